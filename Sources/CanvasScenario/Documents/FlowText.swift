import CanvasModel

/// YAML in its flow style, as scenarios that we write are: each element of a list fits a line.
enum FlowText {
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
        let isWord = text.utf8.allSatisfy { byte in
            byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte == UInt8(ascii: "_")
        }
        let isKept = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"].contains(text.lowercased())
        return isWord && !isKept && !text.isEmpty && text.utf8.count < 64 ? text : quoted(text)
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

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
                let digits = String(scalar.value, radix: 16)
                quoted += "\\x" + String(repeating: "0", count: 2 - digits.count) + digits
            case "\u{2028}", "\u{2029}", "\u{FEFF}": quoted += "\\u" + String(scalar.value, radix: 16)
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
