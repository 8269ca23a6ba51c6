import CanvasModel
import CanvasScenario
import Testing

@Suite struct EventWarningTests {
    private func warnings(_ events: String, more: String = "") throws -> [String] {
        let (read, problems) = try scenario(
            "canvas: c\nstart: 2026-03-02T09:00:00Z\nrun_for: 1d\n\(more)events:\n\(events)"
        )
        #expect(problems.isEmpty)
        return try #require(read).eventProblems(in: smallCanvas()).map(\.description)
    }

    private func event(_ name: String, _ time: String) -> String {
        "  - { external_id: ada, name: \(name), time: \(time) }\n"
    }

    @Test("an event whose name is nearly one that the canvas looks for is told, another's is not")
    func names() throws {
        let now = "2026-03-02T10:00:00Z"
        #expect(
            try warnings(event("cart_abandond", now) + event("cart_abandond", now) + event("rated", now)) == [
                "x/s.yaml:5:5: warning: nothing in the canvas looks for the event `cart_abandond`; did you mean "
                    + "`cart_abandoned`?"
            ]
        )
        #expect(try warnings(event("cart_abandoned", now) + event("account_closed", now)).isEmpty)
        let behavior = "behavior: [{ after: { event: cart_abandond }, does: purchase }]\n"
        #expect(try warnings(event("cart_abandond", now), more: behavior).isEmpty)
    }

    @Test("events after the end are told, and so are entries before the start, once each with their number")
    func times() throws {
        let text =
            event("cart_abandoned", "2026-03-03T09:00:00Z") + event("purchase", "2026-03-03T09:00:01Z")
            + event("purchase", "2026-04-01T00:00:00Z") + event("cart_abandoned", "2026-03-02T08:59:59Z")
            // A split looks back for purchases, so one before the start is the person's past.
            + event("purchase", "2026-02-01T00:00:00Z")
        #expect(
            try warnings(text) == [
                "x/s.yaml:8:5: warning: events before the start of the run, 2026-03-02T09:00:00Z, let nobody enter: 1",
                "x/s.yaml:6:5: warning: events after the end of the run, 2026-03-03T09:00:00Z, never happen: 2",
            ]
        )
    }

    @Test("a file of events is looked at without knowing the people, where it is named")
    func file() throws {
        try withFolder { folder in
            let path = folder + "/e.csv"
            let (read, _) = try scenario("canvas: c\nrun_for: 1d\nevents: { file: \(path) }\n")
            let scenario = try #require(read)
            #expect(
                scenario.eventProblems(in: smallCanvas()).map(\.description) == [
                    "x/s.yaml:3:17: error: `\(path)`: there is no such file"
                ]
            )
            try write("external_id,name,time\nada,purchas,2026-03-02T10:00:00Z\n", to: path)
            #expect(
                scenario.eventProblems(in: smallCanvas()).map(\.description) == [
                    "x/s.yaml:3:17: warning: nothing in the canvas looks for the event `purchas`; did you mean `purchase`?"
                ]
            )
            try write("external_id,name,time\nada,purchase,noon\n", to: path)
            #expect(scenario.eventProblems(in: smallCanvas()).map(\.position.line) == [2])
        }
    }
}
