import CanvasFlow
import CanvasHost
import CanvasModel
import CanvasStep

/// Records what became of one person with what decided it.
///
/// Filters are asked again at the very moment of a decision, with the facts of that moment, as they may answer otherwise
/// a second later.
final class ExplanationRecorder: RunRecorder {
    private let person: UInt32
    private let canvas: Canvas
    private let behavior: [Behavior]
    private(set) var moments: [ExplainedMoment] = []
    /// The numbers that the run gave to the person's entries, in order.
    private var entries: [UInt32] = []
    /// The steps that they came to, as indices into the canvas's.
    private(set) var visited: Set<Int> = []
    private(set) var hasEntered = false
    /// The change of the profile that is still to come.
    private var fork: ProfileFork?

    init(of person: UInt32, in canvas: Canvas, behavior: [Behavior], fork: ProfileFork? = nil) {
        self.fork = fork
        self.person = person
        self.canvas = canvas
        self.behavior = behavior
    }

    func wants(_ person: UInt32) -> Bool { person == self.person }

    func record(_ event: RunEvent, facts: FilterFacts) {
        if case .entered = event.kind, let entry = event.entry {
            hasEntered = true
            if !entries.contains(entry) { entries.append(entry) }
        }
        if let entry = event.entry, !entries.contains(entry) { entries.append(entry) }
        if case .arrived = event.kind, let step = event.step { visited.insert(step) }
        moments.append(
            ExplainedMoment(
                instant: event.instant,
                entry: event.entry.flatMap { entries.firstIndex(of: $0) }.map { $0 + 1 },
                step: event.step.map { canvas.steps[$0].id },
                kind: kind(event, facts)
            )
        )
        if case .arrived = event.kind, let step = moments.last?.step, let fork, fork.step == step {
            self.fork = nil
            moments.append(
                ExplainedMoment(
                    instant: event.instant,
                    entry: moments.last?.entry,
                    step: step,
                    kind: .changed(fork.changes)
                )
            )
        }
    }

    private func kind(_ event: RunEvent, _ facts: FilterFacts) -> ExplainedMoment.Kind {
        func explained(_ filter: Filter) -> ExplainedFilter {
            ExplainedFilter(
                filter.answer(
                    for: Int(event.person),
                    entry: event.entry,
                    at: event.instant,
                    in: facts,
                    segments: canvas.segments
                )
            )
        }
        switch event.kind {
        case .performed(let name, _): return .performed(name)
        case .entered(let variant): return .entered(variant: canvas.variants[variant].name)
        case .turnedAway(let refusal):
            return .turnedAway(refusal, refusal == .audience ? canvas.audience.map(explained) : nil)
        case .interacted(let interaction): return .interacted(interaction)
        case .arrived: return .arrived(type: event.step.map { canvas.steps[$0].type } ?? "")
        case .drew(let record): return .drew(draw(record))
        case .progressed(let path, let instant):
            let edges = event.step.map { canvas.steps[$0].edges } ?? []
            let edge = edges.indices.contains(path) ? edges[path] : nil
            return .progressed(
                ExplainedPath(
                    name: edges.count > 1 ? edge?.path : nil,
                    target: edge?.target.map { canvas.steps[$0].id },
                    instant: instant,
                    conditions: edges.compactMap { edge in
                        edge.passing.map { ExplainedPath.Condition(path: edge.path, filter: explained($0)) }
                    }
                )
            )
        case .waited(let instant): return .waited(until: instant)
        case .marked(let name): return .marked(event: name)
        case .converted(let index): return .converted(canvas.conversions[index].name)
        case .exited(let reason):
            let asked = reason == .exitCriteria ? canvas.exitFilter : nil
            return .exited(reason: reason.name, asked.map(explained))
        case .sent(let request): return .sent(request)
        case .answered(let answer): return .answered(answer)
        case .synced(let record):
            return .synced(
                ExplainedSync(
                    network: record.network,
                    audience: record.audience,
                    isRemoval: record.isRemoval,
                    outcome: record.outcome,
                    reason: record.reason,
                    isSuperseded: record.supersededBy != nil
                )
            )
        }
    }

    private func draw(_ record: DrawRecord) -> ExplainedDraw {
        let subject: String
        switch record.purpose {
        case .variant: subject = "the variant"
        case .path: subject = "the path"
        case .step: subject = "the step"
        case .behavior(let index):
            switch behavior.indices.contains(index) ? behavior[index].act : nil {
            case .event(let name, _)?: subject = name
            case .interaction(let interaction, let step)?: subject = "\(canvas.steps[step].id) \(interaction.rawValue)"
            case nil: subject = "what they do"
            }
        }
        let isChance = if case .behavior = record.purpose { true } else { false }
        return ExplainedDraw(
            subject: subject,
            value: record.draw.unit,
            bounds: record.bounds,
            isChance: isChance
        )
    }
}
