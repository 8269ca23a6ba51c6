import Foundation
import Testing

@Suite("End to end: the keys of people") struct KeysTests {
    private static let people = """
        {"external_id":"zoe","email":" Mary@Example.com","phone":"+1 (650) 555-1212"}
        {"external_id":"ada","email":"marked-no-address","dob":"1990-02-30"}
        {"external_id":"bob","first_name":"José"}

        """

    private func canvas() throws -> CanvasProcess {
        let folder = try WorkingFolder()
        try folder.write(Self.people, to: "people.jsonl")
        return CanvasProcess(folder: folder)
    }

    @Test("A line a person, in the order of the file")
    func lines() async throws {
        let run = try await canvas()("keys", "facebook", "--people", "people.jsonl", "--json")
        #expect(run.status == 0 && run.error.isEmpty, "\(run.error)")
        let lines = run.text.split(separator: "\n")
        #expect(
            lines.first == """
                {"external_id": "zoe", "keys": [{"key": "EMAIL", "wire": \
                "f1904cf1a9d73a55fa5de0ac823c4403ded71afd4c3248d00bdcd0866552bb79"}, {"key": "PHONE", "wire": \
                "e323ec626319ca94ee8bff2e4c87cf613be6ea19919ed1364124e16807ab3176"}, {"key": "EXTERN_ID", "wire": \
                "zoe"}], "notes": []}
                """
        )
        #expect(lines.map { $0.prefix(22) } == ["zoe", "ada", "bob"].map { #"{"external_id": "\#($0)","# })
        #expect(lines[1].contains("dob gives no DOBY, DOBM, DOBD: there is no such day in the calendar"))
    }

    @Test("Values are shown only when asked for", arguments: [[], ["--json"]])
    func reveal(form: [String]) async throws {
        let canvas = try canvas()
        let hidden = try await canvas.run(["keys", "facebook", "--people", "people.jsonl"] + form)
        let shown = try await canvas.run(["keys", "facebook", "--people", "people.jsonl", "--reveal"] + form)
        for value in ["mary@example.com", "16505551212", "josé"] {
            #expect(!hidden.text.lowercased().contains(value))
            #expect(shown.text.contains(value))
        }
        // What can't be normalised has no normalised text.
        #expect(!(hidden.text + shown.text + hidden.error + shown.error).contains("marked-no-address"))
        #expect(hidden.text.contains("email gives no EMAIL: it is not an e-mail address"))
    }

    @Test("A bad file is refused as a run refuses it, a wrong network as wrong usage")
    func refusals() async throws {
        let canvas = try canvas()
        try canvas.folder.write("{\"external_id\":\"a\"}\n{\"external_id\":\"a\"}\n", to: "twice.jsonl")
        for (file, problem) in [
            ("gone.jsonl", "gone.jsonl: error: there is no such file"),
            ("twice.jsonl", "twice.jsonl:2: error: the `external_id` `a` is there twice, first on line 1"),
        ] {
            try await canvas("keys", "facebook", "--people", file).expectRefusal(1, problem)
        }
        try await canvas("keys", "facebok", "--people", "people.jsonl").expectRefusal(
            2,
            "canvas: error: there is no network `facebok`; did you mean `facebook`?"
        )
        try await canvas("keys", "facebook").expectRefusal(
            2,
            "canvas: error: missing expected argument '--people <file>'; see `canvas keys --help`"
        )
    }
}
