extension Case {
    /// The canvas's document.
    var canvasYAML: String {
        var lines = ["name: Generated", "schedule: \(schedule.yaml)"]
        if let audience { lines.append("audience: \(audience.yaml)") }
        var entry: [Value.Member] = []
        if let reentryAfter { entry.append(.init(key: "reentry_after", value: .text(reentryAfter))) }
        if let cap { entry.append(.init(key: "max_entries", value: cap)) }
        if !entry.isEmpty { lines.append("entry: \(Value.map(entry).yaml)") }
        var exits: [Value.Member] = []
        if !exitEvents.isEmpty {
            exits.append(.init(key: "events", value: .list(exitEvents.map { ["event": .text($0)] })))
        }
        if let exitFilter { exits.append(.init(key: "filter", value: exitFilter)) }
        if !exits.isEmpty { lines.append("exit_criteria: \(Value.map(exits).yaml)") }
        lines += Self.list("conversions", conversions)
        lines += Self.list("variants", variants.map(\.value))
        lines += Self.list("steps", steps.map(\.value))
        return lines.joined(separator: "\n") + "\n"
    }

    /// The scenario's document.
    var scenarioYAML: String {
        var lines = ["canvas: case.canvas.yaml", "start: \(Self.start)", "seed: \(seed)"]
        if let runFor { lines.append("run_for: \(runFor)") }
        switch people {
        case .inline(let people): lines += people.isEmpty ? ["people: []"] : Self.list("people", people)
        case .generated(let count): lines.append("people: { generate: \(count) }")
        }
        lines += Self.list("events", events) + Self.list("behavior", behavior)
        if has(type: "facebook_audience") {
            lines += ["networks:", "  facebook:", "    existing_audiences:"]
            lines.append("      - \(Self.crowd.yaml)")
            lines += Self.list("    faults", faults, indent: "      ")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Both documents, and what to do with them.
    var reproduction: String {
        """
        case.canvas.yaml
        ----------------
        \(canvasYAML)
        case.scenario.yaml
        ------------------
        \(scenarioYAML)
        canvas run case.scenario.yaml --in-process
        """
    }

    /// The audience that is there before any run.
    private static let crowd: Value = ["ad_account": "act_1234567890", "name": "crowd"]

    private static func list(_ name: String, _ elements: [Value], indent: String = "  ") -> [String] {
        elements.isEmpty ? [] : ["\(name):"] + elements.map { "\(indent)- \($0.yaml)" }
    }
}

extension Case.Variant {
    fileprivate var value: Value {
        var value: Value = ["name": .text(name), "percent": .number(Double(percent))]
        if let firstStep { value["first_step"] = .text(firstStep) } else { value["control"] = true }
        return value
    }
}

extension Case.Step {
    fileprivate var value: Value {
        var value: Value = ["id": .text(id), "type": .text(type), "settings": settings]
        if next.count == 1, next[0].name == "next" {
            if next[0].target != "exit" { value["next"] = .text(next[0].target) }
        } else {
            value["next"] = .map(next.map { Value.Member(key: $0.name, value: .text($0.target)) })
        }
        return value
    }
}
