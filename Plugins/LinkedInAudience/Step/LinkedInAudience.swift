public import AudienceSync
public import CanvasStep

/// Brings the step that syncs people to LinkedIn's matched audiences.
public struct LinkedInAudience: AdNetworkPlugin {
    /// Makes the plugin.
    public init() {}

    /// The plugin's name.
    public let name = "linkedin"
    /// How far it can be relied on.
    public let stability = Stability.beta
    /// The step types that it brings.
    public var stepTypes: [any Step.Type] { [LinkedInAudienceStep.self] }
    /// The network.
    public let adNetwork = LinkedInNetwork()
}

/// Adds people to a LinkedIn matched audience, or removes them.
public struct LinkedInAudienceStep: AudienceStep {
    /// What a document says of the step.
    public typealias Settings = AudienceSettings<LinkedInTarget>
    /// The way into the audience.
    public let outlet: AudienceOutlet<LinkedInNetwork>

    /// Makes the step.
    public init(_ outlet: AudienceOutlet<LinkedInNetwork>) { self.outlet = outlet }
}
