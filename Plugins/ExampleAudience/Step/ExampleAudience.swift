public import AudienceSync
public import CanvasStep

/// Brings the step that syncs people to the audiences of the reference network: a playground, and the network that the
/// guide builds.
public struct ExampleAudience: AdNetworkPlugin {
    /// Makes the plugin.
    public init() {}

    /// The plugin's name.
    public let name = "example"
    /// How far it can be relied on.
    public let stability = Stability.experimental
    /// The step types that it brings.
    public var stepTypes: [any Step.Type] { [ExampleAudienceStep.self] }
    /// The network.
    public let adNetwork = ExampleNetwork()
}

/// Adds people to an audience of the reference network, or removes them.
public struct ExampleAudienceStep: AudienceStep {
    /// What a document says of the step.
    public typealias Settings = AudienceSettings<ExampleTarget>

    /// The type's name, settings, paths and metrics.
    public static let declaration = StepDeclaration<Settings>(
        type: "example_audience",
        title: "Example Audience",
        summary: "Adds people to an audience of the reference network, or removes them.",
        fields: [
            Field(
                "ad_account",
                \.target.adAccount,
                .text,
                "The ad account that owns the audience.",
                example: "1234567890"
            ),
            Field(
                "audience",
                \.target.audience,
                .namedAudience(longest: 50),
                "The audience: `create` one of a name at launch, or name an `existing` one.",
                example: "{ create: newcomers }"
            ),
            Field(
                "action",
                \.action,
                .choice,
                "Whether people are added or removed.",
                default: "add",
                example: "remove"
            ),
            Field(
                "match_on",
                \.target.matching.keys,
                .list(of: .choice),
                "The profile fields that people are matched by; the columns of an upload have their order.",
                example: "[email, phone]"
            ),
            Field(
                optional: "outcome_attribute",
                \.target.matching.outcomeAttribute,
                .text,
                "The custom attribute that tells the simulator what is to become of a person's row: `refused`, "
                    + "`rate_limited`, `server_error` or `unreadable`.",
                example: "example_outcome"
            ),
            Field(
                "batching",
                \.batching,
                .batching,
                "When people are sent.",
                default: "{ every: 5s }",
                example: "{ every: 1m }"
            ),
        ],
        rules: { settings, positions in
            AudienceSettingsRules.problems(
                of: settings,
                matchOn: settings.target.matching.keys.map(\.rawValue),
                limits: ExampleNetwork().limits,
                source: "the reference network",
                positions: positions
            )
        },
        metrics: SyncMetrics.declarations
    )

    /// The way into the audience.
    public let outlet: AudienceOutlet<ExampleNetwork>

    /// Makes the step.
    public init(_ outlet: AudienceOutlet<ExampleNetwork>) { self.outlet = outlet }
}
