import Foundation
import Testing

@Suite("End to end: the trace of a run") struct TraceTests {
    private struct Line: Decodable {
        let event: String
        let time: String
        let externalUserId: String
        let canvasEntryId: Int?
        let exitReason: String?
        let outcome: String?
    }

    private func trace(_ what: [String], in folder: WorkingFolder) async throws -> (RunFigures, [Line], Data) {
        let run = try await CanvasProcess(folder: folder).run(["run"] + what + ["--json", "--trace", "t.jsonl"])
        #expect(run.status == 0, "\(run.error)")
        let data = try Data(contentsOf: folder.url.appending(path: "t.jsonl"))
        #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "t.jsonl.partial").path))
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let lines = try data.split(separator: 0x0A).map { try decoder.decode(Line.self, from: $0) }
        return (try run.result(), lines, data)
    }

    @Test("The lines add up to the figures, in the order of time")
    func figures() async throws {
        let (figures, lines, _) = try await trace(["abandoned-cart", "--in-process"], in: try WorkingFolder())
        func count(_ event: String, where holds: (Line) -> Bool = { _ in true }) -> Int {
            lines.count { $0.event == event && holds($0) }
        }
        #expect(count("users.canvas.Entry") == figures.people.entries)
        #expect(count("users.canvas.exit.PerformedEvent") == figures.exits["exit_criteria"])
        #expect(
            count("users.canvasstep.Progression") { $0.exitReason == "completed" } == figures.exits["completed"]
        )
        let synced = figures.steps.compactMap { $0.metrics["users_synced"] }.reduce(0, +)
        #expect(count("users.canvasstep.AudienceSync") { $0.outcome == "synced" } == synced)
        #expect(lines.map(\.time) == lines.map(\.time).sorted())
    }

    @Test("Two runs write the same bytes, and none of them is of a person's profile")
    func bytes() async throws {
        let folder = try WorkingFolder()
        try folder.write(Canvases.adding, to: "adding.yaml")
        try folder.write(
            #"{"external_id":"ada","email":"marked@example.com","phone":"+12125550142","ad_tracking_enabled":true}"#,
            to: "people.jsonl"
        )
        let first = try await trace(["adding.yaml", "--people", "people.jsonl"], in: folder).2
        let second = try await trace(["adding.yaml", "--people", "people.jsonl"], in: folder).2
        #expect(first == second)
        let text = String(decoding: first, as: UTF8.self)
        #expect(text.contains(#""event": "users.canvasstep.AudienceSync""#), "\(text)")
        #expect(!text.contains("marked") && !text.contains("5550142"))
    }

    @Test("Where no file can be, nothing runs; a run that is refused leaves none")
    func refusals() async throws {
        let folder = try WorkingFolder()
        let canvas = CanvasProcess(folder: folder)
        let nowhere = try await canvas("run", "abandoned-cart", "--trace", "gone/t.jsonl", "--json")
        nowhere.expectRefusal(
            1,
            "canvas: error: `gone/t.jsonl` can't be written; name a file in a folder that exists and that you may write to"
        )
        try folder.write(Canvases.adding, to: "adding.yaml")
        let refused = try await canvas(
            "run",
            "adding.yaml",
            "--people",
            "gone.jsonl",
            "--trace",
            "t.jsonl",
            "--json"
        )
        #expect(refused.status == 1)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.url.path).allSatisfy { !$0.contains("t.jsonl") }
        )
    }
}
