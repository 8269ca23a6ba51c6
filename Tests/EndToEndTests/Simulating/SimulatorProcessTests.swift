import Foundation
import Testing

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

@Suite("End to end: canvas simulator") struct SimulatorProcessTests {
    private struct Answer {
        let status: Int
        let text: String
    }

    private func ask(
        _ url: String,
        _ method: String = "GET",
        body: String? = nil,
        token: String? = nil
    ) async throws -> Answer {
        var request = URLRequest(url: try #require(URL(string: url)))
        request.httpMethod = method
        request.httpBody = body.map { Data($0.utf8) }
        if body != nil { request.setValue("application/json", forHTTPHeaderField: "Content-Type") }
        if let token { request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization") }
        let (data, response) = try await URLSession.shared.data(for: request)
        let status = try #require(response as? HTTPURLResponse).statusCode
        return Answer(status: status, text: String(decoding: data, as: UTF8.self))
    }

    @Test("It prints what is made up, serves, and ends with 0 on SIGTERM")
    func madeUp() async throws {
        let canvas = CanvasProcess(folder: try WorkingFolder())
        let server = try canvas.start("simulator", "facebook", "--port", "0")
        let lines = try await server.lines(5)
        #expect(
            lines.map { $0.prefix { $0 != "=" } } == [
                "FACEBOOK_BASE_URL", "FACEBOOK_ACCESS_TOKEN", "FACEBOOK_APP_SECRET", "FACEBOOK_APP_ID",
                "FACEBOOK_AD_ACCOUNT",
            ]
        )
        let values = lines.map { String($0.drop { $0 != "=" }.dropFirst()) }
        let answer = try await ask(values[0] + "/v26.0/act_1234567890?fields=id", token: values[1])
        #expect(answer.status == 200, "\(answer.text)")
        #expect(answer.text.contains("act_1234567890"))
        let outcome = try await server.end(by: SIGTERM)
        #expect(outcome.status == 0 && !outcome.wasKilled)
        #expect(outcome.error == "")
    }

    @Test("What is given is used and not printed, and Ctrl-C ends it with 130")
    func given() async throws {
        let canvas = CanvasProcess(folder: try WorkingFolder())
        let server = try canvas.start(
            "simulator",
            "facebook",
            "--port",
            "0",
            "--token",
            "marked-token",
            "--app-id",
            "77",
            "--app-secret",
            "s",
            "--ad-account",
            "act_5",
            "--access-tier",
            "development",
            "--option",
            "removal_floor=3"
        )
        let url = try #require(try await server.lines(1).first).replacing("FACEBOOK_BASE_URL=", with: "")
        #expect(try await ask(url + "/v26.0/act_5?fields=id", token: "marked-token").status == 200)
        #expect(try await ask(url + "/v26.0/act_6?fields=id", token: "marked-token").status == 400)
        #expect(try await ask(url + "/v26.0/act_5?fields=id", token: "other").status == 400)
        let outcome = try await server.end(by: SIGINT)
        #expect(outcome.status == 130 && !outcome.wasKilled)
        #expect(outcome.text == "FACEBOOK_BASE_URL=\(url)\n")
        #expect(!outcome.error.contains("marked-token"))
    }

    @Test("A run against it leaves its audiences, members, and requests to look at, and a state to go on from")
    func afterRun() async throws {
        let folder = try WorkingFolder()
        try folder.write(Canvases.adding, to: "adding.yaml")
        try folder.write(People.jsonLines(40).joined(separator: "\n"), to: "people.jsonl")
        let canvas = CanvasProcess(folder: folder, environment: ["FACEBOOK_ACCESS_TOKEN": "tok"])
        let flags = ["simulator", "facebook", "--port", "0", "--token", "tok"]
        let server = try canvas.start(flags)
        let url = try #require(try await server.lines(1).first).replacing("FACEBOOK_BASE_URL=", with: "")
        let run = try await canvas(
            "run",
            "adding.yaml",
            "--people",
            "people.jsonl",
            "--network",
            "facebook=\(url)",
            "--json"
        )
        #expect(run.status == 0, "\(run.error)")
        let synced = try #require(run.result().step("add")?.metrics["users_synced"])

        struct Listing: Decodable {
            struct Audience: Decodable {
                let id: String
                let name: String
                let members: Int
            }
            let audiences: [Audience]
        }
        struct Members: Decodable {
            let schema: [String]
            let members: [[String]]
        }
        func decode<Value: Decodable>(_ path: String, of url: String) async throws -> Value {
            let text = try await ask(url + path).text
            return try JSONDecoder().decode(Value.self, from: Data(text.utf8))
        }
        let listing: Listing = try await decode("/_simulator/audiences", of: url)
        let audience = try #require(listing.audiences.first)
        #expect(audience.name == "everybody")
        #expect(audience.members == synced)
        let members: Members = try await decode("/_simulator/audiences/\(audience.id)/members", of: url)
        #expect(members.members.count == synced)
        #expect(members.members.allSatisfy { $0.count == members.schema.count })
        let requests = try await ask(url + "/_simulator/requests").text
        #expect(requests.contains(#""status": 200"#) && !requests.contains("tok\""))

        try folder.write(try await ask(url + "/_simulator/state").text, to: "state.json")
        _ = try await server.end(by: SIGTERM)
        let next = try canvas.start(flags + ["--state", "state.json"])
        let again = try #require(try await next.lines(1).first).replacing("FACEBOOK_BASE_URL=", with: "")
        let same: Members = try await decode("/_simulator/audiences/\(audience.id)/members", of: again)
        #expect(same.members == members.members)
        _ = try await next.end(by: SIGTERM)
    }

    @Test(
        "What it can't serve is one sentence",
        arguments: [
            (["facebok", "--port", "0"], 2, "canvas: error: there is no network `facebok`; did you mean `facebook`?"),
            (
                ["facebook", "--port", "99999"], 2,
                "canvas: error: `--port` takes a number from 0 to 65535, not 99999; see `canvas simulator --help`"
            ),
            (
                ["facebook", "--port", "0", "--access-tier", "gold"], 2,
                "canvas: error: `access_tier` takes `development` or `standard`, not `gold`"
            ),
            (
                ["facebook", "--port", "0", "--option", "removal_flor=1"], 2,
                "canvas: error: the simulator of `facebook` has no option `removal_flor`; did you mean `removal_floor`?"
            ),
            (["facebook", "--port", "0", "--state", "no.json"], 1, "no.json: error: there is no such file"),
        ]
    )
    func refused(arguments: [String], status: Int32, sentence: String) async throws {
        let canvas = CanvasProcess(folder: try WorkingFolder())
        try await canvas.run(["simulator"] + arguments).expectRefusal(status, sentence)
    }

    @Test("A port that is taken is one sentence")
    func taken() async throws {
        let canvas = CanvasProcess(folder: try WorkingFolder())
        let server = try canvas.start("simulator", "facebook", "--port", "0")
        let port = try #require(try await server.lines(1).first?.split(separator: ":").last)
        try await canvas("simulator", "facebook", "--port", String(port)).expectRefusal(
            1,
            "canvas: error: can't listen on 127.0.0.1:\(port) (Address already in use); choose another port, or 0 for any"
                + " that is free"
        )
        _ = try await server.end(by: SIGTERM)
    }
}
