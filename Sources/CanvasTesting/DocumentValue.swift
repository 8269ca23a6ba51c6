import CanvasModel
import CanvasScenario

/// A value of a canvas or a scenario, written in Swift as it would be in YAML.
///
/// ```swift
/// let filter: DocumentValue = ["event": "purchase", "in_last": "1h"]
/// ```
public enum DocumentValue: Sendable {
    /// A text, also an instant or a duration.
    case text(String)
    /// A number.
    case number(Double)
    /// A boolean.
    case boolean(Bool)
    /// A list.
    case list([DocumentValue])
    /// A mapping, in the order written.
    case map([(String, DocumentValue)])

    /// The value as readers of documents take it.
    func located(at position: Position) -> LocatedValue {
        switch self {
        case .text(let text): LocatedValue(.scalar(text, isPlain: false), at: position)
        case .number(let number): LocatedValue(.scalar(Self.text(of: number), isPlain: true), at: position)
        case .boolean(let flag): LocatedValue(.scalar(String(flag), isPlain: true), at: position)
        case .list(let elements): LocatedValue(.list(elements.map { $0.located(at: position) }), at: position)
        case .map(let members):
            LocatedValue(
                .map(
                    members.map { .init(key: $0.0, position: position, value: $0.1.located(at: position)) }
                ),
                at: position
            )
        }
    }

    private static func text(of number: Double) -> String {
        Int64(exactly: number).map(String.init) ?? String(number)
    }

    /// The members of a mapping; none of anything else.
    var members: [(String, DocumentValue)] {
        if case .map(let members) = self { members } else { [] }
    }
}

extension DocumentValue: ExpressibleByStringInterpolation {
    /// Makes a text.
    public init(stringLiteral value: String) { self = .text(value) }
}

extension DocumentValue: ExpressibleByIntegerLiteral {
    /// Makes a number.
    public init(integerLiteral value: Int) { self = .number(Double(value)) }
}

extension DocumentValue: ExpressibleByFloatLiteral {
    /// Makes a number.
    public init(floatLiteral value: Double) { self = .number(value) }
}

extension DocumentValue: ExpressibleByBooleanLiteral {
    /// Makes a boolean.
    public init(booleanLiteral value: Bool) { self = .boolean(value) }
}

extension DocumentValue: ExpressibleByArrayLiteral {
    /// Makes a list.
    public init(arrayLiteral elements: DocumentValue...) { self = .list(elements) }
}

extension DocumentValue: ExpressibleByDictionaryLiteral {
    /// Makes a mapping.
    public init(dictionaryLiteral elements: (String, DocumentValue)...) { self = .map(elements) }
}
