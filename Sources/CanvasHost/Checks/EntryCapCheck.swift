import CanvasModel

/// A cap on entries counts over something that the schedule has.
///
/// Source: Braze, Create a Canvas, "Limit entrance volume".
struct EntryCapCheck: Check {
    func look(at draft: CanvasDraft, _ graph: StepGraph, into diagnostics: inout Diagnostics) {
        guard let cap = draft.entry.maxEntries, let position = draft.capPosition else { return }
        let (name, allowed): (String, [EntryCap.Period]) =
            switch draft.schedule {
            case .scheduled: (ScheduleType.scheduled.rawValue, [.lifetime, .occurrence])
            case .actionBased: (ScheduleType.actionBased.rawValue, [.lifetime, .hour, .day])
            case .apiTriggered: (ScheduleType.apiTriggered.rawValue, [.lifetime, .hour, .day])
            }
        guard !allowed.contains(cap.period) else { return }
        diagnostics.error(
            at: position,
            "the entries of a canvas of the type `\(name)` can't be counted per \(cap.period.rawValue)",
            fix: "use one of \(allowed.map(\.rawValue).joined(separator: ", "))"
        )
    }
}
