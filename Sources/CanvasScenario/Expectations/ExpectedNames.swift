import AudienceSync
import CanvasHost
import CanvasStep

/// What a canvas has names for, as far as that is known before it runs: what expectations may ask for.
struct ExpectedNames {
    /// The metrics and paths of each step; a step whose type is unknown is absent.
    private var figures: [String: [String]] = [:]
    /// The reasons for which entries can leave.
    private(set) var exits = [ExitReason.completed, .exitCriteria, .controlGroup].map(\.name)
    /// The audiences; `nil` when one of them has a name that only its network knows.
    private(set) var audiences: [AudienceReference]? = []
    /// The rows of the troubleshooting tables of the networks that the canvas reaches.
    private(set) var incidents: [String] = []
    /// The networks that the canvas reaches.
    private(set) var networks: [String] = []

    init(_ canvas: Canvas, _ registry: Registry) {
        let types = registry.stepTypes
        for step in canvas.steps {
            guard let type = types.first(where: { $0.type == step.type }) else { continue }
            let own = FlowMetric.allCases.map(\.rawValue) + type.metrics.map(\.name)
            figures[step.id] = own + (step.edges.count > 1 ? step.edges.map(\.path) : [])
            exits += type.exits.map(\.name).filter { !exits.contains($0) }
            guard let plugin = registry.plugin(ofType: step.type) else { continue }
            note(plugin, of: step)
        }
    }

    private mutating func note(_ plugin: any StepPlugin, of step: PlacedStep) {
        if let network = plugin.network, !networks.contains(network.name) {
            networks.append(network.name)
            incidents += plugin.documentation.troubleshooting.map(\.code)
        }
        let type = plugin.stepTypes.first { $0.typeName == step.type }
        guard let type = type as? any AudienceStep.Type else { return }
        guard let name = type.audienceName(step.settings) else {
            audiences = nil
            return
        }
        let audience = AudienceReference(
            name,
            network: plugin.network?.name,
            adAccount: type.adAccount(step.settings)
        )
        if audiences?.contains(audience) == false { audiences?.append(audience) }
    }

    /// The metrics and paths of a step; `nil` when nobody knows its type.
    func figures(of step: String) -> [String]? { figures[step] }

    /// The metrics that every step has.
    private enum FlowMetric: String, CaseIterable {
        case entered, proceeded, exited, waiting
    }
}
