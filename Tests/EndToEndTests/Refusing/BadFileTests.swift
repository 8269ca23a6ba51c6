import Foundation
import Testing

@Suite("End to end: people and events that are refused") struct BadFileTests {
    private func folder() throws -> WorkingFolder {
        let folder = try WorkingFolder()
        try folder.write(Canvases.small, to: "small.yaml")
        try folder.write(#"{"external_id":"ada"}"#, to: "ada.jsonl")
        return folder
    }

    @Test(
        "A people file's first problem is one sentence with its line",
        arguments: [
            (
                "a.jsonl", "{\"external_id\":\"a\"}\n{\"external_id\":\"b\",\n{}\n",
                ":2:20: error: a text in quotes is missing"
            ),
            (
                "a.jsonl", "{\"external_id\":\"a\"}\n\n{\"external_id\":\"b\"}\n{\"external_id\":\"a\"}\n",
                ":4: error: the `external_id` `a` is there twice, first on line 1"
            ),
            ("a.jsonl", "{\"email\":\"a@example.com\"}\n", ":1:1: error: the person has no `external_id`"),
            (
                "a.jsonl", "{\"external_id\":\"a\"}\n{\"external_id\":\"\"}\n",
                ":2:1: error: the person has no `external_id`"
            ),
            ("a.jsonl", "[1]\n", ":1:1: error: a person is written as an object, {…}"),
            (
                "a.jsonl", "{\"external_id\":\"a\",\"n\":\"\\ud800\"}\n",
                ":1:31: error: a text has half a surrogate pair in it"
            ),
            (
                "a.csv", "external_id,email\na,b\na,c\n",
                ":3: error: the `external_id` `a` is there twice, first on line 2"
            ),
            ("a.csv", "external_id,email\na,b\nc\n", ":3: error: the header has 2 columns and the record 1"),
            ("a.csv", "external_id,email\na,\"b\n", ":2: error: a quote that opens in this record is never closed"),
            ("a.csv", "id,email\na,b\n", ":1: error: the header has no column `external_id`"),
            ("a.csv", "external_id,email,email\na,b,c\n", ":1: error: the header has the column `email` twice"),
            ("a.txt", "a\n", ": error: a people file's name must tell its form; name it .jsonl, .json or .csv"),
        ]
    )
    func people(name: String, text: String, problem: String) async throws {
        let folder = try folder()
        try folder.write(text, to: name)
        let run = try await CanvasProcess(folder: folder)("run", "small.yaml", "--people", name, "--json")
        run.expectRefusal(1, name + problem)
    }

    @Test(
        "So is an events file's",
        arguments: [
            (
                #"{"external_id":"zoe","name":"x","time":"2026-03-02T09:00:00Z"}"#,
                ":1: error: nobody has the `external_id` `zoe`"
            ),
            (
                #"{"external_id":"ada","name":"x","time":"soon"}"#,
                ":1: error: `soon` is not an instant; write it with its zone, such as 2026-03-02T09:00:00Z"
            ),
        ]
    )
    func events(line: String, problem: String) async throws {
        let folder = try folder()
        try folder.write(line + "\n", to: "e.jsonl")
        let run = try await CanvasProcess(folder: folder)(
            "run",
            "small.yaml",
            "--people",
            "ada.jsonl",
            "--events",
            "e.jsonl",
            "--json"
        )
        run.expectRefusal(1, "e.jsonl" + problem)
    }

    @Test("Events far from the run are no problem")
    func farEvents() async throws {
        let folder = try folder()
        let times = ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"]
        try folder.write(
            times.map { #"{"external_id":"ada","name":"x","time":"\#($0)"}"# }.joined(separator: "\n"),
            to: "e.jsonl"
        )
        let run = try await CanvasProcess(folder: folder)(
            "run",
            "small.yaml",
            "--people",
            "ada.jsonl",
            "--events",
            "e.jsonl",
            "--json"
        )
        #expect(run.status == 0, "\(run.error)")
        #expect(try run.result().people.entered == 1)
    }

    @Test("A file that is not there, a folder, or an endless device is said to be that")
    func files() async throws {
        let folder = try folder()
        try folder.makeFolder("folder.csv")
        try FileManager.default.createSymbolicLink(
            at: folder.url.appending(path: "zero.jsonl"),
            withDestinationURL: URL(filePath: "/dev/zero")
        )
        let canvas = CanvasProcess(folder: folder)
        for (flag, file, problem) in [
            ("--people", "gone.jsonl", "gone.jsonl: error: there is no such file"),
            ("--events", "gone.jsonl", "gone.jsonl: error: there is no such file"),
            ("--people", "folder.csv", "folder.csv: error: it is a directory, not a file"),
            ("--people", "zero.jsonl", "zero.jsonl:1: error: the record that begins here is longer than 16 MiB"),
        ] {
            try await canvas("run", "small.yaml", flag, file, "--json").expectRefusal(1, problem)
        }
    }
}
