import CanvasModel

/// Values that take the place of those that tell who somebody is, such that every filter answers as before.
struct SyntheticValues {
    /// The filters that may ask for a value.
    let filters: [Filter]
    /// The instant at which tests of time are asked.
    let now: Instant
    /// Whether a value keeps the form of the true one, however odd that is, rather than being a tidy one.
    let keepsForm: Bool

    /// Where a value stands.
    enum Place {
        case attribute
        case context
    }

    /// Whether a value must be replaced.
    static func isPersonal(_ name: String, _ value: AttributeValue) -> Bool {
        switch value {
        case .missing, .boolean: false
        case .number: StandardAttribute.isPersonal(name)
        case .text(let text): StandardAttribute.isPersonal(name) || text.contains("@")
        case .list(let items): StandardAttribute.isPersonal(name) || items.contains { $0.contains("@") }
        }
    }

    /// The value in the place of another one.
    ///
    /// - Throws: ``ExplanationProblem`` when none is found for which all filters answer alike.
    func value(of name: String, _ value: AttributeValue, in place: Place) throws(ExplanationProblem) -> AttributeValue {
        guard Self.isPersonal(name, value) else { return value }
        let asked = tests(of: name, place)
        for candidate in candidates(for: name, value, asked) where isAlike(name, value, candidate, asked, place) {
            return candidate
        }
        throw .unsavable(
            "a filter asks so closely for `\(name.prefix(60))` that no other value answers alike",
            fix: "ask for less in the filter, or write the scenario by hand"
        )
    }

    private func isAlike(
        _ name: String,
        _ value: AttributeValue,
        _ candidate: AttributeValue,
        _ asked: [[FilterTest]],
        _ place: Place
    ) -> Bool {
        let standard = place == .attribute ? StandardAttribute(rawValue: name) : nil
        let (old, new) = (value.fitting(standard), candidate.fitting(standard))
        return asked.allSatisfy { tests in
            tests.allSatisfy { $0.accepts(old, now: now) } == tests.allSatisfy { $0.accepts(new, now: now) }
        }
    }

    private func tests(of name: String, _ place: Place) -> [[FilterTest]] {
        filters.flatMap(\.leaves).compactMap { leaf in
            switch (leaf.subject, place) {
            case (.attribute(name), .attribute), (.customAttribute(name), .attribute), (.context(name), .context):
                leaf.tests
            default: nil
            }
        }
    }

    private func candidates(
        for name: String,
        _ value: AttributeValue,
        _ asked: [[FilterTest]]
    ) -> [AttributeValue] {
        switch value {
        case .missing, .boolean: return [value]
        case .number(let number):
            let bounds = asked.joined().flatMap(Self.numbers)
            let all = [Double(Self.plainNumber)] + bounds.flatMap { [$0 - 1, $0, $0 + 1] }
            return all.filter { $0 != number }.map(AttributeValue.number)
        case .list(let items):
            return [.list(items.indices.map { "item\($0 + 1)" }), .list(items.map(Self.masked))]
        case .text(let text):
            let tidy = Self.tidy(name, text)
            let parts = asked.joined().flatMap(Self.texts)
            let joined = parts.flatMap { [$0, "a" + $0, $0 + "a", "person." + $0] }
            let all = (keepsForm ? [Self.masked(text)] + tidy : tidy + [Self.masked(text)]) + joined
            return all.filter { Self.mayRepeat(name) || $0.lowercased() != text.lowercased() }.map(AttributeValue.text)
        }
    }

    /// Whether the attribute has so few values that one of them tells nobody's name.
    private static func mayRepeat(_ name: String) -> Bool {
        switch StandardAttribute(rawValue: name) {
        case .gender?, .homeCity?: true
        default: false
        }
    }

    private static let plainNumber = 5_550_100

    private static func tidy(_ name: String, _ text: String) -> [String] {
        switch StandardAttribute(rawValue: name) {
        case .email?: ["person@example.com", "person@example.org"]
        case .phone?: ["+12025550100", "+442079460000"]
        case .firstName?: ["Alex", "Robin"]
        case .lastName?: ["Example", "Sample"]
        case .dateOfBirth?: CivilDate(text) == nil ? [] : ["1990-01-01", "2001-01-01", "1960-01-01", "2015-01-01"]
        case .gender?: ["F", "M", "O", "N", "P"]
        case .homeCity?: ["Springfield"]
        default: text.contains("@") ? ["person@example.com"] : []
        }
    }

    /// The text with other letters and digits: odd where it was odd.
    private static func masked(_ text: String) -> String {
        var letters = Array("examplesyntheticvalue")[...]
        let all = letters
        return String(
            text.map { character in
                if character.isNumber { return "5" }
                guard character.isLetter else { return character }
                if letters.isEmpty { letters = all }
                let next = letters.removeFirst()
                return character.isUppercase ? Character(next.uppercased()) : next
            }
        )
    }

    private static func texts(_ test: FilterTest) -> [String] {
        switch test {
        case .equals(let value), .notEquals(let value): [value.text]
        case .isIn(let values), .isNotIn(let values): values.map(\.text)
        case .contains(let parts): parts
        case .before(let instant), .after(let instant):
            [(instant - .days(1)).day.description, (instant + .days(1)).day.description]
        default: []
        }
    }

    private static func numbers(_ test: FilterTest) -> [Double] {
        switch test {
        case .equals(let value), .notEquals(let value): [value.number].compactMap { $0 }
        case .isIn(let values), .isNotIn(let values): values.compactMap(\.number)
        case .moreThan(let bound), .atLeast(let bound), .lessThan(let bound), .atMost(let bound): [bound]
        default: []
        }
    }
}
