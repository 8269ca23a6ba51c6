extension ByteBuffer {
    /// Appends UTF-8 text as the inside of a JSON string, the quotation marks left to the caller.
    ///
    /// Only what RFC 8259 (section 7) demands is escaped: quotation mark, backslash and the control characters below
    /// U+0020. The bytes must be valid UTF-8, else what is written is no JSON.
    public mutating func appendJSONEscaped(_ bytes: UnsafeBufferPointer<UInt8>) {
        var start = 0
        for (index, byte) in bytes.enumerated() where byte < 0x20 || byte == 0x22 || byte == 0x5C {
            append(UnsafeBufferPointer(rebasing: bytes[start..<index]))
            appendEscape(of: byte)
            start = index + 1
        }
        append(UnsafeBufferPointer(rebasing: bytes[start...]))
    }

    /// Appends UTF-8 text as the inside of a JSON string, the quotation marks left to the caller.
    public mutating func appendJSONEscaped(_ bytes: borrowing Span<UInt8>) {
        bytes.withUnsafeBufferPointer { appendJSONEscaped($0) }
    }

    /// Appends a text as the inside of a JSON string, the quotation marks left to the caller.
    public mutating func appendJSONEscaped(_ text: String) {
        var text = text
        text.withUTF8 { appendJSONEscaped($0) }
    }

    private mutating func appendEscape(of byte: UInt8) {
        append(0x5C)
        switch byte {
        case 0x22, 0x5C: append(byte)
        case 0x08: append(UInt8(ascii: "b"))
        case 0x09: append(UInt8(ascii: "t"))
        case 0x0A: append(UInt8(ascii: "n"))
        case 0x0C: append(UInt8(ascii: "f"))
        case 0x0D: append(UInt8(ascii: "r"))
        default:
            append(literal: byte < 0x10 ? "u000" : "u001")
            let low = byte & 0x0F
            append(low < 10 ? 0x30 + low : 0x57 + low)
        }
    }
}
