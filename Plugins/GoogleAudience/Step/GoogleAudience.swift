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
    public struct Settings: StepSettings {
        var adAccount = ""
        var loginAccount: String?
        var audience = NamedAudience.create("")
        var action = SyncOperation.add
        var matchOn: [GoogleField] = []
        var appID: String?
        var encoding = GoogleEncoding.hex
        var membershipDays = 540
        var batching = Batching.standard

        /// Makes the settings that a document which says nothing means.
        public init() {}
    }

    /// The way into the audience.
    public let outlet: AudienceOutlet<GoogleNetwork>

    /// Makes the step.
    public init(_ outlet: AudienceOutlet<GoogleNetwork>) { self.outlet = outlet }

    /// What the settings of a step mean.
    public static func assignment(of settings: Settings) -> AudienceAssignment<GoogleTarget> {
        AudienceAssignment(
            audience: GoogleTarget(
                adAccount: settings.adAccount,
                loginAccount: settings.loginAccount,
                audience: settings.audience,
                matching: GoogleMatching(fields: settings.matchOn, encoding: settings.encoding),
                appID: settings.appID,
                membershipDays: settings.membershipDays
            ),
            operation: settings.action,
            batching: settings.batching
        )
    }
}
