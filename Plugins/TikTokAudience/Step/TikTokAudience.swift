public import AudienceSync
public import CanvasStep

/// Brings the step that syncs people to TikTok's custom audiences.
public struct TikTokAudience: AdNetworkPlugin {
    /// The network.
    public let adNetwork: TikTokNetwork

    /// Makes the plugin.
    public init() { adNetwork = TikTokNetwork() }

    /// Makes the plugin of a TikTok that makes audiences of so many people.
    init(smallest: Int) { adNetwork = TikTokNetwork(smallest: smallest) }

    /// The plugin's name.
    public let name = "tiktok"
    /// How far it can be relied on.
    public let stability = Stability.beta
    /// The step types that it brings.
    public var stepTypes: [any Step.Type] { [TikTokAudienceStep.self] }
}

/// Adds people to a TikTok custom audience, or removes them.
public struct TikTokAudienceStep: AudienceStep {
    /// What a document says of the step.
    public typealias Settings = AudienceSettings<TikTokTarget>
    /// The way into the audience.
    public let outlet: AudienceOutlet<TikTokNetwork>

    /// Makes the step.
    public init(_ outlet: AudienceOutlet<TikTokNetwork>) { self.outlet = outlet }
}
