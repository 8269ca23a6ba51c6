/// What a filter answers for one person at one instant, part by part: what a predicate answers in one word.
///
/// It holds the person's values as they are; who prints it decides which of them may be seen.
package struct FilterAnswer: Sendable {
    /// What is asked.
    package enum Question: Sendable {
        /// Whether every part holds.
        case all
        /// Whether at least one part holds.
        case any
        /// Whether the one part does not hold.
        case not
        /// One thing about the person; a segment has the filter that it stands for as its part.
        case leaf(FilterLeaf)
    }

    /// What a leaf found.
    package enum Actual: Sendable {
        /// A value.
        case value(AttributeValue)
        /// A number of events in the leaf's window, and when the last of them were, newest first.
        case events(count: Int, latest: [Instant])
    }

    /// What is asked.
    package let question: Question
    /// The answer.
    package let holds: Bool
    /// The answers that it follows from.
    package var parts: [FilterAnswer] = []
    /// What a leaf found; `nil` for what is no leaf, and for a segment.
    package var actual: Actual?
}

extension Filter {
    /// The answer for a person, every part of it asked.
    ///
    /// - Parameters:
    ///   - person: Who.
    ///   - entry: Their entry, for its context variables; `nil` before there is one.
    ///   - now: The instant at which is asked.
    ///   - facts: What the filter reads.
    ///   - segments: The filters that the document names.
    package func answer(
        for person: Int,
        entry: UInt32?,
        at now: Instant,
        in facts: FilterFacts,
        segments: [String: Filter]
    ) -> FilterAnswer {
        func answer(_ filter: Filter) -> FilterAnswer {
            filter.answer(for: person, entry: entry, at: now, in: facts, segments: segments)
        }
        switch self {
        case .all(let filters):
            let parts = filters.map(answer)
            return FilterAnswer(question: .all, holds: parts.allSatisfy(\.holds), parts: parts)
        case .any(let filters):
            let parts = filters.map(answer)
            return FilterAnswer(question: .any, holds: parts.contains(where: \.holds), parts: parts)
        case .not(let filter):
            let part = answer(filter)
            return FilterAnswer(question: .not, holds: !part.holds, parts: [part])
        case .leaf(let leaf):
            if case .segment(let name) = leaf.subject {
                let part = segments[name].map(answer)
                let isWanted = leaf.tests.allSatisfy { $0.accepts(.boolean(true), now: now) }
                return FilterAnswer(
                    question: .leaf(leaf),
                    holds: (part?.holds ?? false) == isWanted,
                    parts: part.map { [$0] } ?? []
                )
            }
            return leaf.answer(for: person, entry: entry, at: now, in: facts)
        }
    }
}

extension FilterLeaf {
    /// How many of the last events are named.
    private static let mostNamed = 3

    fileprivate func answer(for person: Int, entry: UInt32?, at now: Instant, in facts: FilterFacts) -> FilterAnswer {
        switch subject {
        case .attribute(let name):
            return answer(facts.people.value(named: name, of: person), at: now)
        case .customAttribute(let name):
            return answer(facts.people.column(named: name).map { facts.people.value($0, of: person) }, at: now)
        case .context(let name):
            return answer(entry.flatMap { facts.contexts[$0]?[name] }, at: now)
        case .randomBucket:
            let column = facts.people.column(named: StandardAttribute.randomBucket.rawValue)
            return answer(column.map { facts.people.value($0, of: person) } ?? facts.people.bucket(of: person), at: now)
        case .event(let name):
            return answer(.event(name), person, now, facts)
        case .purchase(let product):
            return answer(product.map { .purchase(product: $0) } ?? .event("purchase"), person, now, facts)
        case .step(let step, let interaction):
            return answer(.interaction(interaction, step: step), person, now, facts)
        case .segment:
            return FilterAnswer(question: .leaf(self), holds: false)
        }
    }

    private func answer(_ found: AttributeValue?, at now: Instant) -> FilterAnswer {
        let value = found ?? .missing
        return FilterAnswer(
            question: .leaf(self),
            holds: tests.allSatisfy { $0.accepts(value, now: now) },
            actual: .value(value)
        )
    }

    private func answer(_ key: EventKey, _ person: Int, _ now: Instant, _ facts: FilterFacts) -> FilterAnswer {
        let window = Predicate.EventWindow(tests)
        let bounds = window.bounds(at: now)
        let instants = facts.cited.code(of: key).map { facts.history.instants(of: $0, person: person) } ?? []
        let inside = instants.filter { instant in
            instant <= bounds.through && (bounds.after.map { instant > $0 } ?? true)
        }
        return FilterAnswer(
            question: .leaf(self),
            holds: window.accepts(inside.count, at: now),
            actual: .events(count: inside.count, latest: Array(inside.prefix(Self.mostNamed)))
        )
    }
}

extension People {
    /// A person's value of an attribute as filters see it, the identifiers of devices included.
    package func value(named name: String, of person: Int) -> AttributeValue {
        switch StandardAttribute(rawValue: name) {
        case .idfa: deviceIDs(of: person, google: false)
        case .googleAdID: deviceIDs(of: person, google: true)
        case let standard: column(named: name).map { value($0, of: person).fitting(standard) } ?? .missing
        }
    }

    /// The random bucket of somebody who was not given one.
    func bucket(of person: Int) -> AttributeValue {
        .number(Double(Draw(bits: StableHash.mix(hashes[person])).below(10_000)))
    }
}
