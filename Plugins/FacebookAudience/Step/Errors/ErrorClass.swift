import AudienceSync

/// What an error code of Meta means for what is done next.
struct ErrorClass: Hashable, Sendable {
    /// What is done next.
    enum Reaction: Hashable, Sendable {
        /// Wait for a limit.
        case wait
        /// Try again.
        case retry
        /// Look for the row that is wrong; at launch there are no rows, so refuse.
        case split
        /// Pause a scope until a person acted.
        case pause(NetworkProblem.Scope)
    }

    let reaction: Reaction
    let row: TroubleshootingRow
    /// What is wrong, one sentence without a full stop.
    let sentence: String

    init(_ reaction: Reaction, _ row: TroubleshootingRow, _ sentence: String) {
        self.reaction = reaction
        self.row = row
        self.sentence = sentence
    }

    /// The problem, with the code that Meta gave.
    func problem(code: String?) -> NetworkProblem {
        let scope: NetworkProblem.Scope =
            switch reaction {
            case .pause(let scope): scope
            case .wait: .adAccount
            case .retry, .split: .audience
            }
        return NetworkProblem(
            scope: scope,
            code: row.rawValue,
            sentence: code.map { "\(sentence) (Facebook's code \($0))" } ?? sentence,
            resolve: row.resolve
        )
    }
}
