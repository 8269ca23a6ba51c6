import Foundation

/// A value that a filter compares with, as written and as what it may mean.
public struct FilterValue: Hashable, Sendable {
    /// The text as written.
    public let text: String
    /// The number, when the text is one and was not quoted.
    public let number: Double?
    /// The truth value, when the text is one and was not quoted.
    public let boolean: Bool?

    /// Reads a scalar; `nil` for a list, a mapping or null.
    public init?(_ value: LocatedValue) {
        guard let text = value.text else { return nil }
        self.text = text
        number = value.number
        boolean = value.boolean
    }

    func equals(_ other: AttributeValue) -> Bool {
        switch other {
        case .missing: false
        case .text(let value): value == text
        case .number(let value): value == number
        case .boolean(let value): value == boolean
        case .list(let items): items.contains(text)
        }
    }
}

/// One comparison of a filter, with the product's documented meaning for values that are not set.
///
/// Source: Braze, filtering operators: "Exactly 0" and "Less than" match people without the number; the negative
/// forms match people without the value.
public enum FilterTest: Sendable {
    case equals(FilterValue)
    case notEquals(FilterValue)
    case isIn([FilterValue])
    case isNotIn([FilterValue])
    /// Any of the texts is part of the value; case counts.
    case contains([String])
    /// The pattern is found in the value; case does not count.
    case matches(FilterPattern)
    case exists(Bool)
    case moreThan(Double)
    case atLeast(Double)
    case lessThan(Double)
    case atMost(Double)
    case before(Instant)
    case after(Instant)
    /// For events and instants: within so long before now, now included.
    case inLast(Interval)

    /// Whether a value passes.
    public func accepts(_ value: AttributeValue, now: Instant) -> Bool {
        switch self {
        case .equals(let wanted): wanted.equals(value) || (value == .missing && wanted.number == 0)
        case .notEquals(let wanted): !wanted.equals(value)
        case .isIn(let wanted): wanted.contains { $0.equals(value) }
        case .isNotIn(let wanted): !wanted.contains { $0.equals(value) }
        case .contains(let parts): Self.texts(value).contains { text in parts.contains { text.contains($0) } }
        case .matches(let pattern): Self.texts(value).contains { pattern.isFound(in: $0) }
        case .exists(let wanted): (value != .missing) == wanted
        case .moreThan(let bound): Self.number(value).map { $0 > bound } ?? false
        case .atLeast(let bound): Self.number(value).map { $0 >= bound } ?? false
        case .lessThan(let bound): Self.number(value).map { $0 < bound } ?? (value == .missing)
        case .atMost(let bound): Self.number(value).map { $0 <= bound } ?? (value == .missing)
        case .before(let bound): Self.instant(value).map { $0 < bound } ?? false
        case .after(let bound): Self.instant(value).map { $0 > bound } ?? false
        case .inLast(let interval): Self.instant(value).map { $0 <= now && $0 > now - interval } ?? false
        }
    }

    /// Whether the answer changes as time goes by.
    var dependsOnTime: Bool {
        if case .inLast = self { true } else { false }
    }

    private static func texts(_ value: AttributeValue) -> [String] {
        switch value {
        case .text(let text): [text]
        case .list(let items): items
        default: []
        }
    }

    private static func number(_ value: AttributeValue) -> Double? {
        switch value {
        case .number(let number): number
        default: nil
        }
    }

    private static func instant(_ value: AttributeValue) -> Instant? {
        switch value {
        case .text(let text): DateText.instant(text)
        default: nil
        }
    }
}

/// A regular expression of a filter, compiled once.
public struct FilterPattern: Sendable {
    /// The pattern as written.
    public let text: String
    private let expression: NSRegularExpression

    /// Compiles a pattern.
    ///
    /// - Returns: `nil` when it is no regular expression.
    public init?(_ text: String) {
        guard let expression = try? NSRegularExpression(pattern: text, options: .caseInsensitive) else { return nil }
        self.text = text
        self.expression = expression
    }

    func isFound(in text: String) -> Bool {
        expression.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
    }
}
