/// 64-bit hashes that are the same on every run and machine, unlike `Hasher`.
///
/// Order of people, draws and made-up identifiers derive from them, so the functions may never change: another
/// function would change the results of every stored scenario.
public enum StableHash {
    /// FNV-1a over bytes, finished with the mixer so that the high bits are as good as the low ones.
    @inlinable
    public static func of(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return mix(hash)
    }

    /// The hash of a text's UTF-8.
    @inlinable
    public static func of(_ text: String) -> UInt64 {
        of(text.utf8)
    }

    /// The finisher of splitmix64: a bijection in which every input bit changes about half of the output bits.
    @inlinable
    public static func mix(_ value: UInt64) -> UInt64 {
        var z = value &+ 0x9E37_79B9_7F4A_7C15
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// The hash of two hashes, in order.
    @inlinable
    public static func combine(_ left: UInt64, _ right: UInt64) -> UInt64 {
        mix(left ^ mix(right))
    }
}
