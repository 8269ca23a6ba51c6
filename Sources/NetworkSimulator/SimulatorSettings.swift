public import CanvasStep

/// How a simulator is seeded.
public struct SimulatorSettings: Sendable {
    /// What identifiers, and who is matched, derive from.
    public var seed: UInt64
    /// Credentials by declared name; the simulator makes up what is absent.
    public var credentials: [String: Secret]
    /// The ad accounts that exist, as the network writes them (`act_1234567890`).
    public var adAccounts: [String]
    /// Audiences that exist before the run.
    public var existingAudiences: [(adAccount: String, name: String)]
    /// The share of people whom the network would match to its own users, 0 to 1.
    public var matchRate: Double
    /// Whether the rows received are kept, for who wants to look at them; without it a member costs eight bytes.
    public var keepsRows: Bool
    /// What is peculiar to one network, by the names that its simulator's `options` declare (`access_tier`).
    public var options: [String: String]

    /// Makes settings.
    public init(
        seed: UInt64 = 0,
        credentials: [String: Secret] = [:],
        adAccounts: [String] = [],
        existingAudiences: [(adAccount: String, name: String)] = [],
        matchRate: Double = 0.65,
        keepsRows: Bool = false,
        options: [String: String] = [:]
    ) {
        self.seed = seed
        self.credentials = credentials
        self.adAccounts = adAccounts
        self.existingAudiences = existingAudiences
        self.matchRate = matchRate
        self.keepsRows = keepsRows
        self.options = options
    }
}
