/// A value of a document with the place it was written at.
///
/// Scalars stay text until the field that they belong to says what they are: `NO`, `01234` and `10:30` are text unless
/// a field asks for something else (YAML 1.2 core schema). So a document has no type surprises, and every message can
/// quote what was written.
public struct LocatedValue: Sendable {
    /// What the value is made of.
    public indirect enum Node: Sendable {
        /// A scalar; `isPlain` is false when it was quoted, which makes it text and nothing else.
        case scalar(String, isPlain: Bool)
        /// A sequence.
        case list([LocatedValue])
        /// A mapping, in the order written.
        case map([Member])
    }

    /// One key of a mapping with its value.
    public struct Member: Sendable {
        /// The key.
        public let key: String
        /// Where the key stands.
        public let position: Position
        /// What it maps to.
        public let value: LocatedValue

        /// Makes a member.
        public init(key: String, position: Position, value: LocatedValue) {
            self.key = key
            self.position = position
            self.value = value
        }
    }

    /// What the value is.
    public let node: Node
    /// Where it begins.
    public let position: Position

    /// Makes a value.
    public init(_ node: Node, at position: Position) {
        self.node = node
        self.position = position
    }

    /// The members, when the value is a mapping.
    public var members: [Member]? {
        if case .map(let members) = node { members } else { nil }
    }

    /// The elements, when the value is a list.
    public var elements: [LocatedValue]? {
        if case .list(let elements) = node { elements } else { nil }
    }

    /// The value of a key, when the value is a mapping that has it.
    public subscript(key: String) -> LocatedValue? {
        members?.first { $0.key == key }?.value
    }

    /// The text of a scalar, whatever it may mean.
    public var text: String? {
        if case .scalar(let text, _) = node, !isNull { text } else { nil }
    }

    /// Whether the value is the core schema's null: nothing, `~` or `null`.
    public var isNull: Bool {
        if case .scalar(let text, isPlain: true) = node {
            ["", "~", "null", "Null", "NULL"].contains(text)
        } else {
            false
        }
    }

    /// The boolean, when the scalar is `true` or `false`.
    public var boolean: Bool? {
        guard case .scalar(let text, isPlain: true) = node else { return nil }
        switch text {
        case "true", "True", "TRUE": return true
        case "false", "False", "FALSE": return false
        default: return nil
        }
    }

    /// The whole number, when the scalar is one of the core schema.
    public var integer: Int? {
        guard case .scalar(let text, isPlain: true) = node else { return nil }
        return Int(text)
    }

    /// The number, when the scalar is a finite one of the core schema.
    public var number: Double? {
        guard case .scalar(let text, isPlain: true) = node, let first = text.utf8.first,
            first == 0x2B || first == 0x2D || first == 0x2E || (0x30...0x39).contains(first),
            !text.utf8.contains(where: { $0 == 0x78 || $0 == 0x58 || $0 == 0x70 || $0 == 0x50 }),
            let value = Double(text), value.isFinite
        else { return nil }
        return value
    }

    /// What kind of value it is, for a sentence: "a list", "a mapping", "`text`".
    public var kindDescription: String {
        switch node {
        case .list: "a list"
        case .map: "a mapping"
        case .scalar(let text, _): isNull ? "nothing" : "`\(text.prefix(60))`"
        }
    }
}
