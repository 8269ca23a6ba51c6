import CanvasModel
import CanvasScenario
import CanvasStep
import Testing

@testable import CanvasFlow

@Suite struct ExpectationTests {
    static func facts(entries: Int = 100) -> ExpectationFacts {
        var people = RunResult.PeopleCounts()
        people.inPopulation = 1_000
        people.entries = entries
        people.entered = entries
        let incident = Incident(
            step: "show_ads",
            scope: "token",
            code: "token_invalid",
            openedAt: Instant(seconds: 0),
            people: 1,
            error: "e",
            resolve: "r"
        )
        let report = ServiceReport(
            audiences: [AudienceReport(adAccount: "act_1", id: "17", name: "carts", received: 90, invalid: 1)],
            requests: 7,
            retries: 2,
            throttledSeconds: 60,
            incidents: [incident]
        )
        let result = RunResult(
            canvas: "c",
            seed: 0,
            startedAt: Instant(seconds: 0),
            endedAt: Instant(seconds: 0),
            settledAt: Instant(seconds: 0),
            people: people,
            variants: [.init(name: "A", entries: entries / 2, conversions: [("Purchase", entries / 50)])],
            steps: [
                .init(
                    id: "show_ads",
                    type: "facebook_audience",
                    metrics: [("entered", entries), ("users_synced", entries * 9 / 10)],
                    paths: [("yes", 3)]
                )
            ],
            exits: [("completed", 60)],
            conversions: [.init(name: "Purchase", count: entries / 30, rate: 0)],
            networks: [.init(name: "facebook", report: report, matched: ["17": 60])],
            timing: .init()
        )
        return ExpectationFacts(result: result, audienceSizes: ["facebook": ["17": 88]])
    }

    private func failures(_ expect: String, _ facts: ExpectationFacts = ExpectationTests.facts()) throws -> [String] {
        let (read, problems) = try scenario("canvas: c\nexpect:\n  - \(expect)\n")
        #expect(problems.isEmpty)
        return try #require(read).failures(in: facts).map(\.description)
    }

    @Test(
        "what comes out as expected says nothing",
        arguments: [
            "{ step: show_ads, entered: 100, users_synced: { at_least: 90, at_most: 90 }, yes: 3, paths: { yes: 3 } }",
            "{ step: show_ads, users_synced: { share: 0.9 }, yes: { between: [1, 5] } }",
            "{ step: show_ads, users_synced: { share: { between: [0.8, 1] } } }",
            "{ conversion: Purchase, count: 3, rate: 0.03 }",
            "{ conversion: Purchase, variant: A, rate: { at_least: 0.04 } }",
            "{ audience: carts, received: 90, invalid: 1, matched: 60, size: { share: { at_least: 0.9 } }, network: facebook }",
            "{ exits: completed, count: { share: 0.6 } }",
            "{ exits: exit_criteria, count: 0 }",
            "{ exits: { completed: { share: { about: 0.5, tolerance: 0.1 } }, exit_criteria: 0 } }",
            "{ people: { entries: 100, in_population: 1000 } }",
            "{ people: entered, count: { share: 0.1 } }",
            "{ incidents: token_invalid }",
            "{ incident: token_invalid }",
            "{ step: show_ads, incident: token_invalid, scope: token, closed: false, count: 1, people: { at_least: 1 } }",
            "{ incident: rate_limited, count: 0 }",
            "{ audience: carts, members: 88 }",
            "{ network: facebook, requests: 7, retries: { at_most: 2 }, throttled_seconds: { between: [1, 60] } }",
        ]
    )
    func met(expect: String) throws {
        #expect(try failures(expect).isEmpty)
    }

