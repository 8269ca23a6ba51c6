public import AudienceSync
import CanvasModel
public import CanvasStep

/// Brings the step that syncs people to Facebook custom audiences.
public struct FacebookAudience: AdNetworkPlugin {
    /// Makes the plugin.
    public init() {}

    /// The plugin's name.
    public let name = "facebook"
    /// How far it can be relied on.
    public let stability = Stability.stable
    /// The step types that it brings.
    public var stepTypes: [any Step.Type] { [FacebookAudienceStep.self] }
    /// The network.
    public let adNetwork = FacebookNetwork()

    /// Makes the sync service of a run.
    public func open(_ steps: [PlacedStep], context: OpenContext) async throws -> AudienceSyncService<FacebookNetwork> {
        let settings = steps.compactMap { $0.settings as? FacebookAudienceSettings }
        let network = FacebookNetwork(
            today: CivilDate(days: Int(context.start.seconds / 86_400)),
            canvas: context.canvas,
            created: Dictionary(
                settings.compactMap { settings in
                    settings.audience.details.map { (settings.audienceName, $0) }
                },
                uniquingKeysWith: { first, _ in first }
            )
        )
        return try AudienceSyncService(network, context: context)
    }
}
