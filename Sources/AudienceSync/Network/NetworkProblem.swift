/// What is wrong, for a person.
public struct NetworkProblem: Hashable, Sendable {
    /// What a problem concerns, and so what it pauses.
    public enum Scope: String, Hashable, Sendable {
        /// The operation that was tried, on the audience that it was tried on.
        case operation
        /// The audience.
        case audience
        /// The ad account.
        case adAccount = "ad_account"
        /// The token, and so all that is sent with it.
        case token
    }

    /// What it concerns.
    public var scope: Scope
    /// The row of the troubleshooting table, `R3`.
    public var code: String
    /// What is wrong, one sentence without a full stop, without personal data and secrets.
    public var sentence: String
    /// What to do.
    public var resolve: String

    /// Describes a problem.
    public init(scope: Scope, code: String, sentence: String, resolve: String) {
        self.scope = scope
        self.code = code
        self.sentence = sentence
        self.resolve = resolve
    }
}
