import CanvasModel
import CanvasStep

extension Canvas {
    /// Takes over a draft in which no check found a problem that blocks.
    init(_ draft: CanvasDraft, _ graph: StepGraph) {
        self.init(
            name: draft.name,
            description: draft.description,
            schedule: draft.schedule,
            audience: draft.audience,
            entry: draft.entry,
            exitEvents: draft.exitEvents,
            exitFilter: draft.exitFilter,
            conversions: draft.conversions.map(\.event),
            variants: draft.variants.map { variant in
                Variant(
                    name: variant.name,
                    share: variant.share ?? 0,
                    isControl: variant.isControl,
                    firstStep: variant.firstStep.flatMap { graph.index(of: $0) }
                )
            },
            segments: Dictionary(
                draft.segments.map { ($0.name, $0.filter) },
                uniquingKeysWith: { first, _ in first }
            ),
            steps: draft.placedSteps(graph),
            order: graph.order,
            longestPath: graph.longestPath
        )
    }
}

extension CanvasDraft {
    /// The steps with the paths that lead from them.
    func placedSteps(_ graph: StepGraph) -> [PlacedStep] {
        steps.enumerated().map { index, step in
            PlacedStep(
                id: step.id,
                type: step.type,
                settings: step.settings,
                position: step.position,
                index: index,
                edges: graph.edges[index].map { edge in
                    PlacedStep.Edge(
                        source: index,
                        path: edge.path,
                        target: edge.target,
                        passing: step.record?.passing(step.settings, edge.path),
                        takesTime: edge.takesTime,
                        share: step.paths?.first { $0.name == edge.path }?.share
                    )
                }
            )
        }
    }
}
