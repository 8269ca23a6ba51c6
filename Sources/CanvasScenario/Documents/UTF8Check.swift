/// Finds where bytes stop being UTF-8.
enum UTF8Check {
    /// The offset of the first byte that does not belong to valid UTF-8; `nil` when all do.
    static func firstInvalid(in bytes: Span<UInt8>) -> Int? {
        var at = 0
        while at < bytes.count {
            if bytes[at] < 0x80 {
                at += 1
                continue
            }
            guard let length = length(bytes, at) else { return at }
            at += length
        }
        return nil
    }

    /// The length of the multi-byte sequence at an offset, by table 3-7 of the Unicode Standard.
    private static func length(_ bytes: Span<UInt8>, _ at: Int) -> Int? {
        let second: ClosedRange<UInt8>
        let length: Int
        switch bytes[at] {
        case 0xC2...0xDF: (second, length) = (0x80...0xBF, 2)
        case 0xE0: (second, length) = (0xA0...0xBF, 3)
        case 0xED: (second, length) = (0x80...0x9F, 3)
        case 0xE1...0xEF: (second, length) = (0x80...0xBF, 3)
        case 0xF0: (second, length) = (0x90...0xBF, 4)
        case 0xF1...0xF3: (second, length) = (0x80...0xBF, 4)
        case 0xF4: (second, length) = (0x80...0x8F, 4)
        default: return nil
        }
        guard at + length <= bytes.count, second.contains(bytes[at + 1]) else { return nil }
        for next in (at + 2)..<max(at + 2, at + length) where bytes[next] & 0xC0 != 0x80 { return nil }
        return length
    }
}
