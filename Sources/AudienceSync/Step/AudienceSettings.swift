public import CanvasStep

/// An audience that documents name by its ad account and its own name, as most networks have it.
public protocol NamedAudienceTarget: AudienceSpecification {
    /// Which audience it is.
    var audience: NamedAudience { get }

    /// Makes what a document that says nothing means.
    init()
}

extension NamedAudienceTarget {
    /// The audience's name.
    public var audienceName: String? { audience.name }
}

/// What a document says of an audience step: the network's own part, what becomes of people, and when they are sent.
public struct AudienceSettings<Target: NamedAudienceTarget>: StepSettings {
    /// The audience and how people are identified in it.
    public var target = Target()
    /// What becomes of people.
    public var action = SyncOperation.add
    /// When they are sent.
    public var batching = Batching.standard

    /// Makes the settings that a document which says nothing means.
    public init() {}
}

extension AudienceStep where Settings == AudienceSettings<Network.Audience>, Network.Audience: NamedAudienceTarget {
    /// What the settings of a step mean.
    public static func assignment(of settings: Settings) -> AudienceAssignment<Network.Audience> {
        AudienceAssignment(audience: settings.target, operation: settings.action, batching: settings.batching)
    }
}
