/// A text in the byte arena of `People`: where it begins and how long it is, in eight bytes.
public struct TextReference: Hashable, Sendable {
    /// Offset in the upper 40 bits under the flag, length in the lower 23; all zero when there is no text.
    @usableFromInline
    let packed: UInt64

    /// No text at all, which is not the same as an empty one.
    public static let absent = TextReference(packed: 0)

    /// The longest text that an arena holds, in bytes; what is longer is cut.
    public static let longest = (1 << 23) - 1

    @usableFromInline
    init(packed: UInt64) {
        self.packed = packed
    }

    @inlinable
    init(offset: Int, count: Int) {
        packed = 1 << 63 | UInt64(offset) << 23 | UInt64(count)
    }

    /// Whether there is a text.
    @inlinable
    public var isPresent: Bool { packed != 0 }

    /// The bytes of the arena that hold it.
    @inlinable
    public var range: Range<Int> {
        let offset = Int((packed << 1) >> 24)
        return offset..<(offset + Int(packed & 0x7F_FFFF))
    }
}
