public import CanvasModel
public import CanvasStep

/// A row of a network's error table: by what a failure is known, and what follows from it.
public struct NetworkFailure: Sendable {
    /// What follows.
    public enum Reaction: Hashable, Sendable {
        /// A limit was met: sent again after the wait, or after a back-off, without using up an attempt.
        case throttled(wait: Interval?)
        /// A day's limit was met: sent again when the next day begins, in UTC.
        case throttledUntilNextDay
        /// Passes by itself.
        case transient
        /// The token ran out: it is renewed once, and the request sent again.
        case renewCredentials
        /// Some row keeps the request from being taken; the network does not say which.
        case dropRecords
        /// A person must act; what the scope covers pauses meanwhile.
        case incident(NetworkProblem.Scope)
    }

    /// A name that tells it from the others, `access_token_expired`.
    public let name: String
    /// The status that it is known by; `nil` for any.
    public let status: Int?
    /// The code in the body that it is known by; `nil` for any.
    public let code: String?
    /// What follows.
    public let reaction: Reaction
    /// The row of the troubleshooting table.
    public let row: String
    /// What is wrong, one sentence without a full stop, without personal data and secrets.
    public let sentence: String
    /// An answer as the network documents it.
    public let example: HTTPResponse

    /// Declares a failure.
    public init(
        _ name: String,
        status: Int? = nil,
        code: String? = nil,
        _ reaction: Reaction,
        row: String,
        _ sentence: String,
        example: HTTPResponse
    ) {
        self.name = name
        self.status = status
        self.code = code
        self.reaction = reaction
        self.row = row
        self.sentence = sentence
        self.example = example
    }
}
