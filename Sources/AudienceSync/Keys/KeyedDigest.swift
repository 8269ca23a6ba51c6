public import CanvasStep
import Crypto

/// The keyed digest with which a client proves that it knows a secret: HMAC-SHA256 as 64 lower-case hexadecimal digits.
public enum KeyedDigest {
    /// The digest of a message.
    ///
    /// - Parameters:
    ///   - message: What is signed; its text as it is, nothing decoded.
    ///   - key: The secret; its text as it is, even when it looks like hexadecimal digits.
    public static func hexadecimal(of message: Secret, key: Secret) -> String {
        let digits: StaticString = "0123456789abcdef"
        let code = HMAC<SHA256>.authenticationCode(
            for: Array(message.revealed.utf8),
            using: SymmetricKey(data: Array(key.revealed.utf8))
        )
        return digits.withUTF8Buffer { digits in
            var text: [UInt8] = []
            text.reserveCapacity(2 * SHA256.byteCount)
            for byte in code {
                text.append(digits[Int(byte >> 4)])
                text.append(digits[Int(byte & 15)])
            }
            return String(decoding: text, as: UTF8.self)
        }
    }
}
