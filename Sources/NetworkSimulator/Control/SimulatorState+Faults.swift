import CanvasModel

/// The bad days.
extension SimulatorState {
    var faultListing: ControlJSON {
        .object([("faults", .list(schedule.entries.map(\.listing)))])
    }

    /// Adds the rules of a body: one, a list, or `{"faults": […]}`.
    mutating func addFaults(_ body: [UInt8]) throws(ControlRefusal) -> ControlJSON {
        let value = try ControlBody.read(body)
        let written = value.elements ?? value["faults"]?.elements ?? [value]
        var found = Diagnostics()
        let rules = written.compactMap { FaultRule.read($0, into: &found) }
        for answer in rules.flatMap(\.answers) {
            if let problem = answer.problem(for: type(of: simulator)) { found.add(problem) }
        }
        if let problem = found.all.first { throw ControlRefusal(400, problem) }
        for rule in rules { schedule.add(rule, start: nil) }
        return faultListing
    }

    mutating func removeFaults() -> ControlJSON {
        schedule.removeAll()
        return faultListing
    }

    mutating func removeFault(_ text: String) throws(ControlRefusal) -> ControlJSON {
        guard let id = Int(text), schedule.remove(id) else {
            throw ControlRefusal(404, "there is no fault `\(text.prefix(60))`")
        }
        return faultListing
    }
}

extension FaultSchedule.Entry {
    fileprivate var listing: ControlJSON {
        let begins: String =
            switch rule.begins {
            case .at(let instant): instant.description
            case .after(let interval): interval.description
            }
        return .object([
            ("id", .integer(id)), ("respond", .text(rule.fault.rawValue)), ("at", .text(begins)),
            ("for", .optional(rule.lasts?.description)), ("requests", .optional(rule.requests)),
            ("method", .optional(rule.method)), ("path", .optional(rule.path)), ("struck", .integer(struck)),
        ])
    }
}
