import Testing

@Suite("End to end: hostile documents") struct HostileDocumentTests {
    private static let depth = 20_000

    private static func nested(_ open: String, _ close: String) -> String {
        String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)
    }

    @Test(
        "Twenty thousand levels are refused where the bound is passed, in every style",
        arguments: [
            ("flow.yaml", nested("[", "]")), ("mapping.yaml", nested("{a: ", "}")), ("open.yaml", nested("[", "")),
            ("dashes.yaml", nested("- ", "")), ("list.json", nested("[", "]")), ("object.json", nested(#"{"a":"#, "}")),
        ]
    )
    func deep(name: String, text: String) async throws {
        let folder = try WorkingFolder()
        try folder.write(text, to: name)
        let run = try await CanvasProcess(folder: folder)("run", name)
        run.expectNoTrap()
        #expect(run.status == 1)
        #expect(run.text == "")
        #expect(run.errorLines.count == 1)
        #expect(run.error.hasPrefix("\(name):1:"))
        #expect(run.error.contains(": error: lists and mappings are nested more than 64 deep"))
    }

    @Test("So is a mapping nested by indentation, of which twenty thousand levels are no document any more")
    func indented() async throws {
        let folder = try WorkingFolder()
        let canvas = CanvasProcess(folder: folder)
        try folder.write((0..<3000).map { String(repeating: " ", count: $0) + "a:\n" }.joined(), to: "a.yaml")
        try await canvas("run", "a.yaml").expectRefusal(
            1,
            "a.yaml:65:65: error: lists and mappings are nested more than 64 deep"
        )
        try folder.write((0..<6000).map { String(repeating: " ", count: $0) + "a:\n" }.joined(), to: "b.yaml")
        try await canvas("run", "b.yaml").expectRefusal(
            1,
            "b.yaml: error: the file is larger than 16 MiB; is it the file that you meant?"
        )
    }

    @Test("Anchors that expand to gigabytes are refused before they do")
    func anchors() async throws {
        let folder = try WorkingFolder()
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1...12 {
            let row = repeatElement("*a\(level - 1)", count: 10).joined(separator: ", ")
            text += "a\(level): &a\(level) [\(row)]\n"
        }
        try folder.write(text, to: "a.yaml")
        let run = try await CanvasProcess(folder: folder)("run", "a.yaml")
        run.expectNoTrap()
        #expect(run.status == 1)
        #expect(run.errorLines.count == 1)
        #expect(run.error.contains("with its aliases expanded, the document has more than 1000000 values"))
    }

    @Test("A record of a people or events file can't be nested without bound either")
    func records() async throws {
        let folder = try WorkingFolder()
        try folder.write(Canvases.small, to: "small.yaml")
        try folder.write(#"{"external_id":"a","x":\#(Self.nested("[", "]"))}"#, to: "people.jsonl")
        try folder.write(#"{"external_id":"a"}"#, to: "a.jsonl")
        try folder.write(
            #"{"external_id":"a","name":"b","time":"2026-03-02T09:00:00Z","properties":\#(Self.nested(#"{"a":"#, "}"))}"#,
            to: "events.jsonl"
        )
        let canvas = CanvasProcess(folder: folder)
        for flags in [["--people", "people.jsonl"], ["--people", "a.jsonl", "--events", "events.jsonl"]] {
            let run = try await canvas.run(["run", "small.yaml"] + flags)
            run.expectNoTrap()
            #expect(run.status == 1)
            #expect(run.errorLines.count == 1)
            #expect(run.error.contains(".jsonl:1:"))
            #expect(run.error.contains(": error: lists and objects are nested more than 64 deep"))
        }
    }

    @Test("A text that would steer the terminal is shown without its control characters")
    func controls() async throws {
        let folder = try WorkingFolder()
        try folder.write(Canvases.small.replacing("delay", with: #""\e[31mdelay""#), to: "a.yaml")
        let run = try await CanvasProcess(folder: folder)("run", "a.yaml")
        run.expectNoTrap()
        #expect(run.status == 1)
        #expect(!run.error.contains("\u{1B}"))
    }
}
