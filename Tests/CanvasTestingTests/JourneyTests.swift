import CanvasModel
import CanvasScenario
import CanvasStep
import CanvasTesting
import FacebookAudience
import FacebookSimulator
import StandardSteps
import Testing

@Suite(.canvas(StandardSteps(), FacebookAudience(), simulators: ["facebook": FacebookSimulator.init]))
struct JourneyTests {
    /// A cart is followed by an ad until something is bought.
    private let cart = CanvasDocument(
        "Cart",
        trigger: "cart_abandoned",
        ["conversions": [["name": "Purchase", "event": "purchase", "within": "3d"]]],
        steps: [
            .step("wait", Delay.self, ["duration": "1h"], next: "bought"),
            .step(
                "bought",
                DecisionSplit.self,
                ["if": ["event": "purchase", "in_last": "1h"]],
                next: ["yes": "exit", "no": "show_ads"]
            ),
            .step("show_ads", FacebookAudienceStep.self, Self.audience("create", "add"), next: "cool_off"),
            .step("cool_off", Delay.self, ["duration": "3d"], next: "stop_ads"),
            .step("stop_ads", FacebookAudienceStep.self, Self.audience("existing", "remove")),
        ]
    )

    private static func audience(_ source: String, _ action: DocumentValue) -> DocumentValue {
        [
            "ad_account": "act_1234567890", "audience": [source: "carts"], "action": action,
            "match_on": ["email"],
        ]
    }

    private let ada = Person("ada", ["email": "ada@example.com", "ad_tracking_enabled": true])
    private let grace = Person("grace", ["email": "grace@example.com"])

    @Test("time goes on only when it is told to, and a person's journey can be looked at on the way")
    func stepwise() async throws {
        let journey = try await Journey(cart, people: [ada, grace])
        let start = journey.now
        try await journey.send("cart_abandoned", by: "ada", ["total": 80])
        #expect(journey.now == start)
        #expect(try journey.person("ada").path == ["wait"])
        #expect(try journey.person("grace").path.isEmpty)

        try await journey.advance(by: .minutes(59))
        #expect(try journey.step("wait").waiting == 1)
        try await journey.advance(by: .minutes(1))
        #expect(try journey.person("ada").path == ["wait", "bought", "show_ads", "cool_off"])
        #expect(try journey.step("bought").path("no") == 1)
        #expect(try journey.step("show_ads").metric("users_pending") == 1)
        #expect(try !journey.audience("carts").contains("ada"))

        try await journey.advance(by: Interval(seconds: 5))
        #expect(try journey.audience("carts").people == ["ada"])
        #expect(try journey.audience("carts").size == 1)

        try await journey.send("purchase", by: "ada")
        #expect(try journey.conversions("Purchase") == 1)
        try await journey.run()
        #expect(journey.now == start + .hours(73) + Interval(seconds: 5))
        #expect(try journey.audience("carts").people == [])
        #expect(try journey.audience("carts").size == 0)
        let entry = try #require(try journey.person("ada").entries.first)
        #expect(entry.exit?.reason == "completed")
        #expect(entry.visits.last?.syncs.map(\.record.isRemoval) == [true])
    }

    @Test("one step of time goes to the next instant at which anything happens")
    func nextInstant() async throws {
        let journey = try await Journey(
            cart,
            people: [ada],
            world: World(events: [
                Event("cart_abandoned", by: "ada", at: Scenario.defaultStart + .days(2)),
                Event("purchase", by: "ada", at: Scenario.defaultStart + .days(2) + .minutes(30)),
            ])
        )
        var instants: [Interval] = []
        while let instant = try await journey.step() { instants.append(instant - Scenario.defaultStart) }
        #expect(instants == [.days(2), .days(2) + .minutes(30), .days(2) + .hours(1)])
        #expect(try journey.step("bought").path("yes") == 1)
    }

