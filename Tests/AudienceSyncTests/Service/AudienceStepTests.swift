import AudienceSync
import CanvasModel
import CanvasStep
import Testing

@Suite struct AudienceStepTests {
    private static let here = Position(file: "a.canvas.yaml", line: 3, column: 5)

    private func place(_ operations: [SyncOperation], audience: Filter?) -> Place {
        let steps = operations.enumerated().map { index, operation in
            var settings = ListStep.Settings()
            settings.operation = operation
            let target = index + 1 < operations.count ? index + 1 : nil
            return PlacedStep(
                id: "step\(index)",
                type: "list",
                settings: settings,
                position: Self.here,
                index: index,
                edges: [.init(source: index, path: "next", target: target, passing: nil)]
            )
        }
        return Place(
            steps: steps,
            index: steps.count - 1,
            firstSteps: [0],
            audience: audience,
            conversions: [],
            positions: SettingPositions(step: Self.here, settings: nil)
        )
    }

    private static let consent = Filter.leaf(
        FilterLeaf(.attribute("ad_tracking_enabled"), [], at: here)
    )

    @Test(
        "people without consent, and a removal of what nobody added, are warned of",
        arguments: [
            ([SyncOperation.add], true, 0), ([.add], false, 1), ([.remove], true, 1), ([.remove], false, 2),
            ([.add, .remove], true, 0),
        ]
    )
    func warnings(operations: [SyncOperation], asks: Bool, count: Int) {
        let place = place(operations, audience: asks ? Self.consent : nil)
        var settings = ListStep.Settings()
        settings.operation = operations.last ?? .add
        let found = ListStep.validate(settings, in: place)
        #expect(found.count == count)
        #expect(found.allSatisfy { $0.severity == .warning && $0.position == Self.here })
    }

    @Test("a plugin that names its network declares it and opens its service")
    func plugin() async throws {
        let plugin = ListPlugin()
        #expect(plugin.network?.name == "lists")
        let connection = NetworkConnection(
            baseURL: "http://127.0.0.1",
            credentials: [:],
            transport: ScriptedTransport { _, _ in HTTPResponse(status: 200) },
            isVirtual: true
        )
        let context = OpenContext(service: 0, start: Instant(seconds: 0), seed: 1, connection: connection)
        #expect(try await plugin.open([], context: context).report().requests == 0)
        let nowhere = OpenContext(service: 0, start: Instant(seconds: 0), seed: 1, connection: nil)
        await #expect(throws: LaunchRefusal.self) { try await plugin.open([], context: nowhere) }
    }

    @Test("people advance at once and are offered behind")
    func advance() async throws {
        let harness = try ServiceHarness(emails: ["a@example.com", nil]) { _, _ in HTTPResponse(status: 200) }
        let metrics = SyncMetrics.declarations.enumerated().map { ($1.name, Metric(index: $0)) }
        let launch = LaunchContext(
            stepID: "list",
            step: 0,
            start: Instant(seconds: 0),
            seed: 7,
            paths: ["next"],
            compiler: Predicate.Compiler(people: harness.context.facts.people),
            metrics: Dictionary(uniqueKeysWithValues: metrics)
        )
        var step = try await ListStep.launch(ListStep.Settings(), shared: harness.service, context: launch)
        var cohort = Cohort(context: harness.context)
        cohort.visits = [Visit(entry: 0, person: 0), Visit(entry: 1, person: 1)]
        try await step.process(&cohort)
        #expect(cohort[0] == .advance() && cohort[1] == .advance())
        #expect(harness.metrics() == [0, 1, 1, 0])
        try await harness.settle()
        #expect(harness.metrics() == [1, 1, 0, 0])
    }
}
