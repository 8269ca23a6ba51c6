import CanvasFlow
import CanvasHost
import CanvasModel
import CanvasScenario
import FacebookAudience
import StandardSteps
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
        try #require(read).check(against: smallCanvas(), registry: Registry([StandardSteps()]), into: &diagnostics)
        #expect(diagnostics.all.filter { $0.severity == .error }.map(\.position.line) == [3, 4, 5])
    }

    @Test(
        "names that nothing in the canvas has are found before the run, each with the nearest one",
        arguments: [
            (
                "{ step: wait, entred: 1 }",
                "3:19: error: the step `wait` has no metric or path `entred`; did you mean `entered`?"
            ),
            (
                "{ step: bought, yse: 1 }",
                "3:21: error: the step `bought` has no metric or path `yse`; did you mean `yes`?"
            ),
            (
                "{ exits: complted, count: 1 }",
                "3:14: error: nobody leaves the canvas for the reason `complted`; did you mean `completed`?"
            ),
            ("{ audience: carts, members: 1 }", "3:17: error: no step uses an audience `carts`"),
            ("{ network: facebook, retries: 1 }", "3:16: error: no step reaches a network `facebook`"),
            ("{ incident: R1, step: wiat }", "3:27: error: the canvas has no step `wiat`; did you mean `wait`?"),
        ]
    )
    func names(expect: String, problem: String) throws {
        let (read, problems) = try scenario("canvas: c\nexpect:\n  - \(expect)\n")
        #expect(problems.isEmpty)
        var diagnostics = Diagnostics()
        try #require(read).check(against: smallCanvas(), registry: Registry([StandardSteps()]), into: &diagnostics)
        #expect(diagnostics.all.map(\.description) == ["x/s.yaml:\(problem)"])
    }

    @Test("what a step may exit with, and what every canvas knows, is expected without a word")
    func knownNames() throws {
        let (read, _) = try scenario(
            """
            canvas: c
            expect:
              - { exits: delay_passed, count: 0 }
              - { exits: exit_criteria, count: 0 }
              - { step: bought, entered: 1, waiting: 0, yes: 1, paths: { no: 2 } }
            """
        )
        var diagnostics = Diagnostics()
        try #require(read).check(against: smallCanvas(), registry: Registry([StandardSteps()]), into: &diagnostics)
        #expect(diagnostics.all.isEmpty, "\(diagnostics.all)")
    }

    @Test("audiences and troubleshooting rows of an ad network are known before the run")
    func audiences() throws {
        let registry = try Registry([FacebookAudience()])
        func problems(of audience: String, expecting expect: String) throws -> [String] {
            let text = """
                name: c
                schedule: { type: scheduled }
                steps:
                  - id: add
                    type: facebook_audience
                    settings: { ad_account: act_1, audience: { create: "\(audience)" }, match_on: [email] }
                """
            let document = try DocumentReader(file: "c.yaml").read(Array(text.utf8))
            let canvas = try #require(CanvasReader(registry).read(document).canvas)
            var diagnostics = Diagnostics()
            let read = try scenario("canvas: c\nexpect: [\(expect)]").scenario
            try #require(read).check(against: canvas, registry: registry, into: &diagnostics)
            return diagnostics.all.map(\.sentence)
        }
        #expect(try problems(of: "carts", expecting: "{ audience: carts, members: 1 }").isEmpty)
        #expect(
            try problems(of: "carts", expecting: "{ audience: cart, members: 1 }") == [
                "no step uses an audience `cart`"
            ]
        )
        // A number may be an identifier, whose name only the network knows.
        #expect(try problems(of: "12345", expecting: "{ audience: cart, members: 1 }").isEmpty)
        #expect(
            try problems(of: "carts", expecting: "{ incident: R44 }") == ["no troubleshooting table has a row `R44`"]
        )
        #expect(try problems(of: "carts", expecting: "{ step: add, users_synced: 1 }").isEmpty)
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
