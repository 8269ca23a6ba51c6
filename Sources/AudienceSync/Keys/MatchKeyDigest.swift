import Crypto

/// The digest in which networks want match keys: SHA-256 as 64 lower-case hexadecimal digits.
///
/// The digits go straight into the output. A `Data` and a `String` a key would cost more than the hash does.
public enum MatchKeyDigest {
    /// The number of bytes that a digest takes.
    public static let count = 64

    /// Appends the digest of the bytes: always 64 bytes.
    public static func append(of bytes: UnsafeBufferPointer<UInt8>, to output: inout ByteBuffer) {
        var hash = SHA256()
        hash.update(bufferPointer: UnsafeRawBufferPointer(bytes))
        hash.finalize().withUnsafeBytes { digest in
            output.append(atMost: count) { room in
                let target = UnsafeMutableRawBufferPointer(room)
                for word in 0..<8 {
                    let four = UInt32(littleEndian: digest.loadUnaligned(fromByteOffset: word * 4, as: UInt32.self))
                    let digits = hexadecimal(four).littleEndian
                    target.storeBytes(of: digits, toByteOffset: word * 8, as: UInt64.self)
                }
                return count
            }
        }
    }

    /// Appends the digest of the bytes: always 64 bytes.
    public static func append(of bytes: borrowing Span<UInt8>, to output: inout ByteBuffer) {
        bytes.withUnsafeBufferPointer { append(of: $0, to: &output) }
    }

    /// Appends the digest of what a buffer holds: always 64 bytes.
    public static func append(of text: borrowing ByteBuffer, to output: inout ByteBuffer) {
        text.withBytes { append(of: $0, to: &output) }
    }

    /// Four bytes, the first lowest, as eight digits, the first lowest; all eight at once, without a table.
    private static func hexadecimal(_ four: UInt32) -> UInt64 {
        var lanes = UInt64(four)
        lanes = (lanes | lanes << 16) & 0x0000_FFFF_0000_FFFF
        lanes = (lanes | lanes << 8) & 0x00FF_00FF_00FF_00FF
        let nibbles = (lanes >> 4) & 0x000F_000F_000F_000F | (lanes & 0x000F_000F_000F_000F) << 8
        // Adding 6 carries into the high half of a byte exactly for 10 and above, which are the letters.
        let letters = ((nibbles &+ 0x0606_0606_0606_0606) >> 4) & 0x0101_0101_0101_0101
        return nibbles &+ 0x3030_3030_3030_3030 &+ letters &* 0x27
    }
}
