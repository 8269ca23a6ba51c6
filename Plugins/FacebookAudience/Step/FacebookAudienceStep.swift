public import AudienceSync
public import CanvasModel
public import CanvasStep

/// Adds people to a Facebook custom audience, or removes them.
public struct FacebookAudienceStep: AudienceStep {
    /// The type's name, settings, paths and metrics.
    public static let declaration = StepDeclaration<FacebookAudienceSettings>(
        type: "facebook_audience",
        title: "Facebook Audience",
        summary: "Adds people to a Facebook custom audience, or removes them.",
        fields: FacebookAudienceSettings.fields,
        rules: { $0.problems($1) },
        metrics: SyncMetrics.declarations
    )

    /// The way into the audience.
    public let outlet: AudienceOutlet<FacebookNetwork>

    /// Makes the step.
    public init(_ outlet: AudienceOutlet<FacebookNetwork>) {
        self.outlet = outlet
    }

    /// What the settings of a step mean.
    public static func assignment(of settings: FacebookAudienceSettings) -> AudienceAssignment<FacebookTarget> {
        AudienceAssignment(audience: settings.target, operation: settings.action, batching: settings.batching)
    }

    /// Looks for problems that depend on where the step stands.
    public static func validate(_ settings: FacebookAudienceSettings, in place: Place) -> [Diagnostic] {
        settings.problems(in: place)
    }
}
