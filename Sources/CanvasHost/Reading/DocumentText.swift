import CanvasModel

/// A document on its way out, as YAML.
indirect enum DocumentText {
    /// A key with its value.
    struct Member {
        let key: String
        let value: DocumentText

        init(_ key: String, _ value: DocumentText) {
            self.key = key
            self.value = value
        }
    }

    /// Text that goes out as it is.
    case raw(String)
    case list([DocumentText])
    case map([Member])

    /// Takes a value that was read.
    init(_ value: LocatedValue) {
        switch value.node {
        case .scalar(let text, let isPlain):
            self = .raw(isPlain && Self.isSafe(text) ? text : Self.quoted(text))
        case .list(let elements):
            self = .list(elements.map { DocumentText($0) })
        case .map(let members):
            self = .map(members.map { Member($0.key, DocumentText($0.value)) })
        }
    }

    /// The mapping with the members that it lacks.
    func filling(_ defaults: [Member]) -> DocumentText {
        guard case .map(let members) = self else { return self }
        let missing = defaults.filter { filled in !members.contains { $0.key == filled.key } }
        return .map(members + missing)
    }

    /// The document, ending in a new line.
    var text: String {
        lines(width: 110).joined(separator: "\n") + "\n"
    }

    private func lines(width: Int) -> [String] {
        switch self {
        case .raw(let text):
            return [text]
        case .list(let elements):
            return elements.flatMap { element in
                Self.indented(element.fits(width - 2) ? [element.flow] : element.lines(width: width - 2), first: "- ")
            }
        case .map(let members):
            return members.flatMap { member in
                let key = Self.key(member.key) + ":"
                if member.value.fits(width - key.count - 1), member.value.depth < 3 {
                    return ["\(key) \(member.value.flow)"]
                }
                return [key] + member.value.lines(width: width - 2).map { "  " + $0 }
            }
        }
    }

    private static func indented(_ lines: [String], first: String) -> [String] {
        lines.enumerated().map { $0 == 0 ? first + $1 : String(repeating: " ", count: first.count) + $1 }
    }

    private func fits(_ width: Int) -> Bool {
        flow.count <= width
    }

    /// How many mappings and lists lie within each other.
    private var depth: Int {
        switch self {
        case .raw: 0
        case .list(let elements): 1 + (elements.map(\.depth).max() ?? 0)
        case .map(let members): 1 + (members.map(\.value.depth).max() ?? 0)
        }
    }

    /// The value on one line.
    private var flow: String {
        switch self {
        case .raw(let text): text
        case .list(let elements): "[" + elements.map(\.flow).joined(separator: ", ") + "]"
        case .map(let members) where members.isEmpty: "{}"
        case .map(let members):
            "{ " + members.map { "\(Self.key($0.key)): \($0.value.flow)" }.joined(separator: ", ") + " }"
        }
    }

    private static func key(_ key: String) -> String {
        !key.isEmpty && isSafe(key) ? key : quoted(key)
    }

    /// Whether a plain scalar means the same wherever it stands.
    private static func isSafe(_ text: String) -> Bool {
        guard let first = text.first, !"-?:,[]{}#&*!|>'\"%@`~ ".contains(first) || Double(text) != nil else {
            return text.isEmpty || text == "~"
        }
        return !text.contains { ",[]{}\n\r\t".contains($0) } && !text.contains(": ") && !text.contains(" #")
            && !text.hasSuffix(":") && !text.hasSuffix(" ")
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for character in text.unicodeScalars {
            switch character {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            case _ where character.value < 0x20 || character.value == 0x7F:
                let digits = String(character.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(character)
            }
        }
        return quoted + "\""
    }
}
