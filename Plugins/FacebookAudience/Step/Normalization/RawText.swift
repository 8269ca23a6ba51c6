/// The bytes of an attribute as they were stored: nearly always UTF-8, often ASCII.
typealias RawText = UnsafeBufferPointer<UInt8>

extension RawText {
    /// Whether every byte is ASCII; looks at eight at a time.
    var isASCII: Bool {
        let bytes = UnsafeRawBufferPointer(self)
        var seen: UInt64 = 0
        var index = 0
        while index &+ 8 <= bytes.count {
            seen |= bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            index &+= 8
        }
        while index < bytes.count {
            seen |= UInt64(self[index])
            index &+= 1
        }
        return seen & 0x8080_8080_8080_8080 == 0
    }

    /// The text without the Unicode White_Space at its ends.
    ///
    /// The spaces outside ASCII are compared as bytes: their first byte occurs only at the start of a character, so
    /// that no other character can end or begin with the same bytes.
    func trimmingWhiteSpace() -> RawText {
        if let first, let last, first &- 0x21 < 0x5F, last &- 0x21 < 0x5F { return self }
        var start = 0
        var end = count
        while start < end {
            let width = RawText(rebasing: self[start..<end]).leadingSpace
            if width == 0 { break }
            start += width
        }
        while end > start {
            let width = RawText(rebasing: self[start..<end]).trailingSpace
            if width == 0 { break }
            end -= width
        }
        return RawText(rebasing: self[start..<end])
    }

    /// The bytes of the white space character that the text begins with, 0 when it begins with another.
    private var leadingSpace: Int {
        if self[0] < 0x80 { return self[0].isASCIISpace ? 1 : 0 }
        if count >= 2, Self.isSpace(self[0], self[1]) { return 2 }
        if count >= 3, Self.isSpace(self[0], self[1], self[2]) { return 3 }
        return 0
    }

    /// The bytes of the white space character that the text ends with, 0 when it ends with another.
    private var trailingSpace: Int {
        let last = count - 1
        if self[last] < 0x80 { return self[last].isASCIISpace ? 1 : 0 }
        if count >= 2, Self.isSpace(self[last - 1], self[last]) { return 2 }
        if count >= 3, Self.isSpace(self[last - 2], self[last - 1], self[last]) { return 3 }
        return 0
    }

    /// U+0085 and U+00A0.
    private static func isSpace(_ first: UInt8, _ second: UInt8) -> Bool {
        first == 0xC2 && (second == 0x85 || second == 0xA0)
    }

    /// U+1680, U+2000 to U+200A, U+2028, U+2029, U+202F, U+205F and U+3000.
    private static func isSpace(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
        switch (first, second, third) {
        case (0xE1, 0x9A, 0x80), (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80): true
        case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9), (0xE2, 0x80, 0xAF): true
        default: false
        }
    }
}

extension UInt8 {
    /// Whether the byte is ASCII and Unicode White_Space: tab to carriage return, and the blank.
    var isASCIISpace: Bool { self == 0x20 || self &- 0x09 < 5 }

    /// Whether the byte is an ASCII letter.
    var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }

    /// Whether the byte is an ASCII digit.
    var isASCIIDigit: Bool { self &- 0x30 < 10 }

    /// The byte with a capital ASCII letter made small.
    var lowercasedASCII: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
}
