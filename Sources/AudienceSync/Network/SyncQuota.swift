public import CanvasModel

/// How many requests that change an audience a network says that it takes of one ad account.
public struct SyncQuota: Hashable, Sendable {
    /// The tier of access that it is for, in the network's words.
    public let tier: String
    /// The most requests in a window.
    public let requests: Int
    /// The window.
    public let window: Interval

    /// States a quota.
    public init(tier: String, requests: Int, window: Interval) {
        self.tier = tier
        self.requests = max(1, requests)
        self.window = window
    }

    /// How long so many requests are held back: as many windows as are full before the last one goes.
    func duration(of count: Int) -> Interval {
        Interval(seconds: Int64(max(0, count - 1) / requests) * window.seconds)
    }
}
