/// A filter compiled against one population: reads of columns and of the event history, without a look-up by name.
public struct Predicate: Sendable {
    indirect enum Node: Sendable {
        case constant(Bool)
        case all([Node])
        case any([Node])
        case not(Node)
        /// An answer for each code of an interned column.
        case codes(column: Int, answers: [Bool])
        /// An answer for not set, false and true.
        case boolean(column: Int, answers: [Bool])
        /// Numbers within bounds, both excluded or included, and the answer where there is none.
        case number(column: Int, tests: [FilterTest], missing: Bool)
        /// Any other test, on the person's value.
        case value(column: Int, attribute: StandardAttribute?, tests: [FilterTest])
        /// A number of events in a window.
        case events(code: UInt16, EventWindow)
        case context(name: String, tests: [FilterTest])
        case deviceID(google: Bool, tests: [FilterTest])
        case randomBucket(tests: [FilterTest])
    }

    /// Which events count, and how many there must be.
    struct EventWindow: Sendable {
        var last: Interval?
        var after: Instant?
        var before: Instant?
        var counts: [FilterTest]
    }

    let root: Node

    /// Whether the filter holds for a person.
    ///
    /// - Parameters:
    ///   - person: Who.
    ///   - entry: Their entry, for its context variables; `nil` before there is one.
    ///   - now: The instant at which is asked.
    ///   - facts: What the filter reads.
    public func holds(for person: UInt32, entry: UInt32? = nil, at now: Instant, in facts: FilterFacts) -> Bool {
        Self.holds(root, Int(person), entry, now, facts)
    }

    /// The filter made ready for many people at one instant.
    public func evaluator(at now: Instant, in facts: FilterFacts) -> Evaluator {
        if case .codes(let column, let answers) = root,
            case .interned(let codes, _) = facts.people.columns[column].storage
        {
            return Evaluator(codes: codes, answers: answers, predicate: self, now: now, facts: facts)
        }
        return Evaluator(codes: [], answers: [], predicate: self, now: now, facts: facts)
    }

    /// A filter made ready for many people: one that asks a single column of codes is two reads of arrays.
    public struct Evaluator {
        @usableFromInline let codes: [UInt32]
        @usableFromInline let answers: [Bool]
        let predicate: Predicate
        let now: Instant
        let facts: FilterFacts

        /// Whether the filter holds for a person.
        @inlinable
        public func holds(for person: UInt32, entry: UInt32?) -> Bool {
            codes.isEmpty ? asked(of: person, entry) : answers[Int(codes[Int(person)])]
        }

        @usableFromInline
        func asked(of person: UInt32, _ entry: UInt32?) -> Bool {
            predicate.holds(for: person, entry: entry, at: now, in: facts)
        }
    }

    private static func holds(
        _ node: Node,
        _ person: Int,
        _ entry: UInt32?,
        _ now: Instant,
        _ facts: FilterFacts
    ) -> Bool {
        switch node {
        case .constant(let answer):
            return answer
        case .all(let parts):
            return parts.allSatisfy { holds($0, person, entry, now, facts) }
        case .any(let parts):
            return parts.contains { holds($0, person, entry, now, facts) }
        case .not(let part):
            return !holds(part, person, entry, now, facts)
        case .codes(let column, let answers):
            guard case .interned(let codes, _) = facts.people.columns[column].storage else { return false }
            return answers[Int(codes[person])]
        case .boolean(let column, let answers):
            guard case .boolean(let flags) = facts.people.columns[column].storage else { return false }
            return answers[Int(flags[person])]
        case .number(let column, let tests, let missing):
            guard case .number(let numbers) = facts.people.columns[column].storage else { return false }
            let number = numbers[person]
            return number.isNaN ? missing : tests.allSatisfy { $0.accepts(.number(number), now: now) }
        case .value(let column, let attribute, let tests):
            let value = facts.people.value(column, of: person).fitting(attribute)
            return tests.allSatisfy { $0.accepts(value, now: now) }
        case .events(let code, let window):
            return window.holds(code, person, now, facts.history)
        case .context(let name, let tests):
            let value = entry.flatMap { facts.contexts[$0]?[name] } ?? .missing
            return tests.allSatisfy { $0.accepts(value, now: now) }
        case .deviceID(let google, let tests):
            let value = facts.people.deviceIDs(of: person, google: google)
            return tests.allSatisfy { $0.accepts(value, now: now) }
        case .randomBucket(let tests):
            let bucket = facts.people.bucket(of: person)
            return tests.allSatisfy { $0.accepts(bucket, now: now) }
        }
    }
}

extension Predicate.EventWindow {
    /// What tests of an event ask for: those of time make the window, all others are of the number of events in it.
    init(_ tests: [FilterTest]) {
        self.init(counts: [])
        for test in tests {
            switch test {
            case .inLast(let interval): last = interval
            case .after(let instant): after = instant
            case .before(let instant): before = instant
            case .exists(let wanted): counts.append(wanted ? .atLeast(1) : .lessThan(1))
            default: counts.append(test)
            }
        }
    }

    func holds(_ code: UInt16, _ person: Int, _ now: Instant, _ history: EventHistory) -> Bool {
        let bounds = bounds(at: now)
        return accepts(
            history.count(of: code, person: person, after: bounds.after, through: bounds.through),
            at: now
        )
    }

    /// After which instant, and up to and with which, events count.
    func bounds(at now: Instant) -> (after: Instant?, through: Instant) {
        var start = after
        if let last {
            let windowStart = now - last
            start = start.map { max($0, windowStart) } ?? windowStart
        }
        var end = now
        if let before { end = min(end, Instant(seconds: before.seconds - 1)) }
        return (start, end)
    }

    /// Whether there are as many events as there must be.
    func accepts(_ count: Int, at now: Instant) -> Bool {
        counts.isEmpty ? count > 0 : counts.allSatisfy { $0.accepts(.number(Double(count)), now: now) }
    }
}

extension AttributeValue {
    /// The value as filters see it: not set when it is no value of its standard attribute.
    package func fitting(_ attribute: StandardAttribute?) -> AttributeValue {
        guard let attribute, case .text(let text) = self, !attribute.accepts(text) else { return self }
        return .missing
    }
}

extension People {
    /// The identifiers of a person's devices, of one kind.
    package func deviceIDs(of person: Int, google: Bool) -> AttributeValue {
        let column = google ? devices.googleAdID : devices.idfa
        let ids = devices.rows(of: person).map { column[$0] }.filter(\.isPresent).map(string)
        return ids.isEmpty ? .missing : .list(ids)
    }
}
