import CanvasModel

/// The segments and steps that filters ask for are those of the document.
struct FilterCitationCheck: Check {
    func look(at draft: CanvasDraft, _ graph: StepGraph, into diagnostics: inout Diagnostics) {
        let segments = draft.segments.map(\.name)
        for leaf in draft.filters.flatMap(\.leaves) {
            switch leaf.subject {
            case .segment(let name) where !segments.contains(name):
                diagnostics.error(
                    at: leaf.position,
                    "no segment is named `\(name)`",
                    fix: Spelling.suggestion(for: name, among: segments) ?? "name its filter under segments:"
                )
            case .step(let id, _) where graph.index(of: id) == nil:
                diagnostics.error(
                    at: leaf.position,
                    "no step is named `\(id)`",
                    fix: graph.nearest(to: id).map { "did you mean `\($0)`?" } ?? "name a step of the canvas"
                )
            default:
                break
            }
        }
    }
}
