import AudienceSync
import CanvasStep

/// Brings the step of the second network.
struct ListPlugin: AdNetworkPlugin {
    var adNetwork = ListNetwork()
    let name = "lists"
    let stability = Stability.experimental
    let stepTypes: [any Step.Type] = [ListStep.self]
}

/// Adds people to a list or removes them.
struct ListStep: AudienceStep {
    struct Settings: StepSettings {
        var list = "list"
        var operation = SyncOperation.add
        var matchOn = ["email", "phone"]
        var batching = Batching.standard
    }

    static let declaration = StepDeclaration<Settings>(
        type: "list",
        title: "List",
        summary: "Adds to a list.",
        fields: [
            Field("list", \.list, .text, "Which.", default: "list", example: "list"),
            Field("operation", \.operation, .choice, "What to do.", default: "add", example: "add"),
            Field("match_on", \.matchOn, .list(of: .text), "Cells.", default: "[email, phone]", example: "[email]"),
            Field("batching", \.batching, .batching, "When.", default: "every 5s", example: "{ every: 5s }"),
        ],
        metrics: SyncMetrics.declarations
    )
    let outlet: AudienceOutlet<ListNetwork>

    init(_ outlet: AudienceOutlet<ListNetwork>) { self.outlet = outlet }

    static func assignment(of settings: Settings) -> AudienceAssignment<ListNetwork.List> {
        AudienceAssignment(
            audience: ListNetwork.List(name: settings.list, matching: settings.matchOn),
            operation: settings.operation,
            batching: settings.batching
        )
    }
}
