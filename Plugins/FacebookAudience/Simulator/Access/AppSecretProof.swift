import CanvasModel
import Crypto

/// The proof that a caller knows the app's secret.
///
/// Source: Meta, Securing Graph API Requests; the form with a time is of the login security page of 2026.
enum AppSecretProof {
    /// How far the time of a proof may be from now.
    private static let window: Int64 = 300

    /// Whether the proof fits the token, at that instant when it carries a time.
    static func isValid(_ proof: String, token: String, secret: String, time: String?, at instant: Instant) -> Bool {
        guard let time else { return proof == hex(of: token, secret: secret) }
        guard let seconds = Int64(time), (seconds - window...seconds + window).contains(instant.seconds) else {
            return false
        }
        return proof == hex(of: "\(token)|\(time)", secret: secret)
    }

    private static func hex(of message: String, secret: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(
            for: Array(message.utf8),
            using: SymmetricKey(data: Array(secret.utf8))
        )
        return code.map { String(UInt16($0) | 0x100, radix: 16).dropFirst() }.joined()
    }
}
