import CanvasModel
import CanvasStep

/// `next` names the paths that a step has: all of them, and no others.
struct PathCheck: Check {
    func look(at draft: CanvasDraft, _ graph: StepGraph, into diagnostics: inout Diagnostics) {
        for step in draft.steps {
            // A step with broken settings may have other paths than it seems to have.
            guard let paths = step.paths?.map(\.name) else { continue }
            var missing = paths.filter { path in !step.continuations.contains { $0.path == path } }
            for continuation in step.continuations where !paths.contains(continuation.path) {
                let meant = Spelling.nearest(to: continuation.path, among: missing)
                missing.removeAll { $0 == meant }
                diagnostics.error(
                    at: continuation.pathPosition,
                    "step `\(step.id)` has no path `\(continuation.path)`",
                    fix: meant.map { "did you mean `\($0)`?" }
                        ?? "it has \(paths.map { "`\($0)`" }.joined(separator: ", "))"
                )
            }
            // The one path of a step may be left out, and `next: id` on a step with several was reported as such.
            guard paths.count > 1, !missing.isEmpty, !step.isNextShort else { continue }
            diagnostics.error(
                at: step.nextPosition ?? step.position,
                "step `\(step.id)` does not say where \(missing.map { "`\($0)`" }.joined(separator: ", ")) "
                    + (missing.count == 1 ? "leads" : "lead"),
                fix: "name each path under next:, with the id of a step or \(PathNames.exit)"
            )
        }
    }
}
