import CanvasHost
import CanvasModel
import CanvasReport
import CanvasStep
import Testing

@testable import CanvasFlow

@Suite struct RunScreenTests {
    private let canvas = Fixtures.canvas(
        [
            ("show_ads", "facebook_audience", []),
            ("wait", "delay", [("next", 2)]),
            ("bought", "decision_split", [("yes", nil), ("no", 0)]),
        ],
        variants: [Variant(name: "Retarget", share: 10_000, isControl: false, firstStep: 1)]
    )

    private let steps = [
        Fixtures.step(
            "show_ads",
            "facebook_audience",
            [2492, 0, 2492, 0],
            own: [("users_synced", 2317), ("users_not_synced", 175), ("users_pending", 0), ("users_errored", 0)]
        ),
        Fixtures.step("wait", "delay", [2704, 2704, 0, 0]),
        Fixtures.step("bought", "decision_split", [2704, 2492, 212, 0], paths: [("yes", 212), ("no", 2492)]),
    ]

    private func screen(_ result: RunResult, _ verdict: RunVerdict, isTerminal: Bool = false) -> RunScreen {
        RunScreen(
            heading: Fixtures.heading,
            canvas: canvas,
            result: result,
            verdict: verdict,
            hints: [.init("one person", "canvas explain x"), .init("a picture", "canvas graph x")],
            isTerminal: isTerminal
        )
    }

    @Test("A good run is shown as the design has it, steps in flow order")
    func goodRun() {
        let result = Fixtures.result(
            steps: steps,
            variants: [
                .init(name: "Retarget", entries: 2000, conversions: [(name: "Purchase", count: 82)]),
                .init(name: "Control", entries: 704, conversions: [(name: "Purchase", count: 18)]),
            ],
            conversions: [.init(name: "Purchase", count: 100, rate: 100 / 2704)],
            entries: 2704
        )
        let expected = """
            abandoned-cart · 10,000 people (generated, seed 7) · 14 days from 2026-03-02 · facebook: simulator

            ✓ 4 expectations   0 incidents   everyone accounted for

            step       type                entered  proceeded  exited  waiting   paths / sync
            wait       delay                 2,704      2,704       0        0
            bought     decision_split        2,704      2,492     212        0   yes 212 · no 2,492
            show_ads   facebook_audience     2,492          0   2,492        0   users synced 2,317 · no key 175

            Purchase   3.7 %   Retarget 4.1 %   Control 2.6 %

            one person  canvas explain x
            a picture   canvas graph x

            """
        #expect(screen(result, RunVerdict(expectations: 4)).text == expected)
    }

    @Test("Failures and incidents stand under the verdict, each with what to do")
    func badRun() {
        let report = ServiceReport(incidents: [
            Fixtures.incident(closedAt: nil), Fixtures.incident(closedAt: Fixtures.start + .hours(2)),
        ])
        let result = Fixtures.result(networks: [.init(name: "facebook", report: report)])
        let verdict = RunVerdict(
            expectations: 4,
            failures: ["show_ads: users_errored is 3, expected 0\n    ada: wait"],
            unexpectedIncidents: 1
        )
        let lines = screen(result, verdict).body.split(separator: "\n").map(String.init)
        #expect(
            lines.prefix(7) == [
                "✗ 1 of 4 expectations failed   2 incidents (1 open)   everyone accounted for",
                "  show_ads: users_errored is 3, expected 0",
                "      ada: wait",
                "  show_ads: the token is \"expired\" (token, R1, open since 2026-03-02T09:00:00Z, 1,200 people)",
                "    make a new token",
                "  show_ads: the token is \"expired\" (token, R1, 2026-03-02T09:00:00Z to 2026-03-02T11:00:00Z,"
                    + " 1,200 people)",
                "    make a new token",
            ]
        )
    }

    @Test("A visit that went missing is no good run")
    func lostVisit() {
        let result = Fixtures.result(steps: [Fixtures.step("show_ads", "facebook_audience", [5, 1, 1, 1])])
        #expect(screen(result, RunVerdict()).body.hasPrefix("\n✗ 0 incidents   2 unaccounted for\n"))
    }

    @Test("Eight steps and three conversion events fit in 24 lines, with the line of the progress bar")
    func fits() {
        let ids = (0..<8).map { "step_\($0)" }
        let canvas = Fixtures.canvas(ids.enumerated().map { ($1, "message", $0 < 7 ? [("next", $0 + 1)] : []) })
        let result = Fixtures.result(
            steps: ids.map { Fixtures.step($0, "message", [1, 1, 0, 0], own: [("sends", 1), ("opens", 0)]) },
            conversions: ["A", "B", "C"].map { .init(name: $0, count: 0, rate: 0) }
        )
        let screen = RunScreen(
            heading: Fixtures.heading,
            canvas: canvas,
            result: result,
            verdict: RunVerdict(expectations: 9),
            hints: [.init("a picture", "canvas graph x"), .init("all figures", "canvas run x --json")]
        )
        let lines = screen.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        #expect(lines.count + 1 <= 24)
        #expect(lines.contains { $0.hasSuffix("   sends 1 · opens 0") })
    }

    @Test("Colours are for terminals, and names never steer one")
    func terminal() {
        let result = Fixtures.result(steps: [Fixtures.step("a\u{1B}[2Jb", "delay", [0, 0, 0, 0])])
        #expect(!screen(result, RunVerdict()).text.contains("\u{1B}"))
        #expect(screen(result, RunVerdict(), isTerminal: true).text.contains("\u{1B}[32m✓\u{1B}[0m"))
    }

    @Test("Steps of a loop all appear, in the order in which they are come to")
    func loop() {
        let canvas = Fixtures.canvas(
            [
                ("last", "a", []),
                ("first", "b", [("next", 2)]),
                ("again", "c", [("back", 1), ("on", 0)]),
            ],
            variants: [Variant(name: "V", share: 10_000, isControl: false, firstStep: 1)]
        )
        let result = Fixtures.result(steps: ["last", "first", "again"].map { Fixtures.step($0, "x", [0, 0, 0, 0]) })
        let text = RunScreen(heading: Fixtures.heading, canvas: canvas, result: result, verdict: RunVerdict()).body
        let ids = text.split(separator: "\n").filter { $0.contains(" x ") }.map { $0.prefix { $0 != " " } }
        #expect(ids == ["first", "again", "last"])
    }

    @Test(
        "The heading says how long in the largest whole unit",
        arguments: [
            (Interval.days(1), "1 day from"), (.hours(36), "36 hours from"), (.minutes(90), "90 minutes from"),
            (Interval(seconds: 90), "1m30s from"),
        ]
    )
    func length(interval: Interval, text: String) {
        var heading = Fixtures.heading
        heading.runFor = interval
        #expect(heading.text.contains(" · \(text) 2026-03-02"))
    }

    @Test(
        "The progress bar fills from left to right",
        arguments: [
            (0.0, 1, "[                                ] day 1 of 14   0.6 s"),
            (0.5, 7, "[################                ] day 7 of 14   0.6 s"),
            (1.0, 14, "[################################] day 14 of 14   0.6 s"),
            (7.5, 14, "[################################] day 14 of 14   0.6 s"),
        ]
    )
    func progress(fraction: Double, day: Int, text: String) {
        #expect(ProgressBar(fraction: fraction, day: day, days: 14, seconds: 0.6).text == text)
    }
}