    @Test(
        "what comes out otherwise is told with the actual and the expected value",
        arguments: [
            ("{ step: show_ads, entered: 99 }", "x/s.yaml:3:23: error: entered of `show_ads` is 100, expected 99"),
            (
                "{ step: show_ads, entered: { at_least: 101, at_most: 105 } }",
                "x/s.yaml:3:23: error: entered of `show_ads` is 100, expected at least 101 and at most 105"
            ),
            (
                "{ step: show_ads, users_synced: { share: { at_least: 0.95 } } }",
                "x/s.yaml:3:23: error: users_synced of `show_ads` is 0.9 (90 of 100 entered), expected at least 0.95"
            ),
            (
                "{ step: show_ads, user_synced: 1 }",
                "x/s.yaml:3:23: error: the step `show_ads` has no metric or path `user_synced`; did you mean `users_synced`?"
            ),
            (
                "{ conversion: Purchase, rate: 0.05 }",
                "x/s.yaml:3:29: error: the rate of `Purchase` is 0.03 (3 of 100 entries), expected 0.05"
            ),
            (
                "{ audience: cart, size: 1 }",
                "x/s.yaml:3:23: error: no step used an audience `cart`; did you mean `carts`?"
            ),
            (
                "{ incidents: none }",
                "x/s.yaml:3:18: error: 1 incident happened, expected none; the first is token_invalid at `show_ads`"
            ),
            (
                "{ incidents: rate_limited }",
                "x/s.yaml:3:18: error: incidents of rate_limited is 0, expected at least 1"
            ),
            (
                "{ incident: token_invalid, step: show_ads, closed: true }",
                "x/s.yaml:3:17: error: incidents of token_invalid at `show_ads` that closed is 0, expected at least 1"
            ),
            (
                "{ incident: token_invalid, scope: token, people: 2 }",
                "x/s.yaml:3:46: error: people of incidents of token_invalid on token is 1, expected 2"
            ),
            (
                "{ network: facebok, retries: 0 }",
                "x/s.yaml:3:25: error: no step reaches a network `facebok`; did you mean `facebook`?"
            ),
            (
                "{ network: facebook, retries: 0 }",
                "x/s.yaml:3:26: error: retries of `facebook` is 2, expected 0"
            ),
            (
                "{ step: show_ads, users_synced: { share: { about: 0.8, tolerance: 0.05 } } }",
                "x/s.yaml:3:23: error: users_synced of `show_ads` is 0.9 (90 of 100 entered), expected 0.8 ± 0.05"
            ),
            // All means all.
            (
                "{ step: show_ads, users_synced: { share: 1 } }",
                "x/s.yaml:3:23: error: users_synced of `show_ads` is 0.9 (90 of 100 entered), expected 1"
            ),
            ("{ people: entries, count: 5 }", "x/s.yaml:3:24: error: people entries is 100, expected 5"),
        ]
    )
    func failed(expect: String, sentence: String) throws {
        #expect(try failures(expect) == [sentence])
    }

    @Test("a share of nobody fails, unless that is all right")
    func nobody() throws {
        let nobody = Self.facts(entries: 0)
        #expect(
            try failures("{ step: show_ads, users_synced: { share: 0.9 } }", nobody) == [
                "x/s.yaml:3:23: error: nobody reached `show_ads`, so that users_synced of `show_ads` has no share, expected 0.9; "
                    + "add allow_none: true if that is all right"
            ]
        )
        #expect(try failures("{ conversion: Purchase, rate: { at_most: 0.9 } }", nobody).count == 1)
        #expect(try failures("{ step: show_ads, users_synced: { share: 0.9 }, allow_none: true }", nobody).isEmpty)
        #expect(try failures("{ step: show_ads, users_synced: 0 }", nobody).isEmpty)
    }

    @Test(
        "the open incidents that a scenario names are expected ones",
        arguments: [
            ("{ incidents: [token_invalid] }", true), ("{ incidents: rate_limited }", false),
            ("{ incident: token_invalid, network: facebook, closed: false }", true),
            ("{ incident: token_invalid, network: tiktok }", false),
            ("{ incident: token_invalid, closed: true, count: 0 }", false),
            ("{ incident: token_invalid, step: show_ads, scope: token }", true),
            ("{ incident: token_invalid, scope: audience }", false),
        ]
    )
    func expected(expect: String, isExpected: Bool) throws {
        let scenario = try #require(scenario("canvas: c\nexpect: [\(expect)]").scenario)
        let incident = try #require(Self.facts().result.networks.first?.report.incidents.first)
        #expect(scenario.expects(incident, of: "facebook") == isExpected)
    }
}
