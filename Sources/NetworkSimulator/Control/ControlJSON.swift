/// A value of an answer of a control path, its members in the order written.
indirect enum ControlJSON {
    case null
    case integer(Int)
    case text(String)
    /// A number, or true or false, as it was written.
    case literal(String)
    case list([ControlJSON])
    case object([(String, ControlJSON)])

    static func optional(_ text: String?) -> ControlJSON { text.map { .text($0) } ?? .null }
    static func optional(_ number: Int?) -> ControlJSON { number.map { .integer($0) } ?? .null }

    /// The value, ending with a line feed for who looks at it in a terminal.
    var document: [UInt8] {
        var bytes: [UInt8] = []
        write(to: &bytes)
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }

    private func write(to bytes: inout [UInt8]) {
        switch self {
        case .null: bytes += "null".utf8
        case .integer(let number): bytes += String(number).utf8
        case .text(let text): Self.quote(text, to: &bytes)
        case .literal(let text): bytes += text.utf8
        case .list(let elements):
            bytes.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { bytes += ", ".utf8 }
                element.write(to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { bytes += ", ".utf8 }
                Self.quote(member.0, to: &bytes)
                bytes += ": ".utf8
                member.1.write(to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    /// RFC 8259, section 7.
    private static func quote(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case UInt8(ascii: "\n"): bytes += #"\n"#.utf8
            case 0..<0x20:
                let digits = Array("0123456789abcdef".utf8)
                bytes += #"\u00"#.utf8
                bytes += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
