import CanvasModel
import CanvasStep

/// The bad days that a simulator is to have, and how far each has come.
struct FaultSchedule: Sendable {
    /// A rule with what it has done so far.
    struct Entry: Sendable {
        let id: Int
        let rule: FaultRule
        /// What its durations count from; `nil` until the next request.
        var start: Instant?
        /// How many requests it struck.
        var struck = 0

        private func isInForce(at instant: Instant) -> Bool {
            let begins: Instant
            switch rule.begins {
            case .at(let given): begins = given
            case .after(let interval): begins = (start ?? instant) + interval
            }
            if let requests = rule.requests, struck >= requests { return false }
            if rule.fault == .scripted, struck >= rule.answers.count { return false }
            guard begins <= instant else { return false }
            return rule.lasts.map { instant < begins + $0 } ?? true
        }

        func strikes(_ request: HTTPRequest, at instant: Instant) -> Bool {
            guard isInForce(at: instant) else { return false }
            if let method = rule.method, method != request.method.uppercased() { return false }
            return rule.path.map { request.path.contains($0) } ?? true
        }
    }

    private(set) var entries: [Entry] = []
    private var made = 0

    /// Adds a rule behind those that there are, which go before it when several are in force.
    ///
    /// - Parameter start: What its durations count from; without one, the next request.
    /// - Returns: What the rule is called here.
    @discardableResult
    mutating func add(_ rule: FaultRule, start: Instant?) -> Int {
        made += 1
        entries.append(Entry(id: made, rule: rule, start: start))
        return made
    }

    mutating func removeAll() {
        entries.removeAll()
    }

    /// Removes a rule; `false` when there is none of that number.
    mutating func remove(_ id: Int) -> Bool {
        guard let index = entries.firstIndex(where: { $0.id == id }) else { return false }
        entries.remove(at: index)
        return true
    }

    /// The fault that strikes a request, with how many requests its rule had struck before; `nil` on a good day.
    mutating func fault(for request: HTTPRequest, at instant: Instant) -> (rule: FaultRule, struck: Int)? {
        for index in entries.indices where entries[index].start == nil { entries[index].start = instant }
        guard let index = entries.firstIndex(where: { $0.strikes(request, at: instant) }) else { return nil }
        defer { entries[index].struck += 1 }
        return (entries[index].rule, entries[index].struck)
    }
}

extension HTTPRequest {
    /// The target without its query, which may hold a token.
    var path: String {
        String(target.prefix { $0 != "?" && $0 != "#" })
    }
}
