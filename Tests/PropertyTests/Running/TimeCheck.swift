import CanvasFlow
import CanvasModel
import CanvasScenario

/// Time only goes forwards: nobody comes anywhere before they set out, and everything ends.
struct TimeCheck {
    /// What a sync may last beyond the 13 hours: the batching window and the time-out of its first attempt.
    static let longestSync = Interval.hours(13) + .hours(1) + .minutes(5)

    let documents: RunDocuments

    func problem(in run: CaseRun) -> String? {
        let figures = run.figures
        let length = documents.scenario?.runFor ?? documents.canvas.map { FlowInput.defaultLength(of: $0) } ?? .zero
        if figures.endedAt != figures.startedAt + length { return "the journey ended at \(figures.endedAt)" }
        if figures.settledAt < figures.endedAt { return "it settled at \(figures.settledAt), before its end" }
        if figures.settledAt > figures.endedAt + Self.longestSync {
            return "it settled at \(figures.settledAt), and ended at \(figures.endedAt)"
        }
        if let pending = figures.steps.first(where: { ($0.metric("users_pending") ?? 0) != 0 }) {
            return "\(pending.id): somebody is pending at the end"
        }
        return problem(in: run.records, figures)
    }

    private func problem(in records: [Record], _ figures: RunResult) -> String? {
        var last = figures.startedAt
        var due: [UInt32: Instant] = [:]
        var left: Set<UInt32> = []
        for record in records {
            if record.instant < last { return "\(record) comes after something at \(last)" }
            last = record.instant
            // The networks alone go on after the journey.
            if case .synced = record.kind { continue }
            if case .asked = record.kind { continue }
            if record.instant > figures.endedAt { return "\(record) comes after the end" }
            guard let entry = record.entry else { continue }
            switch record.kind {
            case .entered: due[entry] = record.instant
            case .arrived:
                if left.contains(entry) { return "\(record) has left before" }
                if let instant = due[entry], instant != record.instant { return "\(record) was due at \(instant)" }
            case .progressed(_, let instant), .waited(let instant):
                if instant < record.instant { return "\(record) goes into the past" }
                if case .progressed = record.kind { due[entry] = instant }
            case .exited:
                if !left.insert(entry).inserted { return "\(record) has left before" }
            default: break
            }
        }
        return last > figures.settledAt ? "something happened at \(last), after it settled" : nil
    }
}
