import CanvasModel
import CanvasScenario
import NetworkSimulator
import Testing

@Suite struct NetworkSectionTests {
    private func network(_ text: String) throws -> (network: Scenario.Network?, problems: [String]) {
        let (read, problems) = try scenario("canvas: c\nnetworks:\n  facebook: \(text)\n")
        return (read?.networks.first, problems)
    }

    @Test("bad days are read with when they begin and how long they last")
    func faults() throws {
        let (network, problems) = try network(
            """
            { faults: [
                { at: 1h, for: 2h, respond: rate_limited },
                { at: "2026-03-02T12:00:00Z", requests: 3, respond: reset, method: post, path: /users },
                { respond: terms_withdrawn } ] }
            """
        )
        #expect(problems.isEmpty)
        #expect(
            try #require(network).faults == [
                FaultRule(.rateLimited, begins: .after(.hours(1)), lasts: .hours(2)),
                FaultRule(
                    .reset,
                    begins: .at(try #require(Instant(rfc3339: "2026-03-02T12:00:00Z"))),
                    requests: 3,
                    method: "POST",
                    path: "/users"
                ),
                FaultRule(.termsWithdrawn),
            ]
        )
    }

    @Test(
        "what is wrong with a bad day is told at its place",
        arguments: [
            ("{ faults: { at: 1h } }", "3:13: error: `faults` takes a list, not a mapping"),
            (
                "{ faults: [slow] }",
                "3:24: error: a fault is a mapping, not `slow`; for example { at: 1h, for: 2h, respond: rate_limited }"
            ),
            (
                "{ faults: [{ respond: rate_limitd }] }",
                "3:35: error: there is no fault `rate_limitd`; did you mean `rate_limited`?"
            ),
            ("{ faults: [{ respond: slow, fo: 1h }] }", "3:41: error: a fault has no `fo`; did you mean `for`?"),
            (
                "{ faults: [{ respond: slow, at: noon }] }",
                "3:45: error: `at` takes an instant such as 2026-03-02T09:00:00Z or a duration from the start such as 1h, "
                    + "not `noon`"
            ),
            (
                "{ faults: [{ respond: slow, for: 0s }] }",
                "3:46: error: `for` takes a duration such as 30s, 5m, 1h, 2d or 1w, not `0s`"
            ),
            (
                "{ faults: [{ respond: slow, requests: 0 }] }",
                "3:51: error: `requests` takes a whole number of at least 1, not `0`"
            ),
            ("{ options: [a] }", "3:24: error: `options` takes a mapping, not a list"),
            ("{ options: { removal_floor: [1] } }", "3:41: error: `removal_floor` takes a value, not a list"),
        ]
    )
    func wrong(text: String, problem: String) throws {
        let problems = try network(text).problems
        #expect(problems.count == 1)
        let sentence = { (text: String) in text.drop { $0 != " " } }
        #expect(problems.first.map(sentence) == sentence("x/s.yaml:" + problem))
    }

    @Test("a fault that does not say what it is gets all names")
    func nameless() throws {
        let problems = try network("{ faults: [{ at: 1h }] }").problems
        #expect(problems.count == 1)
        for fault in SimulatorFault.allCases where fault != .scripted {
            #expect(try #require(problems.first).contains(fault.rawValue))
        }
    }

    @Test("options are checked against what the simulator declares")
    func options() throws {
        let (read, _) = try scenario(
            "canvas: c\nnetworks:\n  facebook: { options: { access_tier: best, removal_flor: 1, removal_floor: 9 } }\n"
        )
        let declared = [
            SimulatorOption("access_tier", "s", .words(["development", "standard"])),
            SimulatorOption("removal_floor", "s", .count),
        ]
        var diagnostics = Diagnostics()
        try #require(read).checkNetworks(known: ["facebook"], options: ["facebook": declared], into: &diagnostics)
        #expect(
            diagnostics.all.map(\.description) == [
                "x/s.yaml:3:26: error: `access_tier` takes `development` or `standard`, not `best`",
                "x/s.yaml:3:45: error: the simulator of `facebook` has no option `removal_flor`; did you mean "
                    + "`removal_floor`?",
            ]
        )
        diagnostics = Diagnostics()
        try #require(read).checkNetworks(known: ["facebook"], options: [:], into: &diagnostics)
        #expect(diagnostics.all.isEmpty)
    }
}
