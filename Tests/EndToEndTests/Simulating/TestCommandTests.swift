import Foundation
import Testing

@Suite("End to end: canvas test") struct TestCommandTests {
    private static let people = "people: [{ external_id: ada, email: ada@example.com, ad_tracking_enabled: true }]"

    private func folder() throws -> WorkingFolder {
        let folder = try WorkingFolder()
        try folder.write(Canvases.adding, to: "a.canvas.yaml")
        try FileManager.default.createDirectory(
            at: folder.url.appending(path: "nested/.hidden"),
            withIntermediateDirectories: true
        )
        return folder
    }

    private func scenario(_ expect: String, canvas: String = "a.canvas.yaml") -> String {
        "canvas: \(canvas)\nrun_for: 1d\n\(Self.people)\n\(expect)\n"
    }

    @Test("A folder's scenarios are run wherever they lie, and those that expect nothing are left out")
    func wholeFolder() async throws {
        let folder = try folder()
        try folder.write(scenario("expect: [{ incidents: none }, { step: add, entered: 1 }]"), to: "a.scenario.yaml")
        try folder.write(scenario(""), to: "no-test.scenario.yaml")
        try folder.write(
            scenario("expect: [{ step: add, entered: 2 }]", canvas: "../a.canvas.yaml"),
            to: "nested/b.scenario.yaml"
        )
        try folder.write("expect: [", to: "nested/.hidden/c.scenario.yaml")
        let canvas = CanvasProcess(folder: folder)
        let outcome = try await canvas("test", ".")
        #expect(outcome.status == 1)
        #expect(
            outcome.text == """
                ✓ ./a.scenario.yaml   2 expectations
                ✗ ./nested/b.scenario.yaml   1 expectation
                1 passed, 1 failed

                """
        )
        #expect(
            outcome.errorLines == [
                "canvas: note: 1 scenario left out, with nothing expected: ./no-test.scenario.yaml",
                "./nested/b.scenario.yaml:4:23: error: entered of `add` is 1, expected 2",
            ]
        )
        let filtered = try await canvas("test", ".", "--filter", "A.SCEN")
        #expect(filtered.status == 0)
        #expect(filtered.text == "✓ ./a.scenario.yaml   2 expectations\n1 passed, 0 failed\n")
        let beside = try await canvas("test", "a.canvas.yaml", "./a.canvas.yaml", "a.canvas.yaml")
        #expect(beside.text.hasSuffix("2 passed, 0 failed\n"))
    }

    @Test("A scenario that can't be read or run is a failure with what is wrong")
    func unreadable() async throws {
        let folder = try folder()
        try folder.write("canvas: a.canvas.yaml\nexpect: [{ exits: complted, count: 1 }]\n", to: "a.scenario.yaml")
        try folder.write("canvas: [", to: "b.scenario.yaml")
        try folder.write(
            scenario("expect: [{ incidents: none }]\nnetworks: { facebook: { faults: [{ respond: token_revoked }] } }"),
            to: "c.scenario.yaml"
        )
        let outcome = try await CanvasProcess(folder: folder)("test", ".")
        outcome.expectNoTrap()
        #expect(outcome.status == 1)
        #expect(outcome.text.hasSuffix("0 passed, 3 failed\n"))
        #expect(outcome.errorLines.count == 3, "\(outcome.error)")
        #expect(outcome.error.hasPrefix("./a.scenario.yaml:2:19: error: nobody leaves the canvas for the reason"))
        #expect(outcome.error.contains("\n./b.scenario.yaml:2:1: error: "))
        #expect(outcome.error.contains("\n./c.scenario.yaml: error: `add`: "))
        #expect(outcome.error.contains("(R1)"))
    }

    @Test("An expectation that can't fail is a warning at its line, beside which the scenario passes")
    func cannotFail() async throws {
        let folder = try folder()
        try folder.write(scenario("expect: [{ step: add, entered: { at_least: 0 } }]"), to: "a.scenario.yaml")
        let outcome = try await CanvasProcess(folder: folder)("test", "a.scenario.yaml")
        #expect(outcome.status == 0)
        #expect(outcome.text == "✓ a.scenario.yaml   1 expectation\n1 passed, 0 failed\n")
        #expect(outcome.errorLines.count == 1)
        #expect(outcome.error.hasPrefix("a.scenario.yaml:4:"))
        #expect(outcome.error.contains(": warning: "))
    }

    @Test("A file that a scenario names and that is not there fails that scenario alone, and the others run")
    func missingFiles() async throws {
        let folder = try folder()
        try folder.write(scenario("expect: [{ step: add, entered: 1 }]"), to: "d.scenario.yaml")
        try folder.write(
            "canvas: a.canvas.yaml\npeople: { file: none.jsonl }\nsnapshot: a.txt\n",
            to: "a.scenario.yaml"
        )
        try folder.write(
            "canvas: a.canvas.yaml\nevents: { file: none.jsonl }\nsnapshot: b.txt\n",
            to: "b.scenario.yaml"
        )
        try folder.write("version: 1\ncanvas: none.canvas.yaml\nsnapshot: c.txt\n", to: "c.scenario.yaml")
        let outcome = try await CanvasProcess(folder: folder)("test", ".", "--threads", "3")
        outcome.expectNoTrap()
        #expect(outcome.status == 1)
        #expect(outcome.text.hasSuffix("✓ ./d.scenario.yaml   1 expectation\n1 passed, 3 failed\n"))
        #expect(
            outcome.errorLines == [
                "./a.scenario.yaml:2:17: error: `./none.jsonl`: there is no such file",
                "./b.scenario.yaml:2:17: error: `./none.jsonl`: there is no such file",
                "./c.scenario.yaml:2:9: error: there is no canvas `./none.canvas.yaml`",
            ]
        )
    }

    @Test("With --json there is one document with every failure")
    func json() async throws {
        struct Report: Decodable {
            struct Entry: Decodable {
                let name: String
                let passed: Bool
                let expectations: Int
                let failures: [String]
            }
            let version: Int
            let passed: Int
            let failed: Int
            let scenarios: [Entry]
        }
        let folder = try folder()
        try folder.write(scenario("expect: [{ step: add, entered: 2, waiting: 0 }]"), to: "a.scenario.yaml")
        let outcome = try await CanvasProcess(folder: folder)("test", "a.scenario.yaml", "lookalike-seed", "--json")
        #expect(outcome.status == 1)
        #expect(outcome.error == "")
        let report = try JSONDecoder().decode(Report.self, from: outcome.output)
        #expect(report.version == 1 && report.passed == 1 && report.failed == 1)
        #expect(report.scenarios.map(\.name) == ["a.scenario.yaml", "lookalike-seed"])
        #expect(report.scenarios.map(\.passed) == [false, true])
        #expect(report.scenarios.first?.expectations == 2)
        #expect(report.scenarios.first?.failures == ["a.scenario.yaml:4:23: error: entered of `add` is 1, expected 2"])
    }

    @Test("What has nothing to test is wrong input")
    func nothing() async throws {
        let folder = try folder()
        let canvas = CanvasProcess(folder: folder)
        try await canvas("test", ".").expectRefusal(
            1,
            "canvas: error: `.` has no scenario that expects something; add `expect` to a scenario, for example"
                + " `expect: [{ incidents: none }]`"
        )
        try folder.write(scenario(""), to: "world.scenario.yaml")
        for path in ["a.canvas.yaml", "world.scenario.yaml"] {
            let outcome = try await canvas("test", path, "lookalike-seed")
            #expect(outcome.status == 1)
            #expect(outcome.text.hasSuffix("1 passed, 1 failed\n"))
            #expect(
                outcome.error
                    == "\(path): error: no scenario of it expects something; add `expect` to the scenario, for example"
                    + " `expect: [{ incidents: none }]`, or `snapshot: FILE`\n"
            )
        }
        try await canvas("test", "lookalike-seed", "--filter", "xyz").expectRefusal(
            1,
            "canvas: error: no scenario's name contains `xyz`"
        )
        let missing = try await canvas("test", "no-such-sample")
        #expect(missing.status == 1 && missing.text == "")
    }
}

