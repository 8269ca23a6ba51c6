public import CanvasModel

/// What a step says of its audience, in the terms of one network: which one, and how people are identified in it.
public protocol AudienceSpecification: Hashable, Sendable {
    /// The choice of match keys. Steps with equal ones share batches and what was added.
    associatedtype Matching: Hashable & Sendable

    /// The ad account, as the network writes it.
    var adAccount: String { get }
    /// The choice of match keys.
    var matching: Matching { get }
    /// The same audience as a removal names it: without what only an addition may say beside the keys.
    ///
    /// Additions that are equal in this are removed by the same rows.
    var forRemoval: Self { get }
    /// The audience's name; `nil` when the network alone knows it, as for one named by its identifier.
    var audienceName: String? { get }
}

extension AudienceSpecification {
    /// The audience itself.
    public var forRemoval: Self { self }
    /// Unknown before the launch.
    public var audienceName: String? { nil }
}

/// An audience that exists at the network.
public struct AudienceHandle: Hashable, Sendable {
    /// The ad account that owns it, as the network writes it.
    public let adAccount: String
    /// Its identifier at the network.
    ///
    /// Empty for one that the network makes of its first members; see ``SyncLimits/seed``.
    public internal(set) var id: String
    /// Its name.
    public let name: String
    /// When the launch made it; `nil` for one that it found.
    public let createdAt: Instant?

    /// Names an audience.
    public init(adAccount: String, id: String, name: String, createdAt: Instant? = nil) {
        self.adAccount = adAccount
        self.id = id
        self.name = name
        self.createdAt = createdAt
    }
}
