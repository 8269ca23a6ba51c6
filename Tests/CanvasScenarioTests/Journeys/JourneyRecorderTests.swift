import CanvasModel
import CanvasScenario
import CanvasStep
import Testing

@Suite struct JourneyRecorderTests {
    @Test("what lies ahead of the present has not happened")
    func present() async throws {
        let documents = try ScenarioWorld.shop(expecting: "{ person: ada, entries: 1 }").scenarioRun()
        var live = try await documents.start()
        try await live.advance(to: documents.scenario.start + .minutes(90))
        let early = try #require(try live.figures().journeys["ada"])
        #expect(early.entries.first?.visits.map(\.step) == ["hello", "wait"])
        #expect(early.entries.first?.visits.last?.leftAt == nil)
        #expect(
            early.lines == [
                "ada: 2026-03-02T10:00:00Z entered Main → hello (received) → wait → there until the end, 2026-03-02T10:30:00Z"
            ]
        )
        try await live.advance(to: live.end)
        let late = try #require(try await live.finish().journeys["ada"])
        await live.close()
        #expect(late.entries.first?.visits[1].leftAt == Instant(rfc3339: "2026-03-02T11:00:00Z"))
        #expect(late.entries.first?.visits[2].path == "no")
        #expect(late.memberships.isEmpty)
        #expect(late.events.map(\.name) == ["cart", "purchase"])
    }

    @Test("draws are recorded for who asks for them, and for nobody else")
    func draws() async throws {
        let shop = ScenarioWorld.shop(expecting: "{ never: { event: review } }")
        let canvas = shop.canvas.replacing(
            "variants: [{ name: Main, percent: 100, first_step: hello }]",
            with: "variants: [{ name: A, percent: 50, first_step: hello }, { name: B, percent: 50, first_step: hello }]"
        )
        let run = try ScenarioWorld(canvas: canvas, scenario: shop.scenario).scenarioRun()
        let (asking, silent) = (DrawCounter(asks: true), DrawCounter(asks: false))
        _ = try await run.run { people in
            asking.person = people.person(externalID: "ada").map(UInt32.init)
            return [asking, silent]
        }
        #expect(asking.persons == asking.person.map { [$0] })
        #expect(asking.count == 1)
        #expect(silent.count == 1)
    }

    /// Counts draws; one asks for those of one person only, the other for nobody's.
    private final class DrawCounter: RunRecorder {
        private let asks: Bool
        var person: UInt32?
        private(set) var count = 0
        private(set) var persons: Set<UInt32> = []

        init(asks: Bool) { self.asks = asks }

        func wants(_ person: UInt32) -> Bool { true }

        func wantsDraws(of person: UInt32) -> Bool { asks && person == self.person }

        func record(_ event: RunEvent, facts: FilterFacts) {
            guard case .drew = event.kind else { return }
            count += 1
            persons.insert(event.person)
        }
    }

    @Test("a person whom a file of people does not have is told before the journey")
    func unknown() async throws {
        try await withOpenFolder { folder in
            try write(#"{"external_id": "ada"}"# + "\n", to: folder + "/people.jsonl")
            let world = ScenarioWorld(
                canvas: ScenarioWorld.shop,
                scenario: """
                    canvas: c.canvas.yaml
                    people: { file: \(folder)/people.jsonl }
                    expect: [{ person: eda, exited: true }]
                    """
            )
            await #expect(throws: Diagnostic.self) { try await world.run() }
        }
    }
}
