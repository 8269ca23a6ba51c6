public import CanvasModel

/// What an answer of a network means.
public struct Interpretation: Hashable, Sendable {
    /// What became of the request.
    public var verdict: SyncVerdict
    /// How near the client is to the network's limits.
    public var usage: NetworkUsage

    /// Makes an interpretation.
    public init(_ verdict: SyncVerdict, usage: NetworkUsage = .low) {
        self.verdict = verdict
        self.usage = usage
    }
}

/// What became of a request, and so what is done next.
public enum SyncVerdict: Hashable, Sendable {
    /// The network took it. An answer that counts fewer rows than were sent is sent again all the same.
    ///
    /// `received` counts this request's rows alone. At launch both figures are ignored.
    case accepted(received: Int, refused: RefusedRows)
    /// A limit was met: the rows are sent again after the wait, or after a back-off, without using up an attempt.
    case throttled(wait: Interval?, problem: NetworkProblem)
    /// Passes by itself: the rows are sent again with back-off.
    case transient(NetworkProblem)
    /// Some of the rows keep the request from being taken: these are dropped, or, when the network does not say which,
    /// the rows are halved until the bad one is alone.
    case dropRecords(RefusedRows, problem: NetworkProblem)
    /// A person must act: the scope is paused until a try succeeds. At launch it refuses.
    case incident(NetworkProblem)
}

/// The rows of a request that the network refused for what is in them.
public enum RefusedRows: Hashable, Sendable {
    /// None.
    case none
    /// So many; the network does not say which.
    case count(Int)
    /// These, by their place in the request from 0.
    case positions([Int])
    /// Some; the network says neither which nor how many.
    case unknown
}

/// How near the client is to the network's limits, as the network's headers tell.
public enum NetworkUsage: Hashable, Sendable {
    /// Far.
    case low
    /// Near: requests are spread out.
    case high
    /// There: nothing is sent for that long, or for a minute.
    case exhausted(wait: Interval?)
}
