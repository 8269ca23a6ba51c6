/// Scans JSON (RFC 8259) in bytes, token by token, without making a value of anything that nobody asks for.
///
/// The bytes are passed to each call rather than kept, so that one scanner goes through the lines of a file and its
/// buffer for unescaped texts is allocated once.
struct JSONScanner {
    /// A text: bytes of the input where it has no escapes, else bytes of `unescaped`.
    struct Text: Hashable {
        let range: Range<Int>
        let isUnescaped: Bool
    }

    /// What a value begins with.
    enum Kind {
        case object, array, string, number, boolean, null
    }

    /// The offset of the next byte.
    var at = 0
    /// The texts that had escapes, one after the other.
    private(set) var unescaped: [UInt8] = []

    mutating func restart(at offset: Int = 0) {
        at = offset
        unescaped.removeAll(keepingCapacity: true)
    }

    /// Skips blanks and tells what comes.
    mutating func kind(_ bytes: Span<UInt8>) throws(JSONProblem) -> Kind {
        skipBlanks(bytes)
        guard at < bytes.count else { throw problem("a value is missing at its end") }
        switch bytes[at] {
        case 0x7B: return .object
        case 0x5B: return .array
        case 0x22: return .string
        case 0x74, 0x66: return .boolean
        case 0x6E: return .null
        case 0x2D, 0x30...0x39: return .number
        default: throw problem("a value is missing")
        }
    }

    mutating func skipBlanks(_ bytes: Span<UInt8>) {
        while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x09 || bytes[at] == 0x0A || bytes[at] == 0x0D {
            at += 1
        }
    }

    /// Takes one byte, after blanks.
    mutating func take(_ byte: UInt8, _ bytes: Span<UInt8>) -> Bool {
        skipBlanks(bytes)
        guard at < bytes.count, bytes[at] == byte else { return false }
        at += 1
        return true
    }

    mutating func expect(_ byte: UInt8, _ bytes: Span<UInt8>) throws(JSONProblem) {
        guard take(byte, bytes) else {
            throw problem("`\(Character(Unicode.Scalar(byte)))` is missing")
        }
    }

    mutating func expectEnd(_ bytes: Span<UInt8>) throws(JSONProblem) {
        skipBlanks(bytes)
        if at < bytes.count { throw problem("something follows the value") }
    }

    /// Takes `true`, `false` or `null`, and returns its bytes.
    mutating func word(_ bytes: Span<UInt8>) throws(JSONProblem) -> Range<Int> {
        let word: StaticString =
            switch bytes[at] {
            case 0x74: "true"
            case 0x66: "false"
            default: "null"
            }
        let start = at
        let matches = word.withUTF8Buffer { buffer in
            guard start + buffer.count <= bytes.count else { return false }
            for index in buffer.indices where bytes[start + index] != buffer[index] { return false }
            return true
        }
        guard matches else { throw problem("a value is missing") }
        at += word.utf8CodeUnitCount
        return start..<at
    }

    /// Takes a number, and returns its bytes as they were written.
    mutating func number(_ bytes: Span<UInt8>) throws(JSONProblem) -> Range<Int> {
        let start = at
        guard let end = Self.numberEnd(bytes, from: start) else { throw problem("this is not a number") }
        at = end
        return start..<end
    }

    /// Where the number that begins at an offset ends; `nil` when none does.
    static func numberEnd(_ bytes: Span<UInt8>, from start: Int) -> Int? {
        var at = start
        func digits() -> Int {
            var end = at
            while end < bytes.count, bytes[end] >= 0x30, bytes[end] <= 0x39 { end += 1 }
            return end - at
        }
        if at < bytes.count, bytes[at] == 0x2D { at += 1 }
        let whole = digits()
        guard whole > 0, whole == 1 || bytes[at] != 0x30 else { return nil }
        at += whole
        if at < bytes.count, bytes[at] == 0x2E {
            at += 1
            let fraction = digits()
            guard fraction > 0 else { return nil }
            at += fraction
        }
        if at < bytes.count, bytes[at] | 0x20 == 0x65 {
            at += 1
            if at < bytes.count, bytes[at] == 0x2B || bytes[at] == 0x2D { at += 1 }
            let exponent = digits()
            guard exponent > 0 else { return nil }
            at += exponent
        }
        return at
    }

    func problem(_ sentence: String) -> JSONProblem {
        JSONProblem(offset: at, sentence: sentence)
    }
}

