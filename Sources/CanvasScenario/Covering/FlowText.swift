import CanvasModel

extension LocatedValue {
    /// The value on one line of YAML.
    var flowText: String {
        switch node {
        case .scalar(let text, isPlain: true): return text
        case .scalar(let text, isPlain: false): return Self.scalarText(text)
        case .list(let elements): return "[" + elements.map(\.flowText).joined(separator: ", ") + "]"
        case .map(let members):
            let parts = members.map { "\(Self.scalarText($0.key)): \($0.value.flowText)" }
            return "{ " + parts.joined(separator: ", ") + " }"
        }
    }

    /// A text as a scalar that is read as this text and nothing else: quoted unless it is a simple name.
    private static func scalarText(_ text: String) -> String {
        let words = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]
        let isName =
            text.utf8.first.map(isLetter) ?? false
            && text.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || [0x2D, 0x2E].contains($0) }
            && !words.contains(text.lowercased())
        if isName { return text }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
                let hexadecimal = String(scalar.value, radix: 16, uppercase: true)
                quoted += "\\x" + String(repeating: "0", count: 2 - hexadecimal.utf8.count) + hexadecimal
            case "\u{2028}", "\u{2029}", "\u{FEFF}":
                quoted += "\\u" + String(scalar.value, radix: 16, uppercase: true)
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || byte == 0x5F
    }
}
