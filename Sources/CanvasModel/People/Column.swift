/// One attribute of everybody, as a column.
public struct Column: Sendable {
    /// What the values are, for filters.
    public enum Kind: String, Sendable {
        /// Text, and dates and instants, which are read from it.
        case text
        /// Finite numbers.
        case number
        /// `true` or `false`.
        case boolean
        /// Several texts.
        case list
    }

    /// How the values are held.
    public enum Storage: Sendable {
        /// Texts of which most differ.
        case text([TextReference])
        /// Texts of which many are equal: a code a person, 0 where there is none, and the text of each code.
        case interned(codes: [UInt32], dictionary: [TextReference])
        /// Numbers, NaN where there is none.
        case number([Double])
        /// 0 where there is none, 1 for false, 2 for true.
        case boolean([UInt8])
        /// The items of person `p` are `items[starts[p]..<starts[p + 1]]`, codes into the dictionary.
        case list(starts: [UInt32], items: [UInt32], dictionary: [TextReference])
    }

    /// The attribute's name.
    public let name: String
    /// What the values are.
    public let kind: Kind
    /// The values.
    public var storage: Storage

    /// Makes a column.
    public init(name: String, kind: Kind, storage: Storage) {
        self.name = name
        self.kind = kind
        self.storage = storage
    }
}

/// One person's value of an attribute, for explanations and for filters off the hot path.
public enum AttributeValue: Hashable, Sendable {
    /// Not set.
    case missing
    /// A text.
    case text(String)
    /// A number.
    case number(Double)
    /// A truth value.
    case boolean(Bool)
    /// Several texts.
    case list([String])
}

extension AttributeValue: CustomStringConvertible {
    /// The value as a document would write it.
    public var description: String {
        switch self {
        case .missing: "not set"
        case .text(let text): text
        case .number(let number): NumberText.of(number)
        case .boolean(let boolean): boolean ? "true" : "false"
        case .list(let items): "[" + items.joined(separator: ", ") + "]"
        }
    }
}

/// How a number is written: whole numbers without a fraction.
public enum NumberText {
    /// The shortest text that reads back as the number.
    public static func of(_ number: Double) -> String {
        if let whole = Int(exactly: number) { return String(whole) }
        return number.description
    }
}