    @Test("somebody is put at a step and goes on from there")
    func midFlow() async throws {
        let journey = try await Journey(cart, people: [ada])
        try await journey.enter("ada", at: "cool_off")
        try await journey.run()
        #expect(try journey.person("ada").path == ["cool_off", "stop_ads"])
    }

    @Test("an event that only a filter asks for counts though the input had none of it")
    func askedByAFilter() async throws {
        let canvas = CanvasDocument(
            "Answers",
            trigger: "asked",
            steps: [
                .step("wait", Delay.self, ["duration": "1h"], next: "answered"),
                .step(
                    "answered",
                    DecisionSplit.self,
                    ["if": ["event": "answer", "in_last": "1h"]],
                    next: ["yes": "thanks", "no": "exit"]
                ),
                .step("thanks", Message.self, ["channel": "email"]),
            ]
        )
        let journey = try await Journey(canvas, people: [ada])
        try await journey.send("asked", by: "ada")
        try await journey.advance(by: .minutes(10))
        try await journey.send("answer", by: "ada")
        try await journey.run()
        #expect(try journey.person("ada").path == ["wait", "answered", "thanks"])
    }

    @Test("the scenario of a file is run as it is written")
    func file() async throws {
        let journey = try await Journey(scenario: "Plugins/FacebookAudience/Samples/terms-withdrawn.scenario.yaml")
        try await journey.run()
        #expect(try !journey.incidents.isEmpty)
    }

    @Test("what is wrong with a canvas or a world is said with the line of the test that says it")
    func problems() async throws {
        let line = #line + 5
        let canvas = CanvasDocument(
            "Bad",
            trigger: "go",
            steps: [
                .step("wait", Delay.self, ["duration": "soon"])
            ]
        )
        let error = await #expect(throws: JourneyError.self) { _ = try await Journey(canvas, people: []) }
        let sentence = try #require(error?.description)
        #expect(sentence.contains("CanvasTestingTests/JourneyTests.swift:\(line): error: "), "\(sentence)")
    }

    @Test("a name that nothing has is said with the nearest one")
    func names() async throws {
        let journey = try await Journey(cart, people: [ada])
        #expect(throws: JourneyError.self) { try journey.person("adda") }
        let error = #expect(throws: JourneyError.self) { try journey.step("waitt") }
        #expect(error?.description == "there is no step `waitt`; did you mean `wait`?")
        try await journey.run()
        await #expect(throws: JourneyError.self) { try await journey.send("purchase", by: "ada") }
    }

    @Test("a network's faults are those of a scenario")
    func faults() async throws {
        let journey = try await Journey(
            cart,
            people: [ada],
            world: World(networks: ["facebook": ["faults": [["at": "1m", "for": "15h", "respond": "server_error"]]]])
        )
        try await journey.advance(by: .hours(1))
        try await journey.enter("ada", at: "show_ads")
        try await journey.advance(by: .hours(1))
        #expect(try journey.step("show_ads").metric("users_pending") == 1)
        #expect(try journey.network("facebook").retries > 0)
        try await journey.advance(by: .hours(14))
        #expect(try journey.step("show_ads").metric("users_errored") == 1)
    }

    @Test("a person's journey reads like a log")
    func text() async throws {
        let journey = try await Journey(cart, people: [ada, grace])
        try await journey.send("cart_abandoned", by: "ada")
        try await journey.advance(by: .hours(2))
        #expect(
            try journey.person("ada").description == """
                ada: entered 2026-03-02T09:00:00Z as Variant 1
                  wait      2026-03-02T09:00:00Z to 2026-03-02T10:00:00Z
                  bought    2026-03-02T10:00:00Z  by no
                  show_ads  2026-03-02T10:00:00Z
                            2026-03-02T10:00:05Z added to carts at facebook
                  cool_off  since 2026-03-02T10:00:00Z
                """
        )
        #expect(
            try journey.person("grace").description == """
                grace: did not enter, and did nothing
                """
        )
    }
}
