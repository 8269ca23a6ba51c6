import CanvasModel

/// Questions about eight bytes at once, asked of every cell of every upload.
///
/// Callers make sure that what they ask for is inside the buffer.
public enum ByteWord {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    /// The eight bytes there, the first lowest, on every machine.
    @inline(__always)
    public static func load(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> UInt64 {
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    /// Whether all eight are `0`-`9` or `a`-`f`.
    @inline(__always)
    public static func isLowercaseHex(_ word: UInt64) -> Bool {
        guard word & highs == 0 else { return false }
        let digit = atLeast(word, 0x30) & ~atLeast(word, 0x3A)
        let letter = atLeast(word, 0x61) & ~atLeast(word, 0x67)
        return digit | letter == highs
    }

    /// Where the quote stands that ends a text, escapes left out of account; `nil` when there is none.
    @inline(__always)
    public static func closingQuote(in bytes: UnsafeRawBufferPointer, from start: Int, to end: Int) -> Int? {
        var position = start
        while position < end {
            while position + 8 <= end {
                let word = load(bytes, at: position)
                let found = zeros(word ^ (ones &* 0x22)) | zeros(word ^ (ones &* 0x5C))
                if found == 0 {
                    position += 8
                    continue
                }
                position += found.trailingZeroBitCount / 8
                break
            }
            guard position < end else { return nil }
            switch bytes[position] {
            case 0x22: return position
            case 0x5C: position += 2
            default: position += 1
            }
        }
        return nil
    }

    /// The high bit of every byte, all below 128, that is `bound` or more.
    @inline(__always)
    private static func atLeast(_ word: UInt64, _ bound: UInt64) -> UInt64 {
        (word &+ ones &* (0x80 &- bound)) & highs
    }

    /// The high bit of the lowest zero byte, and perhaps of others above it.
    @inline(__always)
    private static func zeros(_ word: UInt64) -> UInt64 {
        (word &- ones) & ~word & highs
    }
}
