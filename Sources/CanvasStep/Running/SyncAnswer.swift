public import CanvasModel

/// What became of a request with one person in it.
public struct SyncAnswer: Hashable, Sendable {
    /// The six things that can become of it.
    public enum Outcome: String, Sendable {
        /// The network took it.
        case accepted
        /// The network has it and works at it.
        case processing
        /// A limit was met.
        case throttled
        /// It did not get through, which passes by itself.
        case failed
        /// Some of its rows kept it from being taken.
        case refused
        /// A person must act.
        case incident
    }

    /// The number of the request.
    public let number: Int
    /// The network's name.
    public let network: String
    /// What became of it.
    public let outcome: Outcome
    /// The row of the network's troubleshooting table; `nil` where it names none.
    public let code: String?
    /// What was wrong, without personal data; `nil` when nothing was.
    public let problem: String?
    /// When the person is sent again at the earliest; `nil` when they are not.
    public let retryAt: Instant?

    /// Describes an answer.
    public init(
        number: Int,
        network: String,
        outcome: Outcome,
        code: String? = nil,
        problem: String? = nil,
        retryAt: Instant? = nil
    ) {
        self.number = number
        self.network = network
        self.outcome = outcome
        self.code = code
        self.problem = problem
        self.retryAt = retryAt
    }
}
