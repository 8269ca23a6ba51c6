/// All that a simulator holds besides its settings.
struct SavedState: Codable {
    /// What tells the state from that of another network or another day's simulator.
    static let format = "facebook-simulator-1"

    let format: String
    let requests: UInt64
    let audiencesMade: Int
    let tokens: [IssuedToken]
    let appCalls: RollingWindow
    /// In the order in which they became known.
    let accounts: [AdAccount]
    /// In the order made.
    let audiences: [CustomAudience]

    /// What is wrong with it, although it is well-formed; `nil` when nothing is.
    var flaw: String? {
        let numbers = accounts.map(\.number)
        let ids = Set(audiences.map(\.id))
        if format != Self.format { return "it is of format `\(format)`, not `\(Self.format)`" }
        if tokens.isEmpty || tokens.indices.contains(where: { tokens[$0].number != $0 }) { return "tokens are missing" }
        if Set(numbers).count != numbers.count { return "an ad account is in it twice" }
        if ids.count != audiences.count { return "an audience is in it twice" }
        if accounts.contains(where: { !ids.isSuperset(of: $0.audiences) }) { return "an audience is missing" }
        if !audiences.allSatisfy({ numbers.contains($0.account) }) { return "an ad account is missing" }
        if !audiences.allSatisfy({ $0.ordinal >= 0 && $0.ordinal < audiencesMade }) {
            return "audiences are miscounted"
        }
        return nil
    }
}
