extension Filter {
    /// What a filter can look at, by the names in a document.
    package static var subjectNames: [String] { FilterLeafReader.subjects }
    /// What can be asked of it.
    package static var operatorNames: [String] { FilterLeafReader.operators }

    /// Reads a filter from a document, noting every problem in it.
    ///
    /// - Returns: The filter, without the parts that have problems; `nil` when nothing of it can be read.
    public static func read(_ value: LocatedValue, into diagnostics: inout Diagnostics) -> Filter? {
        guard let members = value.members else {
            if let parts = value.elements {
                return .all(parts.compactMap { read($0, into: &diagnostics) })
            }
            diagnostics.error(
                at: value.position,
                "a filter can't be \(value.kindDescription)",
                fix: "write a mapping such as { attribute: country, equals: DE }"
            )
            return nil
        }
        for (key, make) in [("all", Filter.all), ("any", Filter.any)] as [(String, ([Filter]) -> Filter)] {
            guard let list = value[key] else { continue }
            refuseOthers(members, than: key, into: &diagnostics)
            guard let parts = list.elements else {
                diagnostics.error(at: list.position, "`\(key)` takes a list of filters, not \(list.kindDescription)")
                return nil
            }
            if parts.isEmpty { diagnostics.error(at: list.position, "`\(key)` needs at least one filter") }
            return make(parts.compactMap { read($0, into: &diagnostics) })
        }
        if let part = value["not"] {
            refuseOthers(members, than: "not", into: &diagnostics)
            return read(part, into: &diagnostics).map(Filter.not)
        }
        return FilterLeafReader(value: value, members: members).read(into: &diagnostics).map(Filter.leaf)
    }

    private static func refuseOthers(
        _ members: [LocatedValue.Member],
        than key: String,
        into diagnostics: inout Diagnostics
    ) {
        for member in members where member.key != key {
            diagnostics.error(
                at: member.position,
                "`\(member.key)` can't stand beside `\(key)`",
                fix: "make it an element of its own"
            )
        }
    }
}

/// Reads one leaf: the thing looked at, and its operators.
private struct FilterLeafReader {
    static let subjects = [
        "attribute", "custom_attribute", "event", "purchase", "context", "segment", "step", "random_bucket",
    ]
    static let operators = [
        "equals", "not_equals", "in", "not_in", "contains", "matches", "exists", "more_than", "at_least", "less_than",
        "at_most", "before", "after", "in_last",
    ]

    let value: LocatedValue
    let members: [LocatedValue.Member]

    func read(into diagnostics: inout Diagnostics) -> FilterLeaf? {
        let named = members.filter { Self.subjects.contains($0.key) }
        guard let subjectMember = named.first else {
            let fix = members.first.flatMap {
                Spelling.nearest(to: $0.key, among: Self.subjects + ["all", "any", "not"])
            }
            diagnostics.error(
                at: members.first?.position ?? value.position,
                "a filter needs one of \(Self.subjects.joined(separator: ", ")), or all, any, not",
                fix: fix.map { "did you mean `\($0)`?" }
            )
            return nil
        }
        for other in named.dropFirst() {
            diagnostics.error(
                at: other.position,
                "a filter looks at one thing, and this one already looks at `\(subjectMember.key)`",
                fix: "use all: with two filters"
            )
        }
        var tests: [FilterTest] = []
        var interactions: [(Interaction, Bool)] = []
        for member in members where !Self.subjects.contains(member.key) {
            if subjectMember.key == "step", let interaction = Interaction(rawValue: member.key) {
                guard let wanted = member.value.boolean else {
                    diagnostics.error(at: member.value.position, "`\(member.key)` takes true or false")
                    continue
                }
                interactions.append((interaction, wanted))
            } else if let test = test(member, into: &diagnostics) {
                tests.append(test)
            }
        }
        return leaf(subjectMember, tests, interactions, into: &diagnostics)
    }

    /// Either `{ random_bucket: 42 }`, or a range by operators beside `random_bucket: true`.
    private func bucket(
        _ member: LocatedValue.Member,
        _ tests: [FilterTest],
        into diagnostics: inout Diagnostics
    ) -> FilterLeaf? {
        if let number = member.value.integer, (0..<10_000).contains(number), tests.isEmpty,
            let value = FilterValue(member.value)
        {
            return FilterLeaf(.randomBucket, [.equals(value)], at: member.position)
        }
        guard member.value.boolean == true, !tests.isEmpty else {
            diagnostics.error(
                at: member.value.position,
                "`random_bucket` takes one number from 0 to 9999, or true with a range beside it",
                fix: "write { random_bucket: true, less_than: 5000 }"
            )
            return nil
        }
        return FilterLeaf(.randomBucket, tests, at: member.position)
    }

