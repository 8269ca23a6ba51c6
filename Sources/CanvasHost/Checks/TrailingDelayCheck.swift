import CanvasModel
import CanvasStep

/// A path on which time passes leads somewhere.
///
/// Source: Braze, Delay step: when nothing follows, people leave at once and not after the delay.
struct TrailingDelayCheck: Check {
    func look(at draft: CanvasDraft, _ graph: StepGraph, into diagnostics: inout Diagnostics) {
        for step in draft.steps {
            for path in step.paths ?? [] where path.takesTime {
                let written = step.continuations.first { $0.path == path.name }
                guard written?.target == nil, written != nil || step.paths?.count == 1 else { continue }
                diagnostics.warning(
                    at: written?.position ?? step.position,
                    "nothing comes after step `\(step.id)`, so people leave at once instead of waiting",
                    fix: "let `\(path.name)` lead to a step, or remove the step"
                )
            }
        }
    }
}
