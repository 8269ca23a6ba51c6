import AudienceSync
import CanvasModel
import CanvasStep

@testable import ExampleAudience

/// Brings the step of the reference network with a mistake in it.
struct MutantPlugin: AdNetworkPlugin {
    let mutation: Mutation

    var name: String { mutation == .noName ? "" : "example" }
    let stability = Stability.experimental
    var stepTypes: [any Step.Type] {
        mutation == .offersTwice ? [ZealousMutantStep.self] : [MutantStep.self]
    }
    var adNetwork: MutantNetwork { MutantNetwork(mutation) }

    var documentation: PluginDocumentation {
        var documentation = ExampleAudience().documentation
        let answer: RequirementFinding? =
            switch mutation {
            case .failingCheck: RequirementFinding(.failed, "it fails", code: "E1", resolve: "do something")
            case .blindCheck: RequirementFinding(.passed, "all is well")
            default: nil
            }
        if let answer {
            documentation.requirements = documentation.requirements.map { requirement in
                .init(requirement.name, origin: "Test", "A test.", check: RequirementCheck { _ in answer })
            }
        }
        if mutation == .useCaseWithoutSample { documentation.useCases.append(.init("None", "Nothing.", sample: "")) }
        return documentation
    }
}

/// The step, for the network with a mistake in it.
struct MutantStep: AudienceStep {
    static let declaration = ExampleAudienceStep.declaration
    let outlet: AudienceOutlet<MutantNetwork>

    init(_ outlet: AudienceOutlet<MutantNetwork>) { self.outlet = outlet }

    static func assignment(of settings: ExampleAudienceStep.Settings) -> AudienceAssignment<ExampleTarget> {
        ExampleAudienceStep.assignment(of: settings)
    }
}

/// The step that offers everybody twice.
struct ZealousMutantStep: AudienceStep {
    static let declaration = ExampleAudienceStep.declaration
    let outlet: AudienceOutlet<MutantNetwork>

    init(_ outlet: AudienceOutlet<MutantNetwork>) { self.outlet = outlet }

    static func assignment(of settings: ExampleAudienceStep.Settings) -> AudienceAssignment<ExampleTarget> {
        ExampleAudienceStep.assignment(of: settings)
    }

    mutating func process(_ cohort: inout Cohort) async throws {
        outlet.offer(cohort)
        outlet.offer(cohort)
    }
}
