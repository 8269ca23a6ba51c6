import CanvasModel
import CanvasScenario
import Testing

/// Reads a scenario and its problems.
func scenario(_ text: String) throws -> (scenario: Scenario?, problems: [String]) {
    var diagnostics = Diagnostics()
    let scenario = Scenario.read(try DocumentReader(file: "x/s.yaml").read(Array(text.utf8)), into: &diagnostics)
    return (scenario, diagnostics.sorted.map(\.description))
}

@Suite struct ScenarioReadingTests {
    static let whole = """
        version: 1
        canvas: abandoned-cart.canvas.yaml
        start: 2026-03-02T09:00:00Z
        run_for: 14d
        seed: 7
        people:
          generate: 10000
          with:
            plan: { one_of: { free: 0.8, pro: 0.2 } }
            email: { missing: 0.05 }
        events: { file: events.jsonl }
        behavior:
          - { does: cart_abandoned, probability: 0.3, within: 2d }
          - { after: { step: show_ads, synced: true }, does: purchase, properties: { price: 3 }, probability: 0.04, within: 3d }
          - { after: { step: welcome, received: true }, opens: 0.35, clicks: 0.08, within: 1d, if: { attribute: country, equals: DE } }
          - { after: { event: purchase }, does: review, every: 7d }
          - { after: { step: welcome, entered: true }, does: login }
        networks:
          facebook: { match_rate: 0.65, existing_audiences: [{ ad_account: act_1, name: vip }] }
        expect:
          - { step: show_ads, users_errored: 0 }
        """

    @Test("a scenario is read whole")
    func whole() throws {
        let (read, problems) = try scenario(Self.whole)
        #expect(problems.isEmpty)
        let scenario = try #require(read)
        #expect(scenario.canvas == "x/abandoned-cart.canvas.yaml")
        #expect(scenario.start.description == "2026-03-02T09:00:00Z")
        #expect(scenario.start == Scenario.defaultStart)
        #expect(scenario.runFor == .days(14))
        #expect(scenario.seed == 7)
        guard case .generated(10_000, let shapes) = scenario.people else {
            Issue.record("people are not generated")
            return
        }
        #expect(shapes.map(\.name) == ["plan", "email"])
        guard case .file("x/events.jsonl", _) = scenario.events else {
            Issue.record("events are not from the file")
            return
        }
        #expect(
            scenario.behavior.map(\.act) == [
                .event("cart_abandoned", Properties()), .event("purchase", Properties([("price", .number(3))])),
                .interaction(.opened), .interaction(.clicked), .event("review", Properties()),
                .event("login", Properties()),
            ]
        )
        #expect(scenario.behavior.map(\.probability) == [0.3, 0.04, 0.35, 0.08, 1, 1])
        #expect(scenario.behavior.map(\.within) == [.days(2), .days(3), .days(1), .days(1), .days(1), .days(1)])
        #expect(scenario.behavior[2].condition != nil && scenario.behavior[3].condition != nil)
        #expect(scenario.behavior[4].every == .days(7))
        #expect(scenario.behavior[4].cause == .event("purchase"))
        let facebook = try #require(scenario.networks.first)
        #expect(facebook.matchRate == 0.65)
        #expect(facebook.existingAudiences.map(\.name) == ["vip"])
        #expect(scenario.expectations?.count == 1)
    }

    @Test("ten mistakes are ten problems, each in its place")
    func tenMistakes() throws {
        let (_, problems) = try scenario(
            """
            canvas: c.canvas.yaml
            start: yesterday
            run_for: 14
            sed: 7
            people:
              generate: many
              with:
                plan: { one_off: { free: 0.8 } }
            behavior:
              - { does: cart, probability: 2 }
              - { opens: 0.3 }
              - { after: { step: welcome }, does: x }
            networks:
              facebook: { fault: [] }
            expect:
              - { stepp: show_ads, users_errored: 0 }
              - { step: a, entered: { at_leest: 1 } }
            """
        )
        let places = problems.map { $0.split(separator: " ")[0] }
        #expect(
            places == [
                "x/s.yaml:2:8:", "x/s.yaml:3:10:", "x/s.yaml:4:1:", "x/s.yaml:6:13:", "x/s.yaml:8:13:",
                "x/s.yaml:10:32:",
                "x/s.yaml:11:14:", "x/s.yaml:12:14:", "x/s.yaml:14:15:", "x/s.yaml:16:7:", "x/s.yaml:17:27:",
            ]
        )
        #expect(problems[2] == "x/s.yaml:4:1: error: a scenario has no `sed`; did you mean `seed`?")
        #expect(
            problems[8]
                == "x/s.yaml:14:15: error: a network has no `fault`; did you mean `faults`?"
        )
        #expect(problems[9] == "x/s.yaml:16:7: error: unknown expectation `stepp`; did you mean `step`?")
        #expect(problems[10].hasSuffix("did you mean `at_least`?"))
    }

    @Test(
        "a mistake is told in one sentence",
        arguments: [
            (
                "start: 2026-03-02T09:00:00Z",
                "x/s.yaml:1:1: error: the scenario names no canvas; for example canvas: abandoned-cart.canvas.yaml"
            ),
            ("canvas: c\nversion: 2", "x/s.yaml:2:10: error: version `2` is not known; it must be 1"),
            ("canvas: c\nseed: -1", "x/s.yaml:2:7: error: `seed` takes a whole number of at least 0, not `-1`"),
            (
                "canvas: c\npeople: { generate: 1, with: { lifetime: { missing: 0.1 } } }",
                "x/s.yaml:2:42: error: `lifetime` is not an attribute that everybody has anyway, and so needs a shape beside `missing`; "
                    + "for example one_of: { a: 0.5, b: 0.5 }"
            ),
            (
                "canvas: c\npeople: {}",
                "x/s.yaml:2:9: error: `people` says not where they come from; write generate: 10000, file: people.jsonl, or a list of people"
            ),
            (
                "canvas: c\nbehavior: [{}]",
                "x/s.yaml:2:12: error: the behavior does nothing; add `does`, `opens` or `clicks`"
            ),
            ("canvas: c\nrun_for: 0s", "x/s.yaml:2:10: error: `run_for` must be longer than nothing"),
            (
                "canvas: c\nexpect: [{ everybody: there }]",
                "x/s.yaml:2:12: error: unknown expectation `everybody`; there are `person`, `incident`, `incidents`, "
                    + "`audience`, `conversion`, `exits`, `people`, `step`, `network`, `always`, `never`, `sometimes`"
            ),
            (
                "canvas: c\nexpect: [{ audience: a, holds: [ada] }]",
                "x/s.yaml:2:25: error: an audience has no `holds`; there are `members`, `size`, `received`, `invalid`, "
                    + "`matched`, `network`, `ad_account`, `contains`, `excludes`"
            ),
        ]
    )
    func mistakes(text: String, sentence: String) throws {
        #expect(try scenario(text).problems == [sentence])
    }
}
