import CanvasModel

/// Every id that a path or a variant names is the id of a step.
struct TargetCheck: Check {
    func look(at draft: CanvasDraft, _ graph: StepGraph, into diagnostics: inout Diagnostics) {
        for step in draft.steps {
            for continuation in step.continuations {
                refuseUnknown(continuation.target, at: continuation.position, graph, into: &diagnostics)
            }
        }
        for variant in draft.variants {
            refuseUnknown(variant.firstStep, at: variant.firstStepPosition, graph, into: &diagnostics)
        }
    }

    private func refuseUnknown(
        _ id: String?,
        at position: Position,
        _ graph: StepGraph,
        into diagnostics: inout Diagnostics
    ) {
        guard let id, graph.index(of: id) == nil else { return }
        diagnostics.error(
            at: position,
            "no step is named `\(id)`",
            fix: graph.nearest(to: id).map { "did you mean `\($0)`?" }
                ?? "name a step of the canvas, or \(PathNames.exit) to end the journey"
        )
    }
}
