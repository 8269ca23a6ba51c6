public import CanvasModel

/// What one request and one session of a network may hold.
public struct SyncLimits: Hashable, Sendable {
    /// The most people in a request.
    public var people: Int
    /// The most bytes in a request's body, what stands before and behind the rows included.
    public var bytes: Int
    /// How many bytes `request` may add behind the rows.
    public var trailer: Int
    /// How long a session takes batches after its first; `nil` when the network has no sessions.
    public var session: Interval?
    /// How many people an audience is made with, for a network that makes none without members; `nil` for others.
    ///
    /// Until so many wait, additions to an audience that does not exist yet wait, and removals do.
    public var seed: Int?
    /// How long an answer is waited for, in virtual time on a stand-in.
    public var timeout: Interval

    /// States limits.
    ///
    /// - Parameters:
    ///   - people: The most people in a request.
    ///   - bytes: The most bytes in a body.
    ///   - trailer: How many of them are set aside for what stands behind the rows.
    ///   - session: How long a session takes batches.
    ///   - seed: How many people an audience is made with.
    ///   - timeout: How long an answer is waited for.
    public init(
        people: Int,
        bytes: Int,
        trailer: Int = 4096,
        session: Interval? = nil,
        seed: Int? = nil,
        timeout: Interval = Interval(seconds: 60)
    ) {
        self.people = people
        self.bytes = bytes
        self.trailer = trailer
        self.session = session
        self.seed = seed
        self.timeout = timeout
    }
}
