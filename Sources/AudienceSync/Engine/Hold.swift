import CanvasModel

/// A scope that nothing but a try now and then is sent in, because of a problem.
struct Hold: Sendable {
    /// What is held back.
    enum Scope: Hashable, Sendable {
        case operation(SyncOperation, audience: Int)
        case audience(Int)
        case adAccount(Int)
        case token
    }

    let scope: Scope
    /// The row of the troubleshooting table; with the scope it tells holds apart.
    let code: String
    /// The incident that it belongs to; `nil` for a problem that passes by itself.
    let incident: Int?
    /// How many tries failed.
    var attempts = 0
    /// When the next try is due.
    var until: Instant
}