    private func leaf(
        _ member: LocatedValue.Member,
        _ tests: [FilterTest],
        _ interactions: [(Interaction, Bool)],
        into diagnostics: inout Diagnostics
    ) -> FilterLeaf? {
        if member.key == "random_bucket" {
            return bucket(member, tests, into: &diagnostics)
        }
        guard let name = member.value.text, !name.isEmpty else {
            diagnostics.error(
                at: member.value.position,
                "`\(member.key)` takes a name, not \(member.value.kindDescription)"
            )
            return nil
        }
        switch member.key {
        case "attribute":
            return needingTests(.attribute(name), tests, member, into: &diagnostics)
        case "custom_attribute":
            return needingTests(.customAttribute(name), tests, member, into: &diagnostics)
        case "context":
            return needingTests(.context(name), tests, member, into: &diagnostics)
        case "event":
            return FilterLeaf(.event(name), tests, at: member.position)
        case "purchase":
            return FilterLeaf(.purchase(product: member.value.boolean == true ? nil : name), tests, at: member.position)
        case "segment":
            return FilterLeaf(.segment(name), tests, at: member.position)
        default:
            guard let (interaction, wanted) = interactions.first, interactions.count == 1 else {
                diagnostics.error(
                    at: member.position,
                    "a filter on a step asks for one of \(Interaction.allCases.map(\.rawValue).joined(separator: ", "))",
                    fix: "write { step: \(name), received: true }"
                )
                return nil
            }
            return FilterLeaf(.step(name, interaction), tests + (wanted ? [] : [.exists(false)]), at: member.position)
        }
    }

    private func needingTests(
        _ subject: FilterLeaf.Subject,
        _ tests: [FilterTest],
        _ member: LocatedValue.Member,
        into diagnostics: inout Diagnostics
    ) -> FilterLeaf? {
        if tests.isEmpty, !members.contains(where: { Self.operators.contains($0.key) }) {
            diagnostics.error(
                at: member.position,
                "the filter on `\(member.value.text ?? "")` compares it with nothing",
                fix: "add one of \(Self.operators.joined(separator: ", "))"
            )
            return nil
        }
        return FilterLeaf(subject, tests, at: member.position)
    }

    private func test(_ member: LocatedValue.Member, into diagnostics: inout Diagnostics) -> FilterTest? {
        let value = member.value
        func refuse(_ wanted: String) -> FilterTest? {
            diagnostics.error(at: value.position, "`\(member.key)` takes \(wanted), not \(value.kindDescription)")
            return nil
        }
        switch member.key {
        case "equals": return FilterValue(value).map(FilterTest.equals) ?? refuse("a value")
        case "not_equals": return FilterValue(value).map(FilterTest.notEquals) ?? refuse("a value")
        case "in": return values(value).map(FilterTest.isIn) ?? refuse("a list of values")
        case "not_in": return values(value).map(FilterTest.isNotIn) ?? refuse("a list of values")
        case "contains":
            return (values(value) ?? FilterValue(value).map { [$0] }).map { .contains($0.map(\.text)) }
                ?? refuse("a text or a list of texts")
        case "matches":
            return value.text.flatMap(FilterPattern.init).map(FilterTest.matches) ?? refuse("a regular expression")
        case "exists": return value.boolean.map(FilterTest.exists) ?? refuse("true or false")
        case "more_than": return value.number.map(FilterTest.moreThan) ?? refuse("a number")
        case "at_least": return value.number.map(FilterTest.atLeast) ?? refuse("a number")
        case "less_than": return value.number.map(FilterTest.lessThan) ?? refuse("a number")
        case "at_most": return value.number.map(FilterTest.atMost) ?? refuse("a number")
        case "before": return instant(value).map(FilterTest.before) ?? refuse("an instant or a date")
        case "after": return instant(value).map(FilterTest.after) ?? refuse("an instant or a date")
        case "in_last":
            return value.text.flatMap { Interval($0) }.map(FilterTest.inLast) ?? refuse("a duration such as 3d")
        default:
            diagnostics.error(
                at: member.position,
                "a filter has no `\(member.key)`",
                fix: Spelling.suggestion(for: member.key, among: Self.operators)
            )
            return nil
        }
    }

    private func values(_ value: LocatedValue) -> [FilterValue]? {
        guard let elements = value.elements, !elements.isEmpty else { return nil }
        let values = elements.compactMap { FilterValue($0) }
        return values.count == elements.count ? values : nil
    }

    private func instant(_ value: LocatedValue) -> Instant? {
        value.text.flatMap { DateText.instant($0) }
    }
}
