import CanvasModel

/// Finds a value of an attribute or a context variable that passes tests.
///
/// A test divides all values into few classes: by the values and the bounds that it names. So a value of each class is
/// enough to try, and where none passes there is none; but for texts by parts and patterns, where more are thinkable.
struct ValueSearch {
    /// The standard attribute of the name; `nil` for a custom one and for a context variable.
    let standard: StandardAttribute?

    /// The first value that passes, if there is one.
    func value(passing literals: [Literal]) -> AttributeValue? {
        candidates(literals).first { value in literals.allSatisfy { passes(value, $0) } }
    }

    /// Whether no value passes, at whatever instants the tests are asked.
    func isImpossible(_ literals: [Literal]) -> Bool {
        let timeless = literals.filter { !$0.leaf.tests.contains(where: \.isOpen) }
        return value(passing: timeless) == nil
    }

    private func passes(_ value: AttributeValue, _ literal: Literal) -> Bool {
        var seen = value
        if case .attribute = literal.leaf.subject { seen = value.fitting(standard) }
        if standard == .idfa || standard == .googleAdID, case .text(let id) = value { seen = .list([id]) }
        let now = literal.moment.instant ?? Instant(seconds: 0)
        return literal.leaf.tests.allSatisfy { $0.accepts(seen, now: now) } == literal.holds
    }

    /// Values worth trying, those that a reader expects first.
    func candidates(_ literals: [Literal]) -> [AttributeValue] {
        var reading = CandidateReading()
        for literal in literals {
            for test in literal.leaf.tests { reading.read(test, at: literal.moment.instant) }
        }
        let all = reading.values + usual + [.missing] + reading.unusualValues
        return all.filter(isWritable)
    }

    /// Values that the tests do not name.
    private var usual: [AttributeValue] {
        switch standard {
        case nil: [.text("other"), .number(0), .boolean(true), .boolean(false)]
        case .email: [.text("someone@example.com")]
        case .phone: [.text("+15550100123")]
        case .dateOfBirth: [.text("1990-06-15")]
        case .gender: [.text("F"), .text("M"), .text("O")]
        case .country: [.text("DE"), .text("US"), .text("JP")]
        case .language: [.text("de"), .text("en"), .text("ja")]
        case .timeZone: [.text("Europe/Berlin"), .text("UTC")]
        case .emailSubscribe, .pushSubscribe: [.text("opted_in"), .text("subscribed"), .text("unsubscribed")]
        case .dateOfFirstSession, .dateOfLastSession: [.text("2026-01-15T12:00:00Z")]
        case .adTrackingEnabled: [.boolean(true), .boolean(false)]
        case .randomBucket: [.number(0), .number(5000), .number(9999)]
        case .idfa, .googleAdID: [.text("6d92078a-8246-4ba4-ae5b-76104861e7dc")]
        case .firstName, .lastName, .homeCity: [.text("Other")]
        case .externalID: []
        }
    }

    /// Whether a person can be given the value so that filters see it.
    private func isWritable(_ value: AttributeValue) -> Bool {
        switch (standard, value) {
        // Without one of their own, everybody has a bucket by their name.
        case (.randomBucket, .number(let number)): number == number.rounded() && (0...9999).contains(number)
        case (.randomBucket, _): false
        case (_, .missing): true
        case (.externalID, _): false
        case (nil, .text(let text)): !text.isEmpty
        case (nil, _): true
        case (.adTrackingEnabled, .boolean): true
        case (let standard?, .text(let text)): !text.isEmpty && standard != .adTrackingEnabled && standard.accepts(text)
        default: false
        }
    }
}

extension FilterTest {
    /// Whether more values are thinkable than are tried, or the answer depends on the instant.
    fileprivate var isOpen: Bool {
        switch self {
        case .contains, .matches, .inLast: true
        default: false
        }
    }
}
