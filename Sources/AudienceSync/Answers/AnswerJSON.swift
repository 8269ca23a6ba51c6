/// A JSON value of a network's answer.
///
/// Numbers stay text: identifiers have 64 bits and would lose some on the way through a floating-point number.
public enum AnswerJSON: Hashable, Sendable {
    case null
    case boolean(Bool)
    case number(String)
    case text(String)
    case list([AnswerJSON])
    case object([String: AnswerJSON])

    /// The value of a member, when this is an object that has it.
    public subscript(name: String) -> AnswerJSON? {
        if case .object(let members) = self { members[name] } else { nil }
    }

    /// The elements, when this is a list.
    public var elements: [AnswerJSON]? {
        if case .list(let elements) = self { elements } else { nil }
    }

    /// The members in the order of their names, when this is an object.
    public var members: [(name: String, value: AnswerJSON)]? {
        guard case .object(let members) = self else { return nil }
        return members.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// The text, or the digits of a number: networks write identifiers either way.
    public var text: String? {
        switch self {
        case .text(let text), .number(let text): text
        default: nil
        }
    }

    /// The whole number, also when it is written as text.
    public var integer: Int? {
        text.flatMap { Int($0) }
    }

    /// The number, also when it is written as text.
    public var number: Double? {
        text.flatMap { Double($0) }.flatMap { $0.isFinite ? $0 : nil }
    }

    /// The truth value, also when it is written as text.
    public var boolean: Bool? {
        switch self {
        case .boolean(let value): value
        case .text("true"): true
        case .text("false"): false
        default: nil
        }
    }
}
