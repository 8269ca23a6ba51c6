import CanvasModel

/// Every step can be come to.
struct UnreachableStepCheck: Check {
    func look(at draft: CanvasDraft, _ graph: StepGraph, into diagnostics: inout Diagnostics) {
        // Where a path is open, what it was meant to lead to would be reported too.
        guard graph.isCertain else { return }
        let reachable = graph.reachable
        for (index, step) in draft.steps.enumerated() {
            // Of two steps with one id, paths lead to the first; the second is reported for its id.
            guard !step.id.isEmpty, graph.index(of: step.id) == index, !reachable.contains(index) else { continue }
            diagnostics.warning(
                at: step.position,
                "nobody can come to step `\(step.id)`",
                fix: "let a path lead to it, or remove it"
            )
        }
    }
}
