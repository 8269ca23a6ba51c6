import CanvasModel

/// A step that is judged by conversions stands in a canvas that has some.
struct NeededConversionCheck: Check {
    func look(at draft: CanvasDraft, _ graph: StepGraph, into diagnostics: inout Diagnostics) {
        guard !draft.hasConversions else { return }
        for step in draft.steps where step.record?.needsConversion == true {
            diagnostics.error(
                at: step.position,
                "step `\(step.id)` needs a conversion event to be judged by",
                fix: "add conversions: [{ name: Purchase, event: purchase }]"
            )
        }
    }
}
