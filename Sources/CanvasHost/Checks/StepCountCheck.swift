import CanvasModel

/// A canvas is not larger than the product allows.
struct StepCountCheck: Check {
    func look(at draft: CanvasDraft, _ graph: StepGraph, into diagnostics: inout Diagnostics) {
        guard draft.steps.count > CanvasReader.maximumSteps else { return }
        diagnostics.error(
            at: draft.steps[CanvasReader.maximumSteps].position,
            "there are \(draft.steps.count) steps, and \(CanvasReader.maximumSteps) is the most",
            fix: "divide the canvas in two"
        )
    }
}
