import CanvasHost
import CanvasModel
import CanvasReport
import CanvasStep

// The members of a result have no initializer outside the runner, which alone makes them.
@testable import CanvasFlow

/// Canvases and results to show.
enum Fixtures {
    static let start = Instant(seconds: 1_772_442_000)

    static func instant(_ text: String) -> Instant { Instant(rfc3339: text) ?? start }

    /// A canvas whose steps lead where the pairs say: a path's name and the index of its target.
    static func canvas(
        name: String = "Abandoned cart",
        _ steps: [(id: String, type: String, next: [(String, Int?)])],
        variants: [Variant] = [Variant(name: "Everybody", share: 10_000, isControl: false, firstStep: 0)]
    ) -> Canvas {
        let placed = steps.enumerated().map { index, step in
            PlacedStep(
                id: step.id,
                type: step.type,
                settings: NoSettings(),
                position: Position(file: "test"),
                index: index,
                edges: step.next.map { PlacedStep.Edge(source: index, path: $0.0, target: $0.1, passing: nil) }
            )
        }
        return Canvas(
            name: name,
            description: "",
            schedule: .actionBased(event: "cart_abandoned"),
            audience: nil,
            entry: EntryRules(),
            exitEvents: [],
            exitFilter: nil,
            conversions: [],
            variants: variants,
            segments: [:],
            steps: placed,
            order: Array(steps.indices),
            longestPath: .zero
        )
    }

    static func step(
        _ id: String,
        _ type: String,
        _ common: [Int],
        own: [(String, Int)] = [],
        paths: [(String, Int)] = []
    ) -> RunResult.StepResult {
        let names = ["entered", "proceeded", "exited", "waiting"]
        return RunResult.StepResult(
            id: id,
            type: type,
            metrics: zip(names, common).map { (name: $0, value: $1) } + own.map { (name: $0.0, value: $0.1) },
            paths: paths.map { (name: $0.0, count: $0.1) }
        )
    }

    static func result(
        steps: [RunResult.StepResult] = [],
        variants: [RunResult.VariantResult] = [],
        exits: [(reason: String, count: Int)] = [],
        conversions: [RunResult.ConversionResult] = [],
        networks: [RunResult.NetworkResult] = [],
        entries: Int = 0
    ) -> RunResult {
        var people = RunResult.PeopleCounts()
        people.inPopulation = 10_000
        people.entries = entries
        people.exited = entries
        var timing = RunResult.Timing()
        timing.run = 0.123_456_78
        timing.wall = 0.5
        return RunResult(
            canvas: "Abandoned cart",
            seed: .max,
            startedAt: start,
            endedAt: start + .days(14),
            settledAt: start + .days(14),
            people: people,
            variants: variants,
            steps: steps,
            exits: exits,
            conversions: conversions,
            networks: networks,
            timing: timing
        )
    }

    static func incident(closedAt: Instant?) -> Incident {
        var incident = Incident(
            step: "show_ads",
            scope: "token",
            code: "R1",
            openedAt: start,
            people: 1200,
            error: "the token is \"expired\"",
            resolve: "make a new token"
        )
        incident.closedAt = closedAt
        return incident
    }

    /// A network at which something would be done.
    static var planned: RunResult.NetworkResult {
        var vip = AudiencePlan(adAccount: "acct-1", name: "vip", id: nil)
        vip.additions.people = 1200
        vip.additions.rows = 1250
        vip.additions.first = start
        vip.additions.last = start + .days(3)
        vip.additions.busiestDay = CivilDate(days: Int(start.seconds / 86_400))
        vip.additions.busiestDayRows = 700
        vip.people = 1200
        vip.keys = [.init(key: "EMAIL", people: 1200), .init(key: "PHONE", people: 900)]
        vip.peopleWithoutKey = 30
        vip.withoutKey = [.init(reason: "no attribute is set", people: 20), .init(reason: "phone: odd", people: 12)]
        vip.requests = 4
        vip.bytes = 1_234_567
        var idle = AudiencePlan(adAccount: "acct-1", name: "idle", id: "77")
        idle.removals.busiestDayRows = 0
        let plan = NetworkPlan(
            audiences: [vip, idle],
            durations: [.init(tier: "standard access", duration: .zero), .init(tier: "trial", duration: .minutes(15))],
            requests: 5,
            bytes: 1_234_567
        )
        return RunResult.NetworkResult(name: "examplebook", report: ServiceReport(plan: plan))
    }

    static let heading = RunHeading(
        name: "abandoned-cart",
        people: 10_000,
        origin: .generated,
        seed: 7,
        start: start,
        runFor: .days(14),
        networks: [(name: "facebook", destination: "simulator")]
    )
}
