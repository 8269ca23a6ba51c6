import CanvasFlow
import CanvasModel
import CanvasScenario
import Testing

@Suite struct ScenarioInCanvasTests {
    @Test("behaviors find their steps, and those that do not get the nearest name")
    func steps() throws {
        let (read, _) = try scenario(
            """
            canvas: c
            behavior:
              - { after: { step: bought, entered: true }, does: x, probability: 0.5, within: 1h }
              - { after: { step: wait, received: true }, opens: 0.4 }
              - { after: { step: wiat, received: true }, clicks: 0.4 }
            """
        )
        var diagnostics = Diagnostics()
        let behavior = try #require(read).behavior(in: smallCanvas(), into: &diagnostics)
        #expect(behavior.map(\.cause) == [.arrival(step: 1), .interaction(.received, step: 0)])
        #expect(behavior.map(\.act) == [.event("x", Properties()), .interaction(.opened, step: 0)])
        #expect(
            diagnostics.all.map(\.description) == [
                "x/s.yaml:5:22: error: the canvas has no step `wiat`; did you mean `wait`?"
            ]
        )
    }

    @Test("expectations on what the canvas does not have are found before the run")
    func expectations() throws {
        let (read, _) = try scenario(
            """
            canvas: c
            expect:
              - { step: bougth, entered: 1, proceeded: 1 }
              - { conversion: Purchas, count: 1 }
              - { conversion: Purchase, variant: B, rate: 0.5 }
            """
        )
        var diagnostics = Diagnostics()
        try #require(read).check(against: smallCanvas(), into: &diagnostics)
        #expect(diagnostics.all.map(\.position.line) == [3, 4, 5])
    }

    @Test("a canvas without a scenario gets one: the trigger in the first day, other events now and then")
    func standard() {
        let scenario = Scenario.standard(for: smallCanvas(), file: "c.yaml")
        #expect(
            scenario.behavior.map(\.act) == [
                .event("cart_abandoned", Properties()), .event("purchase", Properties()),
                .event("account_closed", Properties()),
            ]
        )
        #expect(scenario.behavior.map(\.probability) == [1, 0.1, 0.1])
        #expect(scenario.behavior[0].within == .days(1))
        #expect(scenario.behavior[1].within == .days(3) + .hours(1))
        guard case .generated(10_000, _) = scenario.people else {
            Issue.record("people are not generated")
            return
        }
    }

    @Test("networks that nobody brings are refused with the nearest name")
    func networks() throws {
        let (read, _) = try scenario("canvas: c\nnetworks: { facebok: {} }")
        var diagnostics = Diagnostics()
        try #require(read).checkNetworks(known: ["facebook"], options: [:], into: &diagnostics)
        #expect(
            diagnostics.all.map(\.description) == [
                "x/s.yaml:2:13: error: there is no network `facebok`; did you mean `facebook`?"
            ]
        )
    }
}
