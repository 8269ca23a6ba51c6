/// Reads JSON from bytes, value by value, so that the megabytes of an upload need never become a tree.
public struct JSONScanner {
    /// What is wrong with a text that is no JSON.
    public struct Malformed: Error {
        /// Says so.
        public init() {}
    }

    /// The text.
    public let bytes: [UInt8]
    /// Where reading goes on.
    public private(set) var position: Int
    /// Where the text ends.
    public let end: Int
    /// Deeper nesting is refused, as it would only exhaust the stack.
    private static let deepest = 64

    /// Begins reading a text, or a part of it.
    public init(_ bytes: [UInt8], in range: Range<Int>? = nil) {
        self.bytes = bytes
        position = range?.lowerBound ?? 0
        end = range?.upperBound ?? bytes.count
    }

    /// The value that the whole range holds.
    public static func value(_ bytes: [UInt8], in range: Range<Int>? = nil) throws(Malformed) -> JSON {
        var scanner = JSONScanner(bytes, in: range)
        let value = try scanner.value()
        guard scanner.peek() == nil else { throw Malformed() }
        return value
    }

    /// The next byte that is no white space, still to be taken; `nil` at the end.
    public mutating func peek() -> UInt8? {
        while position < end {
            switch bytes[position] {
            case 0x20, 0x09, 0x0A, 0x0D: position += 1
            case let byte: return byte
            }
        }
        return nil
    }

    /// Takes the next byte if it is this one.
    public mutating func take(_ byte: Unicode.Scalar) -> Bool {
        guard peek() == UInt8(ascii: byte) else { return false }
        position += 1
        return true
    }

    /// Reads an object, giving each member's name and itself, placed before the value, which must be taken.
    public mutating func object(_ member: (String, inout JSONScanner) throws(Malformed) -> Void) throws(Malformed) {
        guard take("{") else { throw Malformed() }
        if take("}") { return }
        repeat {
            let name = try string()
            guard take(":") else { throw Malformed() }
            try member(name, &self)
        } while take(",")
        guard take("}") else { throw Malformed() }
    }

    /// Reads any value.
    public mutating func value(depth: Int = 0) throws(Malformed) -> JSON {
        guard depth < Self.deepest, let first = peek() else { throw Malformed() }
        switch first {
        case UInt8(ascii: "{"):
            var members: [JSON.Member] = []
            try object { (name, scanner) throws(Malformed) in
                members.append(JSON.Member(name: name, value: try scanner.value(depth: depth + 1)))
            }
            return .object(members)
        case UInt8(ascii: "["):
            position += 1
            var values: [JSON] = []
            if take("]") { return .array(values) }
            repeat { values.append(try value(depth: depth + 1)) } while take(",")
            guard take("]") else { throw Malformed() }
            return .array(values)
        case UInt8(ascii: "\""): return .text(try string())
        default: return try word()
        }
    }

    /// Reads a text and decodes its escapes.
    public mutating func string() throws(Malformed) -> String {
        let inner = try skipString()
        return String(decoding: try Self.unescaped(bytes, in: inner), as: UTF8.self)
    }

    private mutating func word() throws(Malformed) -> JSON {
        let start = position
        while position < end, JSONScanner.isWord(bytes[position]) { position += 1 }
        let word = String(decoding: bytes[start..<position], as: UTF8.self)
        switch word {
        case "true": return true
        case "false": return false
        case "null": return .null
        default:
            guard JSONScanner.isNumber(word) else { throw Malformed() }
            return .number(word)
        }
    }
}

extension JSONScanner {
    /// Passes over any value without reading it, and tells where it stands.
    ///
    /// Only brackets and quotes are looked at: what is inside is checked by whoever reads it.
    public mutating func skipValue() throws(Malformed) -> Range<Int> {
        guard let first = peek() else { throw Malformed() }
        let start = position
        switch first {
        case UInt8(ascii: "\""): _ = try skipString()
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            var depth = 0
            repeat {
                guard position < end else { throw Malformed() }
                switch bytes[position] {
                case UInt8(ascii: "\""):
                    _ = try skipString()
                    continue
                case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
                case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
                default: break
                }
                position += 1
            } while depth > 0
        default:
            while position < end, Self.isWord(bytes[position]) { position += 1 }
            guard position > start else { throw Malformed() }
        }
        return start..<position
    }

    /// Passes over a text and tells where the bytes between its quotes stand.
    public mutating func skipString() throws(Malformed) -> Range<Int> {
        guard take("\"") else { throw Malformed() }
        let start = position
        let from = position
        let stop = end
        let close = bytes.withUnsafeBytes { ByteWord.closingQuote(in: $0, from: from, to: stop) }
        guard let close else { throw Malformed() }
        position = close + 1
        return start..<close
    }

    /// The bytes of a text with its escapes decoded.
    public static func unescaped(_ bytes: [UInt8], in range: Range<Int>) throws(Malformed) -> [UInt8] {
        guard let first = bytes[range].firstIndex(of: UInt8(ascii: "\\")) else { return Array(bytes[range]) }
        var plain = Array(bytes[range.lowerBound..<first])
        plain.reserveCapacity(range.count)
        var position = first
        while position < range.upperBound {
            guard bytes[position] == UInt8(ascii: "\\") else {
                plain.append(bytes[position])
                position += 1
                continue
            }
            guard position + 1 < range.upperBound else { throw Malformed() }
            position += 2
            switch bytes[position - 1] {
            case UInt8(ascii: "n"): plain.append(0x0A)
            case UInt8(ascii: "t"): plain.append(0x09)
            case UInt8(ascii: "r"): plain.append(0x0D)
            case UInt8(ascii: "b"): plain.append(0x08)
            case UInt8(ascii: "f"): plain.append(0x0C)
            case UInt8(ascii: "u"):
                plain += String(try scalar(bytes, at: &position, before: range.upperBound)).utf8
            case let byte where [UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/")].contains(byte):
                plain.append(byte)
            default: throw Malformed()
            }
        }
        return plain
    }

    /// The scalar of `\uXXXX`, or of two of them that are a surrogate pair; `position` stands after the `u`.
    private static func scalar(
        _ bytes: [UInt8],
        at position: inout Int,
        before end: Int
    ) throws(Malformed) -> Unicode.Scalar {
        let high = try unit(bytes, at: &position, before: end)
        if let scalar = Unicode.Scalar(high) { return scalar }
        guard position + 1 < end, bytes[position] == UInt8(ascii: "\\"), bytes[position + 1] == UInt8(ascii: "u")
        else { throw Malformed() }
        position += 2
        let low = try unit(bytes, at: &position, before: end)
        guard (0xD800..<0xDC00).contains(high), (0xDC00..<0xE000).contains(low),
            let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
        else { throw Malformed() }
        return scalar
    }

    private static func unit(_ bytes: [UInt8], at position: inout Int, before end: Int) throws(Malformed) -> UInt32 {
        guard position + 4 <= end else { throw Malformed() }
        var unit: UInt32 = 0
        for byte in bytes[position..<position + 4] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw Malformed() }
            unit = unit << 4 | UInt32(digit)
        }
        position += 4
        return unit
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2E: true
        default: false
        }
    }

    /// Whether the word is a JSON number, which `Double` alone would not tell from `nan` or hexadecimal.
    public static func isNumber(_ word: String) -> Bool {
        guard let first = word.utf8.first, first == 0x2D || (0x30...0x39).contains(first) else { return false }
        return Double(word) != nil
            && word.utf8.allSatisfy { (0x2B...0x39).contains($0) || $0 == 0x45 || $0 == 0x65 }
    }
}