@Suite("End to end: what tests take of their canvases") struct TestCoverageTests {
    private func write(_ plan: String, to folder: WorkingFolder) throws {
        try folder.write(
            """
            canvas: c.canvas.yaml
            people: [{ external_id: ada, plan: \(plan) }]
            expect: [{ step: split, entered: 1 }]
            """,
            to: "\(plan).scenario.yaml"
        )
    }

    @Test("What no scenario takes is told with its place, all scenarios of a canvas together")
    func coverage() async throws {
        let folder = try WorkingFolder()
        try folder.write(Canvases.twoWays, to: "c.canvas.yaml")
        try write("pro", to: folder)
        let process = CanvasProcess(folder: folder)
        let one = try await process("test", ".", "--coverage")
        #expect(one.status == 0)
        #expect(
            one.text.hasSuffix(
                """
                1 passed, 0 failed
                ./c.canvas.yaml   2 of 3 steps, 1 of 2 paths
                  ./c.canvas.yaml:4:5: nobody takes the path `no` of `split`
                  ./c.canvas.yaml:9:5: nobody takes the step `others`

                """
            ),
            "\(one.text)"
        )
        try write("free", to: folder)
        let both = try await process("test", ".", "--coverage")
        #expect(
            both.text.hasSuffix("2 passed, 0 failed\n./c.canvas.yaml   3 of 3 steps, 2 of 2 paths\n"),
            "\(both.text)"
        )
        let json = try await process("test", "pro.scenario.yaml", "--coverage", "--json")
        #expect(json.text.contains(#""part": "the path `no` of `split`""#), "\(json.text)")
    }
}
