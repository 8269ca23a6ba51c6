import CanvasHost
import CanvasModel
import CanvasReport
import CanvasStep

/// Writes what becomes of everybody as JSON lines, by the names of the product's event export and in the order of the run.
///
/// Of a person there is only the `external_id`. The export has no event for what a network made of somebody; that one is
/// ours. Source: Braze, Currents event glossary.
final class TraceRecorder: RunRecorder {
    private let canvas: Canvas
    private let file: TraceFile
    /// The entries that an exit event makes leave, with the event.
    private var marked: [UInt32: String] = [:]

    init(_ canvas: Canvas, to file: TraceFile) {
        self.canvas = canvas
        self.file = file
    }

    func wants(_ person: UInt32) -> Bool { true }

    func wantsDraws(of person: UInt32) -> Bool { false }

    func wantsRequests(of person: UInt32) -> Bool { false }

    func record(_ event: RunEvent, facts: FilterFacts) {
        guard let (name, members) = line(event) else { return }
        let head: [(key: String, value: OrderedJSON)] = [
            ("event", .text(name)), ("time", .text(event.instant.description)),
            ("external_user_id", .text(facts.people.externalID(of: Int(event.person)))),
            ("canvas_entry_id", event.entry.map { .integer(Int($0)) } ?? .null),
        ]
        file.add(OrderedJSON.object(head + members).line)
    }

    private func line(_ event: RunEvent) -> (name: String, [(key: String, value: OrderedJSON)])? {
        let step: [(key: String, value: OrderedJSON)] =
            event.step.map { [("canvas_step_id", .text(canvas.steps[$0].id))] } ?? []
        switch event.kind {
        case .entered(let variant):
            return (
                "users.canvas.Entry",
                [
                    ("canvas_name", .text(canvas.name)),
                    ("canvas_variation_name", .text(canvas.variants[variant].name)),
                    ("in_control_group", .boolean(canvas.variants[variant].isControl)),
                ]
            )
        case .progressed(let path, let instant):
            guard let index = event.step, canvas.steps[index].edges.indices.contains(path) else { return nil }
            let edge = canvas.steps[index].edges[path]
            // Who comes to the end of the journey leaves, which is told as they do.
            guard let target = edge.target else { return nil }
            return (
                "users.canvasstep.Progression",
                step + [
                    ("progression_type", .text(edge.path)), ("next_step_id", .text(canvas.steps[target].id)),
                    ("next_step_time", .text(instant.description)),
                ]
            )
        case .marked(let name):
            if let entry = event.entry { marked[entry] = name }
            return nil
        case .exited(let reason):
            guard reason == .exitCriteria else {
                return ("users.canvasstep.Progression", step + [("exit_reason", .text(reason.name))])
            }
            let cause = event.entry.flatMap { marked.removeValue(forKey: $0) }
            guard let cause else { return ("users.canvas.exit.MatchedAudience", step) }
            return ("users.canvas.exit.PerformedEvent", step + [("exit_event", .text(cause))])
        case .converted(let conversion):
            return (
                "users.canvas.Conversion",
                [
                    ("conversion_behavior_index", .integer(conversion)),
                    ("conversion_behavior", .text(canvas.conversions[conversion].name)),
                ]
            )
        case .synced(let record):
            return (
                "users.canvasstep.AudienceSync",
                step + [
                    ("network", .text(record.network)), ("ad_account", .text(record.adAccount)),
                    ("audience", .text(record.audience)), ("action", .text(record.isRemoval ? "remove" : "add")),
                    ("outcome", .text(record.outcome.rawValue)), ("reason", .optional(record.reason)),
                    ("superseded_by", record.supersededBy.map { .integer(Int($0)) } ?? .null),
                ]
            )
        default: return nil
        }
    }
}
