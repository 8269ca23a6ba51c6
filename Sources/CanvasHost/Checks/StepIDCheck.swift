import CanvasModel

/// Every step has an id of its own that `next` can name.
struct StepIDCheck: Check {
    func look(at draft: CanvasDraft, _ graph: StepGraph, into diagnostics: inout Diagnostics) {
        var first: [String: StepDraft] = [:]
        for step in draft.steps where !step.id.isEmpty {
            if step.id == PathNames.exit {
                diagnostics.error(
                    at: step.idPosition,
                    "no step can be named `\(PathNames.exit)`, which ends a journey",
                    fix: "give it another id"
                )
            } else if !NameForm.isIdentifier(step.id) {
                diagnostics.error(
                    at: step.idPosition,
                    "`\(step.id)` is not an id",
                    fix: "use lower-case letters, digits, underscores and hyphens, as in show_ads"
                )
            } else if let other = first[step.id] {
                diagnostics.error(
                    at: step.idPosition,
                    "the step on line \(other.idPosition.line) is also named `\(step.id)`",
                    fix: "give each step an id of its own"
                )
            } else {
                first[step.id] = step
            }
        }
    }
}