extension JSONScanner {
    /// Takes a text in quotes.
    mutating func string(_ bytes: Span<UInt8>) throws(JSONProblem) -> Text {
        guard at < bytes.count, bytes[at] == 0x22 else { throw problem("a text in quotes is missing") }
        at += 1
        let start = at
        while at < bytes.count {
            switch bytes[at] {
            case 0x22:
                at += 1
                return Text(range: start..<(at - 1), isUnescaped: false)
            case 0x5C:
                return try escapedString(bytes, from: start)
            case 0..<0x20:
                throw problem("a text has a control character in it")
            default:
                at += 1
            }
        }
        throw problem("a text has no closing quote")
    }

    private mutating func escapedString(_ bytes: Span<UInt8>, from start: Int) throws(JSONProblem) -> Text {
        let first = unescaped.count
        for index in start..<at { unescaped.append(bytes[index]) }
        while at < bytes.count {
            let byte = bytes[at]
            at += 1
            switch byte {
            case 0x22:
                return Text(range: first..<unescaped.count, isUnescaped: true)
            case 0x5C:
                try escape(bytes)
            case 0..<0x20:
                at -= 1
                throw problem("a text has a control character in it")
            default:
                unescaped.append(byte)
            }
        }
        throw problem("a text has no closing quote")
    }

    private mutating func escape(_ bytes: Span<UInt8>) throws(JSONProblem) {
        guard at < bytes.count else { throw problem("a text has no closing quote") }
        let byte = bytes[at]
        at += 1
        switch byte {
        case 0x22, 0x5C, 0x2F: unescaped.append(byte)
        case 0x62: unescaped.append(0x08)
        case 0x66: unescaped.append(0x0C)
        case 0x6E: unescaped.append(0x0A)
        case 0x72: unescaped.append(0x0D)
        case 0x74: unescaped.append(0x09)
        case 0x75:
            let unit = try hexadecimal(bytes)
            var scalar = Unicode.Scalar(unit)
            if unit & 0xFC00 == 0xD800, at + 1 < bytes.count, bytes[at] == 0x5C, bytes[at + 1] == 0x75 {
                at += 2
                let low = try hexadecimal(bytes)
                if low & 0xFC00 == 0xDC00 { scalar = Unicode.Scalar(0x10000 + (unit & 0x3FF) << 10 + low & 0x3FF) }
            }
            guard let scalar else { throw problem("a text has half a surrogate pair in it") }
            unescaped.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        default:
            at -= 1
            throw problem("a text has an escape in it that JSON does not know")
        }
    }

    private mutating func hexadecimal(_ bytes: Span<UInt8>) throws(JSONProblem) -> UInt32 {
        var unit: UInt32 = 0
        for _ in 0..<4 {
            guard at < bytes.count, let digit = Character(Unicode.Scalar(bytes[at])).hexDigitValue, bytes[at] < 0x80
            else {
                throw problem("`\\u` needs four hexadecimal digits")
            }
            unit = unit << 4 | UInt32(digit)
            at += 1
        }
        return unit
    }

    /// A text as a string.
    func text(_ text: Text, _ bytes: Span<UInt8>) -> String {
        if text.isUnescaped { return String(decoding: unescaped[text.range], as: UTF8.self) }
        return Self.string(bytes.extracting(text.range))
    }

    /// Bytes as a string.
    static func string(_ bytes: Span<UInt8>) -> String {
        bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }
}

extension JSONScanner {
    /// Takes a value of any kind, and returns its bytes as they were written.
    mutating func skipValue(_ bytes: Span<UInt8>, depth: Int = 0) throws(JSONProblem) -> Range<Int> {
        let kind = try kind(bytes)
        let start = at
        switch kind {
        case .string:
            _ = try string(bytes)
        case .number:
            _ = try number(bytes)
        case .boolean, .null:
            _ = try word(bytes)
        case .object, .array:
            try descend(depth)
            at += 1
            let isObject = kind == .object
            if take(isObject ? 0x7D : 0x5D, bytes) { break }
            repeat {
                if isObject { _ = try key(bytes) }
                _ = try skipValue(bytes, depth: depth + 1)
            } while take(0x2C, bytes)
            try expect(isObject ? 0x7D : 0x5D, bytes)
        }
        return start..<at
    }

    /// Takes a key with its colon.
    mutating func key(_ bytes: Span<UInt8>) throws(JSONProblem) -> Text {
        skipBlanks(bytes)
        let text = try string(bytes)
        try expect(0x3A, bytes)
        return text
    }

    /// Refuses to go deeper than a document may.
    func descend(_ depth: Int) throws(JSONProblem) {
        guard depth < DocumentReader.deepest else {
            throw problem("lists and objects are nested more than \(DocumentReader.deepest) deep")
        }
    }
}
