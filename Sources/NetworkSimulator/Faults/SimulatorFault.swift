/// A bad day of a network, by the names that scenarios and `/_simulator/faults` use.
///
/// How each of the first group looks is the network's own; the second group is the same with every network.
public enum SimulatorFault: String, CaseIterable, Hashable, Sendable {
    /// The network's limit of calls is met.
    case rateLimited = "rate_limited"
    /// The network fails and says so.
    case serverError = "server_error"
    /// The token is no longer valid.
    case tokenRevoked = "token_revoked"
    /// The terms that the network wants accepted are not.
    case termsWithdrawn = "terms_withdrawn"
    /// The audience that is asked for does not exist.
    case audienceDeleted = "audience_deleted"
    /// Some of the rows of each request are refused.
    case partialFailure = "partial_failure"

    /// No answer comes within the time that clients wait.
    case timeOut = "time_out"
    /// The connection ends before an answer.
    case reset
    /// Answers take long, within the time that clients wait.
    case slow
    /// What comes is no answer that the network documents.
    case malformedAnswer = "malformed_answer"

    /// The answers that its rule gives, one after the other.
    case scripted

    /// The names that a rule may respond with; what is scripted gives its answers instead.
    static let names = allCases.filter { $0 != .scripted }.map(\.rawValue)
}
