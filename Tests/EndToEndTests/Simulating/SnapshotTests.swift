import Foundation
import Testing

@Suite("End to end: snapshots of canvas test") struct SnapshotTests {
    private func folder(_ more: String = "") throws -> WorkingFolder {
        let folder = try WorkingFolder()
        try folder.write(Canvases.adding, to: "a.canvas.yaml")
        try folder.write(Self.scenario + more, to: "a.scenario.yaml")
        return folder
    }

    private static let scenario = """
        canvas: a.canvas.yaml
        run_for: 1d
        people: [{ external_id: ada, email: ada@example.com, ad_tracking_enabled: true }]
        snapshot: a.snapshot.txt

        """

    @Test("A missing snapshot fails and says how to write it; written, it holds, and is written only once")
    func writing() async throws {
        let folder = try folder()
        let canvas = CanvasProcess(folder: folder)
        let missing = try await canvas("test", "a.scenario.yaml")
        #expect(missing.status == 1)
        #expect(missing.text == "✗ a.scenario.yaml   1 expectation\n0 passed, 1 failed\n")
        #expect(
            missing.error
                == "a.scenario.yaml:4:11: error: there is no snapshot `a.snapshot.txt` yet; write it with"
                + " `canvas test a.scenario.yaml --update`, and look at it before you keep it\n"
        )
        let written = try await canvas("test", ".", "--update")
        #expect(written.status == 0, "\(written.error)")
        #expect(written.text == "✓ ./a.scenario.yaml   1 expectation   snapshot written\n1 passed, 0 failed\n")
        let text = try String(contentsOf: folder.url.appending(path: "a.snapshot.txt"), encoding: .utf8)
        #expect(text.hasPrefix("canvas Adding\nseed 0\nstarted at 2026-03-02T09:00:00Z\n"))
        #expect(text.contains("\nstep add (facebook_audience)\n  entered 1\n"))
        #expect(text.contains("\naudience everybody (facebook, act_1234567890)\n  received 1\n"))
        #expect(text.hasSuffix("\nincidents none\n"))
        #expect(!text.contains("ada"), "nobody is named in it")
        #expect(try await canvas("test", "a.scenario.yaml").status == 0)
        let again = try await canvas("test", "a.scenario.yaml", "--update", "--json")
        #expect(again.text.contains(#""snapshot": "unchanged""#))
    }

    @Test("Another run is shown line by line with its section, whatever ends the lines of the file have")
    func difference() async throws {
        let folder = try folder()
        let canvas = CanvasProcess(folder: folder)
        _ = try await canvas("test", "a.scenario.yaml", "--update")
        let file = folder.url.appending(path: "a.snapshot.txt")
        let text = try String(contentsOf: file, encoding: .utf8)
        try folder.write(
            text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n"),
            to: "a.snapshot.txt"
        )
        #expect(try await canvas("test", "a.scenario.yaml").status == 0)
        let other = text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0 == "  users_synced 1" ? "  users_synced 7" : $0 }
        try folder.write(other.joined(separator: "\n"), to: "a.snapshot.txt")
        let outcome = try await canvas("test", "a.scenario.yaml")
        #expect(outcome.status == 1)
        #expect(
            outcome.errorLines == [
                "a.scenario.yaml:4:11: error: the run is not as `a.snapshot.txt` says; if it is right now, write it with"
                    + " `canvas test a.scenario.yaml --update`",
                "      step add (facebook_audience)",
                "      …",
                "        waiting 0",
                "    -   users_synced 7",
                "    +   users_synced 1",
                "        users_not_synced 0",
            ]
        )
    }

    @Test("Two scenarios can't have one snapshot, and one that can't be written says so")
    func places() async throws {
        let folder = try folder()
        try folder.write(Self.scenario, to: "b.scenario.yaml")
        try folder.write(
            Self.scenario.split(separator: "a.snapshot.txt").joined(separator: "none/c.txt"),
            to: "c.scenario.yaml"
        )
        let outcome = try await CanvasProcess(folder: folder)("test", ".", "--update")
        #expect(outcome.status == 1)
        #expect(outcome.text.hasSuffix("1 passed, 2 failed\n"))
        #expect(
            outcome.errorLines == [
                "./b.scenario.yaml:4:11: error: `./a.snapshot.txt` is the snapshot of `./a.scenario.yaml` already; give"
                    + " each scenario a file of its own",
                "./c.scenario.yaml:4:11: error: the snapshot `./none/c.txt` can't be written; check that its folder exists"
                    + " and that you may write there",
            ]
        )
    }

    @Test("A snapshot that is no path is an error at its line")
    func noPath() async throws {
        let folder = try WorkingFolder()
        try folder.write(Canvases.adding, to: "a.canvas.yaml")
        try folder.write("canvas: a.canvas.yaml\nsnapshot: [1]\n", to: "a.scenario.yaml")
        let outcome = try await CanvasProcess(folder: folder)("test", "a.scenario.yaml")
        #expect(outcome.status == 1)
        #expect(outcome.error == "a.scenario.yaml:2:11: error: `snapshot` takes a path, not a list\n")
    }
}
