import CanvasModel

/// YAML in its flow style, as a saved scenario is written: each element of a list fits a line.
enum SavedText {
    /// A mapping on a line.
    static func map(_ members: [(String, String)]) -> String {
        members.isEmpty ? "{}" : "{ " + members.map { "\(text($0.0)): \($0.1)" }.joined(separator: ", ") + " }"
    }

    /// A list on a line.
    static func list(_ elements: [String]) -> String {
        "[" + elements.joined(separator: ", ") + "]"
    }

    /// A text, in quotes wherever it could be taken for something else.
    static func text(_ text: String) -> String {
        LocatedValue.scalarText(text)
    }

    /// A value, such that it is read as what it is.
    static func value(_ value: AttributeValue) -> String {
        switch value {
        case .missing: "null"
        case .number, .boolean: value.description
        case .text(let text): self.text(text)
        case .list(let items): list(items.map(text))
        }
    }

    /// Part of another document.
    static func value(_ value: LocatedValue) -> String {
        switch value.node {
        case .scalar(let text, let isPlain):
            isPlain && (value.number != nil || value.boolean != nil || value.isNull) && !text.isEmpty
                ? text : self.text(text)
        case .list(let elements): list(elements.map { Self.value($0) })
        case .map(let members): map(members.map { ($0.key, Self.value($0.value)) })
        }
    }
}
