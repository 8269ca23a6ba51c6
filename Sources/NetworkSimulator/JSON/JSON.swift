/// A JSON value whose objects keep the order of their members, as recorded answers do.
///
/// Numbers are kept as written: session identifiers have 64 bits and must not go through a floating-point number.
public enum JSON: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(String)
    case text(String)
    case array([JSON])
    case object([Member])

    /// A name and its value.
    public struct Member: Hashable, Sendable {
        /// The name.
        public var name: String
        /// The value.
        public var value: JSON

        /// Names a value.
        public init(name: String, value: JSON) {
            self.name = name
            self.value = value
        }
    }

    /// A whole number.
    public static func number(_ value: some BinaryInteger) -> JSON { .number("\(value)") }

    /// The member of that name, when this is an object that has one.
    public subscript(name: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// The text of a scalar; `nil` for null, lists and objects.
    public var scalarText: String? {
        switch self {
        case .text(let text), .number(let text): text
        case .bool(let value): value ? "true" : "false"
        case .null, .array, .object: nil
        }
    }

    /// A whole number, also when it was written as text.
    public var integer: Int64? { scalarText.flatMap { Int64($0) } }

    /// A truth value, also as the forms encode it.
    public var truth: Bool? {
        switch scalarText {
        case "true", "1": true
        case "false", "0": false
        default: nil
        }
    }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// A text.
    public init(stringLiteral value: String) { self = .text(value) }
    /// A whole number.
    public init(integerLiteral value: Int) { self = .number("\(value)") }
    /// A truth value.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    /// A list.
    public init(arrayLiteral elements: JSON...) { self = .array(elements) }
    /// An object whose members keep their order.
    public init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(elements.map { Member(name: $0, value: $1) })
    }
}
