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
    /// Row by row, in the order sent: for a network that answers for each.
    case rows([RowAnswer])
    /// The network has the rows and wants to be asked on: after that long the job's next request is made, by
    /// `request(continuing:)`. Its people stay pending, and nobody of them is sent again meanwhile.
    ///
    /// `creates` is the identifier of the audience that this has made, for a network that makes it of its first members.
    case proceed(SyncPhase, receipt: String, after: Interval, creates: String? = nil)
    /// The token ran out: it is renewed, once, and the request sent again; where it can't be a person must act.
    case renewCredentials(NetworkProblem)
    /// A person must act: the scope is paused until a try succeeds. At launch it refuses.
    case incident(NetworkProblem)
}

extension SyncVerdict {
    /// What is wrong; `nil` where nothing is, or each row says for itself.
    public var problem: NetworkProblem? {
        switch self {
        case .accepted, .rows, .proceed: nil
        case .throttled(_, let problem), .transient(let problem), .dropRecords(_, let problem),
            .renewCredentials(let problem), .incident(let problem):
            problem
        }
    }

    /// Whether the network has looked past the token: one that was renewed may then run out again.
    var showsTokenWorks: Bool {
        switch self {
        case .accepted, .rows, .proceed, .dropRecords: true
        case .incident(let problem): problem.scope != .token
        case .throttled, .transient, .renewCredentials: false
        }
    }
}

/// What became of one row.
public enum RowAnswer: Hashable, Sendable {
    /// The network took it.
    case taken
    /// The network refused it for what is in it.
    case refused(NetworkProblem)
    /// It did not get through, which passes by itself.
    case again(NetworkProblem)
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
