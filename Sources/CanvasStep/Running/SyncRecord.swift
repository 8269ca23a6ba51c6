/// What became of a visit at a network.
public struct SyncRecord: Hashable, Sendable {
    /// The three things that can become of it.
    public enum Outcome: String, Sendable {
        /// The network acknowledged it.
        case synced
        /// The person has no usable match key.
        case notSynced = "not_synced"
        /// The network did not take it within its window.
        case errored
    }

    /// The network's name.
    public let network: String
    /// The ad account, as the network writes it.
    public let adAccount: String
    /// The audience's name.
    public let audience: String
    /// Whether the person was to be taken out of the audience, rather than added.
    public let isRemoval: Bool
    /// What became of it.
    public let outcome: Outcome
    /// Why it was not synced, without personal data.
    public let reason: String?
    /// The entry whose later visit was sent in its place; then the outcome is that visit's, and nothing was sent for this one.
    public let supersededBy: UInt32?

    /// Describes an outcome.
    public init(
        network: String,
        adAccount: String,
        audience: String,
        isRemoval: Bool,
        outcome: Outcome,
        reason: String? = nil,
        supersededBy: UInt32? = nil
    ) {
        self.network = network
        self.adAccount = adAccount
        self.audience = audience
        self.isRemoval = isRemoval
        self.outcome = outcome
        self.reason = reason
        self.supersededBy = supersededBy
    }
}
