/// A JSON value whose objects keep the order of their members.
///
/// Results are compared byte by byte, so nothing of them may depend on the order of a dictionary or on how a library
/// prints a number.
package indirect enum OrderedJSON: Sendable {
    /// Nothing.
    case null
    /// `true` or `false`.
    case boolean(Bool)
    /// A whole number.
    case integer(Int)
    /// A whole number that may need all 64 bits.
    case unsigned(UInt64)
    /// A number; written without an exponent, and as `null` when it is not finite, for which JSON has no word.
    case number(Double)
    /// A text.
    case text(String)
    /// A list.
    case list([OrderedJSON])
    /// An object.
    case object([(key: String, value: OrderedJSON)])

    /// The text, or null.
    package static func optional(_ text: String?) -> OrderedJSON {
        text.map { .text($0) } ?? .null
    }

    /// The whole number, or null.
    package static func optional(_ integer: Int?) -> OrderedJSON {
        integer.map { .integer($0) } ?? .null
    }

    /// An object of whole numbers.
    package static func figures(_ members: [(String, Int)]) -> OrderedJSON {
        .object(members.map { (key: $0.0, value: .integer($0.1)) })
    }
}

extension OrderedJSON {
    /// The document: two spaces a level, one member a line, a line feed at the end.
    package var document: String {
        var text = ""
        write(to: &text, indent: 0)
        return text + "\n"
    }

    /// The document on one line, without a line feed: what a list of JSON lines is made of.
    package var line: String {
        var text = ""
        writeLine(to: &text)
        return text
    }

    private func writeLine(to text: inout String) {
        switch self {
        case .list(let elements):
            text += "["
            for (index, element) in elements.enumerated() {
                if index > 0 { text += ", " }
                element.writeLine(to: &text)
            }
            text += "]"
        case .object(let members):
            text += "{"
            for (index, member) in members.enumerated() {
                if index > 0 { text += ", " }
                Self.quote(member.key, to: &text)
                text += ": "
                member.value.writeLine(to: &text)
            }
            text += "}"
        default:
            write(to: &text, indent: 0)
        }
    }

    private func write(to text: inout String, indent: Int) {
        switch self {
        case .null: text += "null"
        case .boolean(let value): text += value ? "true" : "false"
        case .integer(let value): text += String(value)
        case .unsigned(let value): text += String(value)
        case .number(let value): text += value.isFinite ? PlainDecimal.text(value) : "null"
        case .text(let value): Self.quote(value, to: &text)
        case .list(let elements):
            Self.writeLines(elements, between: ("[", "]"), to: &text, indent: indent) { element, text in
                element.write(to: &text, indent: indent + 1)
            }
        case .object(let members):
            Self.writeLines(members, between: ("{", "}"), to: &text, indent: indent) { member, text in
                Self.quote(member.key, to: &text)
                text += ": "
                member.value.write(to: &text, indent: indent + 1)
            }
        }
    }

    private static func writeLines<Element>(
        _ elements: [Element],
        between ends: (String, String),
        to text: inout String,
        indent: Int,
        write: (Element, inout String) -> Void
    ) {
        text += ends.0
        for (index, element) in elements.enumerated() {
            text += index == 0 ? "\n" : ",\n"
            text += String(repeating: "  ", count: indent + 1)
            write(element, &text)
        }
        if !elements.isEmpty { text += "\n" + String(repeating: "  ", count: indent) }
        text += ends.1
    }

    private static func quote(_ value: String, to text: inout String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
