import CanvasModel

/// A filter as it was asked about a person: a tree, each leaf with what it asks for and what it found.
public struct ExplainedFilter: Hashable, Sendable {
    /// What is asked.
    public enum Question: String, Hashable, Sendable {
        /// Whether every part holds.
        case all
        /// Whether at least one part holds.
        case any
        /// Whether the one part does not hold.
        case not
        /// An attribute.
        case attribute
        /// A custom attribute.
        case customAttribute = "custom_attribute"
        /// How often something was done.
        case event
        /// How often something was bought.
        case purchase
        /// A variable of the entry.
        case context
        /// A filter that the canvas names, which is the one part.
        case segment
        /// How often something happened between the person and a step.
        case step
        /// The random bucket.
        case randomBucket = "random_bucket"
    }

    /// What is asked.
    public let question: Question
    /// What of it: the attribute, event, product, variable, segment or step; empty where there is nothing to name.
    public let subject: String
    /// What a leaf must find: `equals pro`; empty for what is no leaf.
    public let expected: String
    /// What a leaf found: `free`, `2 times, last at …`, or only `set` for what tells who somebody is.
    public let actual: String?
    /// Whether it holds.
    public let holds: Bool
    /// What it is made of.
    public let parts: [ExplainedFilter]

    /// The leaves, in the order written.
    public var leaves: [ExplainedFilter] {
        parts.isEmpty ? [self] : parts.flatMap(\.leaves)
    }
}

extension ExplainedFilter {
    init(_ answer: FilterAnswer) {
        holds = answer.holds
        parts = answer.parts.map(ExplainedFilter.init)
        switch answer.question {
        case .all: (question, subject, expected, actual) = (.all, "", "", nil)
        case .any: (question, subject, expected, actual) = (.any, "", "", nil)
        case .not: (question, subject, expected, actual) = (.not, "", "", nil)
        case .leaf(let leaf):
            let isPersonal: Bool
            (question, subject, isPersonal) = Self.subject(of: leaf.subject)
            let isCounted = if case .events? = answer.actual { true } else { false }
            let tests = leaf.tests.map { $0.text(isCounted: isCounted, hidesValues: isPersonal) }
            switch answer.actual {
            case .value(let value): actual = Self.text(value, isPersonal: isPersonal)
            case .events(let count, let latest): actual = Self.text(count, latest)
            case nil: actual = answer.parts.first.map { $0.holds ? "holds" : "does not hold" }
            }
            if tests.isEmpty {
                expected = isCounted ? "at least once" : "holds"
            } else {
                expected = tests.joined(separator: ", ")
            }
        }
    }

    private static func subject(
        of subject: FilterLeaf.Subject
    ) -> (Question, String, isPersonal: Bool) {
        switch subject {
        case .attribute(let name): (.attribute, name, StandardAttribute.isPersonal(name))
        case .customAttribute(let name): (.customAttribute, name, StandardAttribute.isPersonal(name))
        case .event(let name): (.event, name, false)
        case .purchase(let product): (.purchase, product ?? "", false)
        case .context(let name): (.context, name, StandardAttribute.isPersonal(name))
        case .segment(let name): (.segment, name, false)
        case .step(let step, let interaction): (.step, "\(step) \(interaction.rawValue)", false)
        case .randomBucket: (.randomBucket, "", false)
        }
    }

    /// A value as it may be seen.
    static func text(_ value: AttributeValue, isPersonal: Bool) -> String {
        switch value {
        case .missing, .boolean: value.description
        case .text(let text): isPersonal || text.contains("@") ? "set" : quoted(text)
        case .number: isPersonal ? "set" : value.description
        case .list(let items): isPersonal || items.contains { $0.contains("@") } ? "set" : value.description
        }
    }

    private static func quoted(_ text: String) -> String {
        text.isEmpty ? "an empty text" : String(text.prefix(80))
    }

    private static func text(_ count: Int, _ latest: [Instant]) -> String {
        guard let last = latest.first else { return "never" }
        let times = count == 1 ? "once" : "\(count) times"
        let others = latest.dropFirst().map { ", \($0)" }.joined()
        return count == 1 ? "once, at \(last)" : "\(times), last at \(last)\(others)"
    }
}

extension FilterTest {
    /// The test as a document writes it.
    ///
    /// - Parameters:
    ///   - isCounted: Whether it is about a number of events.
    ///   - hidesValues: Whether what it compares with may tell the value.
    func text(isCounted: Bool, hidesValues: Bool) -> String {
        func list(_ values: [String]) -> String {
            hidesValues ? "(not shown)" : "[" + values.joined(separator: ", ") + "]"
        }
        func one(_ value: String) -> String {
            hidesValues ? "(not shown)" : value
        }
        switch self {
        case .equals(let value): return "equals \(one(value.text))"
        case .notEquals(let value): return "not_equals \(one(value.text))"
        case .isIn(let values): return "in \(list(values.map(\.text)))"
        case .isNotIn(let values): return "not_in \(list(values.map(\.text)))"
        case .contains(let parts): return parts.count == 1 ? "contains \(one(parts[0]))" : "contains \(list(parts))"
        case .matches(let pattern): return "matches \(one(pattern.text))"
        case .exists(let wanted): return isCounted ? (wanted ? "at least once" : "never") : "exists \(wanted)"
        case .moreThan(let bound): return "more_than \(NumberText.of(bound))"
        case .atLeast(let bound): return "at_least \(NumberText.of(bound))"
        case .lessThan(let bound): return "less_than \(NumberText.of(bound))"
        case .atMost(let bound): return "at_most \(NumberText.of(bound))"
        case .before(let instant): return "before \(instant)"
        case .after(let instant): return "after \(instant)"
        case .inLast(let interval): return "in_last \(interval)"
        }
    }
}
