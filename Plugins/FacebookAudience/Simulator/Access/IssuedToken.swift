import CanvasModel

/// A token of the system user; its text follows from the seed and its number, so that no state need hold it.
struct IssuedToken: Codable {
    /// 0 is the token that the simulator is seeded with.
    let number: Int
    let issuedAt: Instant
    /// 1970 when it never expires.
    let expiresAt: Instant
    var isRevoked = false

    /// How long the tokens live that are asked for with an expiry.
    ///
    /// Source: Meta, System Users, `set_token_expires_in_60_days`.
    static let life = Interval(seconds: 5_183_944)
    static let never = Instant(seconds: 0)
}
