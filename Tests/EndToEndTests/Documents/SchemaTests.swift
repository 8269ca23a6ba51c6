import AudienceSync
import CanvasModel
import CanvasScenario
import Foundation
import Testing

@Suite("End to end: the JSON Schema of canvases") struct SchemaTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private func canvas(_ arguments: String...) async throws -> CanvasProcess.Outcome {
        try await CanvasProcess(folder: WorkingFolder()).run(arguments)
    }

    private func schema() async throws -> SchemaValidator {
        let printed = try await canvas("schema")
        #expect(printed.status == 0 && printed.error.isEmpty)
        return SchemaValidator(schema: try #require(AnswerJSON(Data(printed.text.utf8))))
    }

    @Test("Every sample and every worked example is of the schema")
    func samples() async throws {
        let schema = try await schema()
        var seen = 0
        for folder in ["Plugins", "Tests/EndToEndTests/WorkedExamples"] {
            let files = FileManager.default.enumerator(
                at: Self.root.appending(path: folder),
                includingPropertiesForKeys: nil
            )
            while let file = files?.nextObject() as? URL {
                guard file.lastPathComponent.hasSuffix(".canvas.yaml") else { continue }
                let document = try DocumentReader(file: file.lastPathComponent).read(Array(Data(contentsOf: file)))
                #expect(schema.problem(document) == nil, "\(file.lastPathComponent)")
                seen += 1
            }
        }
        #expect(seen > 20)
    }

    @Test(
        "What `validate` refuses for its shape is not of the schema",
        arguments: [
            ("name: N", "it needs `steps`"), ("name: N\nsteps: []", "it is shorter than 1"),
            ("name: N\nstps: []\nsteps: [{ id: a, type: delay, settings: { duration: 1h } }]", "`stps` is not known"),
            ("name: N\nsteps: [{ id: a, type: dellay }]", "it is none of the words"),
            ("name: N\nsteps: [{ id: a, type: delay, settings: { duration: soon } }]", "it has another form"),
            ("name: N\nsteps: [{ id: a, type: google_audience }]", "it needs `settings`"),
            (
                "name: N\naudience: { attribute: a, event: b }\nsteps: [{ id: a, type: delay, settings: { duration: 1h } }]",
                "it has none of the forms"
            ),
            (
                "name: N\nschedule: { type: scheduled, every: 1d, occurrences: 31 }\n"
                    + "steps: [{ id: a, type: delay, settings: { duration: 1h } }]",
                "it is more than 30"
            ),
        ]
    )
    func refusals(text: String, problem: String) async throws {
        let document = try DocumentReader(file: "wrong").read(Array(text.utf8))
        #expect(try await schema().problem(document)?.hasSuffix(problem) == true)
    }

    @Test(
        "The committed schema is the one that is printed; `canvas schema > .github/canvas.schema.json` writes it anew"
    )
    func committed() async throws {
        let file = Self.root.appending(path: ".github/canvas.schema.json")
        #expect(try await canvas("schema").text == String(contentsOf: file, encoding: .utf8))
    }

    @Test("What older documents could say and newer can't is named, and what is new breaks nothing")
    func comparison() async throws {
        let folder = try WorkingFolder()
        let process = CanvasProcess(folder: folder)
        let now = try await process("schema").text
        let older = [
            ("google_audience settings\"", "gone_audience settings\"", "gone_audience: the step type is gone"),
            (
                "\"maximum\": 540", "\"maximum\": 600",
                "google_audience: settings.membership_days: the highest was 600 and is 540"
            ),
            ("\"base64\"", "\"base64\",\n\"plain\"", "google_audience: settings.encoding: `plain` is gone"),
            ("\"app_id\": {", "\"app\": {", "google_audience: settings.app: it is gone"),
        ]
        for (text, then, finding) in older {
            let old = now.replacing(text, with: then)
            #expect(old != now)
            try folder.write(old, to: "old.json")
            let compared = try await process("schema", "--against", "old.json")
            #expect(compared.status == 1 && compared.text.contains("breaks      \(finding)\n"), "\(compared.text)")
            let json = try await process("schema", "--against", "old.json", "--json")
            #expect(json.status == 1 && AnswerJSON(Data(json.text.utf8))?["breaking"]?.elements?.isEmpty == false)
        }
        let required = now.replacing("\"match_on\"\n      ]", with: "\"audience\"\n      ]")
        try folder.write(required, to: "old.json")
        let needed = try await process("schema", "--against", "old.json")
        #expect(needed.status == 1 && needed.text.contains("settings.match_on: it must be set"))
        try folder.write(now.replacing("\"maximum\": 540", with: "\"maximum\": 90"), to: "old.json")
        let wider = try await process("schema", "--against", "old.json")
        #expect(wider.status == 0 && wider.text.contains("compatible  google_audience: settings.membership_days"))
        try folder.write(now, to: "old.json")
        #expect(try await process("schema", "--against", "old.json").text.hasSuffix("nothing differs\n"))
    }

    @Test("What is no schema is refused as wrong usage", arguments: ["{}", "[", "missing"])
    func unreadable(content: String) async throws {
        let folder = try WorkingFolder()
        if content != "missing" { try folder.write(content, to: "old.json") }
        let refused = try await CanvasProcess(folder: folder)("schema", "--against", "old.json")
        #expect(refused.status == 2 && refused.error.contains("a file that `canvas schema` has printed"))
    }
}
