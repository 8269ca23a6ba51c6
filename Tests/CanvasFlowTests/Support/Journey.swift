import CanvasFlow
import CanvasHost
import CanvasModel
import CanvasStep

/// A canvas put together in code, without documents or a registry, to test the runner alone.
struct Journey {
    var schedule = EntrySchedule.scheduled(at: nil, every: nil, occurrences: nil)
    var audience: Filter?
    var entry = EntryRules()
    var exitEvents: [String] = []
    var exitFilter: Filter?
    var conversions: [ConversionEvent] = []
    var variants = [Variant(name: "Variant 1", share: 10_000, isControl: false, firstStep: 0)]
    var nodes: [Node]
    var order: [Int]?

    struct Node {
        let id: String
        let step: any Step
        /// The step that each path leads to, `nil` for none.
        let next: [Int?]
        var metrics: [MetricDeclaration] = []
    }

    func run(_ people: [String], _ input: FlowInput) async throws -> RunResult {
        try await run(Self.population(people), input)
    }

    func run(_ people: People, _ input: FlowInput) async throws -> RunResult {
        var runner = runner(people, input)
        return try await runner.run()
    }

    static func population(_ ids: [String]) throws -> People {
        var builder = PeopleBuilder()
        for id in ids { builder.begin(externalID: id.utf8) }
        return try builder.finish()
    }

    func runner(_ people: People, _ input: FlowInput, recorder: (any RunRecorder)? = nil) -> FlowRunner {
        var counter = 0
        let metrics = nodes.map { node in
            node.metrics.map { declaration in
                defer { counter += 1 }
                return LaunchedMetric(declaration: declaration, metric: Metric(index: counter))
            }
        }
        let steps = nodes.enumerated().map { index, node in
            PlacedStep(
                id: node.id,
                type: "test",
                settings: NoSettings(),
                position: Position(file: "test"),
                index: index,
                edges: node.next.enumerated().map {
                    PlacedStep.Edge(source: index, path: "path\($0)", target: $1, passing: nil)
                }
            )
        }
        let canvas = Canvas(
            name: "test",
            description: "",
            schedule: schedule,
            audience: audience,
            entry: entry,
            exitEvents: exitEvents,
            exitFilter: exitFilter,
            conversions: conversions,
            variants: variants,
            segments: [:],
            steps: steps,
            order: order ?? Array(steps.indices),
            longestPath: .days(30)
        )
        let launched = LaunchedCanvas(
            canvas: canvas,
            steps: nodes.map(\.step),
            services: [],
            metrics: metrics,
            counters: counter,
            compiler: Predicate.Compiler(people: people)
        )
        return FlowRunner(launched, input: input, recorder: recorder)
    }
}

extension FlowInput {
    static let start = Instant(rfc3339: "2026-03-02T09:00:00Z") ?? Instant(seconds: 0)

    static func forTests(
        for time: Interval = .days(10),
        seed: UInt64 = 7,
        events: [(Int64, UInt32, String)] = [],
        behavior: [Behavior] = [],
        sliceSize: Int = 8192
    ) -> FlowInput {
        let names = Array(Set(events.map(\.2))).sorted()
        let log = EventLog(
            names: names,
            events: events.map { event in
                EventLog.Event(
                    instant: start + Interval(seconds: event.0),
                    person: event.1,
                    name: UInt32(names.firstIndex(of: event.2) ?? 0)
                )
            }
        )
        return FlowInput(
            start: start,
            runFor: time,
            seed: seed,
            events: log,
            behavior: behavior,
            sliceSize: sliceSize
        )
    }
}
