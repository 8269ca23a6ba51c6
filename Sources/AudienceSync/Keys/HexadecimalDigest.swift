/// Recognises values that were hashed before they reached us.
public enum HexadecimalDigest: Sendable {
    /// 32 digits: MD5.
    case md5
    /// 64 digits: SHA-256.
    case sha256

    /// The digest that the bytes spell in hexadecimal digits of either case, with nothing around them.
    ///
    /// - Returns: `nil` when the length or a byte is not that of a digest.
    @inlinable
    public init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        switch bytes.count {
        case 32: self = .md5
        case 64: self = .sha256
        default: return nil
        }
        guard bytes.allSatisfy({ Self.isDigit($0) }) else { return nil }
    }

    /// Whether the byte is one of `0-9`, `a-f`, `A-F`.
    @inlinable
    public static func isDigit(_ byte: UInt8) -> Bool {
        byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 6
    }
}
