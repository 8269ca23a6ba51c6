public import AudienceSync
public import CanvasStep

/// Brings the step that syncs people to Google's Customer Match.
public struct GoogleAudience: AdNetworkPlugin {
    /// Makes the plugin.
    public init() {}

    /// The plugin's name.
    public let name = "google"
    /// How far it can be relied on.
    public let stability = Stability.beta
    /// The step types that it brings.
    public var stepTypes: [any Step.Type] { [GoogleAudienceStep.self] }
    /// The network.
    public let adNetwork = GoogleNetwork()
}

/// Adds people to a Customer Match list, or removes them.
public struct GoogleAudienceStep: AudienceStep {
    /// What a document says of the step.
    public typealias Settings = AudienceSettings<GoogleTarget>
    /// The way into the audience.
    public let outlet: AudienceOutlet<GoogleNetwork>

    /// Makes the step.
    public init(_ outlet: AudienceOutlet<GoogleNetwork>) { self.outlet = outlet }
}
