import AudienceSync
import CanvasFlow
import CanvasHost
import CanvasModel
import CanvasScenario
import CanvasStep
import NetworkSimulator
import StandardSteps
import Testing

/// A whole canvas over a network that the engine has never heard of: the proof that the engine is nobody's.
@Suite struct SecondNetworkTests {
    private static let canvas = """
        name: Lists
        schedule: { type: scheduled, at: 2026-03-02T09:00:00Z }
        audience: { attribute: ad_tracking_enabled, equals: true }
        steps:
          - { id: come, type: list, settings: { list: members }, next: stay }
          - { id: stay, type: delay, settings: { duration: 1d }, next: choose }
          - { id: choose, type: decision_split, settings: { if: { random_bucket: true, less_than: 5000 } }, next: { yes: go, no: exit } }
          - { id: go, type: list, settings: { list: members, operation: remove, match_on: [email] } }

        """

    private static let scenario = """
        canvas: lists.canvas.yaml
        start: 2026-03-02T08:00:00Z
        run_for: 3d
        seed: 4
        people: { generate: 12000 }

        """

    private func run(inProcess: Bool, isPlan: Bool = false) async throws -> ExpectationFacts {
        let registry = try Registry([StandardSteps(), ListPlugin()])
        let documents = try RunDocuments.read(
            "lists.scenario.yaml",
            from: .bundled([
                "lists.canvas.yaml": Array(Self.canvas.utf8), "lists.scenario.yaml": Array(Self.scenario.utf8),
            ]),
            registry: registry
        )
        #expect(!documents.hasErrors, "\(documents.diagnostics)")
        var destinations = NetworkDestinations(
            simulators: ["lists": { ListSimulator($0) }],
            isInProcess: inProcess
        )
        destinations.isPlan = isPlan
        let run = ScenarioRun(
            canvas: try #require(documents.canvas),
            scenario: try #require(documents.scenario),
            behavior: documents.behavior,
            registry: registry,
            destinations: destinations
        )
        return try await run.run()
    }

    @Test("Everybody is synced, throttled as the network asks, and removed by the cells they were added with")
    func journey() async throws {
        let facts = try await run(inProcess: true)
        let result = facts.result
        let (come, go) = (result.steps[0], result.steps[3])
        let (added, removed) = (come.metric("users_synced") ?? 0, go.metric("users_synced") ?? 0)
        #expect(added > 6000 && (2500...4500).contains(removed))
        #expect(come.metric("entered") == added + (come.metric("users_not_synced") ?? 0))
        #expect(go.metric("entered") == removed + (go.metric("users_not_synced") ?? 0))
        let network = try #require(result.networks.first)
        #expect(network.report.audiences.map(\.received) == [added + removed])
        // Nobody shares both e-mail and phone with another, so that the list holds a row a person.
        #expect(facts.audienceSizes == ["lists": ["members200": added - removed]])
        #expect(network.report.throttledSeconds >= 300)
        #expect(network.report.incidents.isEmpty)
        #expect(result.networks[0].report.plan == nil)
    }

    @Test("It is the same over a real socket")
    func overHTTP() async throws {
        let (one, other) = (try await run(inProcess: true), try await run(inProcess: false))
        #expect(one.result.steps.map { $0.metrics.map(\.value) } == other.result.steps.map { $0.metrics.map(\.value) })
        #expect(one.audienceSizes == other.audienceSizes)
        #expect(one.result.settledAt == other.result.settledAt)
    }

    @Test("It can be planned: nothing arrives, and the figures are those of the run")
    func plan() async throws {
        let facts = try await run(inProcess: true, isPlan: true)
        let done = try await run(inProcess: true)
        #expect(facts.audienceSizes == ["lists": [:]])
        let plan = try #require(facts.result.networks.first?.report.plan)
        let audience = try #require(plan.audiences.first)
        #expect(plan.audiences.count == 1 && audience.id == nil && audience.name == "members")
        #expect(audience.additions.people == done.result.steps[0].metric("users_synced"))
        #expect(audience.removals.people == done.result.steps[3].metric("users_synced"))
        #expect(audience.additions.first == Instant(rfc3339: "2026-03-02T09:00:05Z"))
        #expect(audience.additions.first == audience.additions.last)
        #expect(audience.peopleWithoutKey == audience.withoutKey.map(\.people).reduce(0, +))
        #expect(plan.requests == audience.requests + 1)
        #expect(plan.durations == [.init(tier: "everybody", duration: .minutes(Int64(plan.requests - 1) / 2))])
    }
}
