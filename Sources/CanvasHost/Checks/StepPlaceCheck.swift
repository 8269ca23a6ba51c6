import CanvasModel
import CanvasStep

/// Each step type's own rules about where a step stands.
struct StepPlaceCheck: Check {
    func look(at draft: CanvasDraft, _ graph: StepGraph, into diagnostics: inout Diagnostics) {
        let steps = draft.placedSteps(graph)
        // What lies before a step can't be judged while part of it can't be read.
        let isClear = graph.isCertain && !draft.isAudienceUnclear && draft.steps.allSatisfy { $0.paths != nil }
        for (index, step) in draft.steps.enumerated() where step.paths != nil {
            guard let record = step.record else { continue }
            let place = Place(
                steps: steps,
                index: index,
                firstSteps: graph.firstSteps,
                audience: draft.audience,
                conversions: draft.conversions.map(\.event.name),
                positions: step.positions
            )
            let found = record.validate(step.settings, in: place)
            diagnostics.add(found.filter { isClear || $0.severity == .error })
        }
    }
}
