import CanvasModel
import CanvasStep

/// Launches a step by itself and gives it cohorts.
struct StepHarness<S: Step> where S.Shared == NothingShared {
    let context: StepContext
    let metrics: [String: Metric]
    private var step: S

    /// - Parameters:
    ///   - events: What people did before the start: `external_id`, event, instant.
    init(
        _ type: S.Type,
        _ settings: S.Settings,
        people: People,
        start: Instant = Instant(seconds: 0),
        seed: UInt64 = 7,
        events: [(String, String, Instant)] = []
    ) async throws {
        let names = type.declaration.metrics.map(\.name)
        metrics = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, Metric(index: $0)) })
        let launch = LaunchContext(
            stepID: "step",
            step: 0,
            start: start,
            seed: seed,
            paths: type.declaration.paths(settings).map(\.name),
            compiler: Predicate.Compiler(people: people),
            metrics: metrics
        )
        step = try await type.launch(settings, shared: NothingShared(), context: launch)
        var history = EventHistory(people: people.count)
        for (id, name, instant) in events {
            guard let code = launch.compiler.cited.code(of: .event(name)), let person = people.person(externalID: id)
            else { continue }
            history.note(code, person: person, at: instant)
        }
        context = StepContext(
            now: start,
            facts: FilterFacts(people: people, history: history),
            counters: names.count,
            steps: 1
        )
        context.observed = context.observed.map { _ in true }
    }

    /// The verdicts on everybody of the population, who all come at one instant.
    mutating func process(at now: Instant, visit: (UInt32) -> Visit = { Visit(entry: $0, person: $0) }) async throws
        -> [Verdict]
    {
        context.now = now
        var cohort = Cohort(context: context)
        cohort.visits = (0..<UInt32(context.facts.people.count)).map(visit)
        try await step.process(&cohort)
        return cohort.visits.indices.map { cohort[$0] }
    }

    func count(_ metric: String) -> Int {
        metrics[metric].map { context.counters[$0.index] } ?? -1
    }
}

extension People {
    /// People with one text attribute each.
    static func with(_ attribute: String, _ values: [(String, String?)]) throws -> People {
        var builder = PeopleBuilder()
        let handle = builder.handle(attribute)
        for (id, value) in values {
            builder.begin(externalID: id.utf8)
            if let value { builder.set(handle, value.utf8) }
        }
        return try builder.finish()
    }

    /// So many people without attributes.
    static func anybody(_ count: Int = 1) throws -> People {
        try with("plan", (0..<count).map { ("p\($0)", nil) })
    }
}

extension Filter {
    /// `{ attribute: NAME, equals: VALUE }`.
    static func attribute(_ name: String, equals value: String) throws -> Filter {
        let position = Position(file: "test")
        let written = FilterValue(LocatedValue(.scalar(value, isPlain: true), at: position))
        return .leaf(FilterLeaf(.attribute(name), written.map { [.equals($0)] } ?? [], at: position))
    }

    /// `{ event: NAME, in_last: INTERVAL }`.
    static func event(_ name: String, inLast interval: Interval) -> Filter {
        .leaf(FilterLeaf(.event(name), [.inLast(interval)], at: Position(file: "test")))
    }
}

extension Instant {
    /// An instant of a test, which may fail to be one.
    static func at(_ text: String) throws -> Instant {
        guard let instant = Instant(rfc3339: text) else { throw NoInstant(text: text) }
        return instant
    }

    struct NoInstant: Error { let text: String }
}
