import CanvasStep
import FacebookSimulator
import Foundation
import NetworkSimulator
import Testing

@Suite("End to end: personal data") struct PrivacyTests {
    private static let marks = ["marked-", "Markedfirst", "Markedlast", "5550142", "555-0142"]

    private static let people = (0..<30).map { index in
        #"{"external_id":"p\#(index)","email":"marked-\#(index)@example.com","phone":"+1 212 555-0142","#
            + #""first_name":"Markedfirst","last_name":"Markedlast","ad_tracking_enabled":true}"#
    }

    private func expectUnmarked(_ run: CanvasProcess.Outcome, sourceLocation: SourceLocation = #_sourceLocation) {
        let everything = (run.text + run.error).lowercased()
        for mark in Self.marks {
            #expect(!everything.contains(mark.lowercased()), "\(mark)", sourceLocation: sourceLocation)
        }
    }

    @Test("No value of a person is on any stream, whatever the run is asked to print")
    func streams() async throws {
        let folder = try WorkingFolder()
        try folder.write(Canvases.adding, to: "adding.yaml")
        try folder.write(Self.people.joined(separator: "\n"), to: "people.jsonl")
        let token = "EAAB-private"
        let canvas = CanvasProcess(folder: folder, environment: ["FACEBOOK_ACCESS_TOKEN": token])
        let simulator = FacebookSimulator(
            SimulatorSettings(
                seed: 5,
                credentials: ["access_token": Secret(token)],
                adAccounts: ["act_1234567890"]
            )
        )
        try await LoopbackServer.with(simulator) { server in
            let network = ["--network", "facebook=\(server.baseURL)"]
            for flags in [[], ["--json"], ["--plan"], ["--plan", "--json"] + network, ["--json"] + network] {
                let run = try await canvas.run(["run", "adding.yaml", "--people", "people.jsonl"] + flags)
                #expect(run.status == 0, "\(run.error)")
                expectUnmarked(run)
            }
            #expect(server.audiences.first?.received == 30)
        }
    }

    @Test(
        "Nor is it in the sentence that refuses a people file",
        arguments: [
            (Self.people[0] + "\n" + Self.people[1].dropLast(), "jsonl"),
            (Self.people[0].replacing(#""marked-0@"#, with: "marked-0@"), "jsonl"),
            (Self.people[0].replacing(#""external_id":"p0","#, with: ""), "jsonl"),
            (Self.people[0] + Self.people[1], "jsonl"),
            ("external_id,email,phone\np0,marked-0@example.com,+1 212 555-0142,Markedfirst\n", "csv"),
            ("external_id,email\np0,\"marked-0@example.com\n", "csv"),
            ("external_id,email\np0,\"marked-0@example.com\"x\n", "csv"),
        ]
    )
    func refusals(text: String, ending: String) async throws {
        let folder = try WorkingFolder()
        try folder.write(Canvases.adding, to: "adding.yaml")
        try folder.write(text, to: "people.\(ending)")
        let run = try await CanvasProcess(folder: folder)(
            "run",
            "adding.yaml",
            "--people",
            "people.\(ending)",
            "--json"
        )
        run.expectNoTrap()
        #expect(run.status == 1)
        #expect(run.text == "")
        expectUnmarked(run)
    }
}
