import CanvasModel
import CanvasStep
import FacebookSimulator
import Foundation
import NetworkSimulator
import Synchronization
import Testing

/// Answers that no documentation knows, over a real socket: each is a retry or an incident, and loses nobody.
@Suite("End to end: garbage answers") struct GarbageTests {
    private static let token = "marked-token-EAAB1234567890"

    /// A form of garbage.
    struct Garbage: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let answer: @Sendable () -> RawServer.Answer

        init(_ name: String, _ answer: @autoclosure @escaping @Sendable () -> RawServer.Answer) {
            testDescription = name
            self.answer = answer
        }

        init(_ name: String, status: Int = 200, _ body: String) {
            self.init(name, .init(HTTPResponse(status: status, body: Array(body.utf8))))
        }
    }

    static let all = [
        Garbage("truncated JSON", #"{"audience_id":"1","num_rece"#),
        Garbage("HTML error page", status: 502, "<html><body><h1>502 Bad Gateway</h1></body></html>"),
        Garbage("HTML with status 200", "<!DOCTYPE html><title>Facebook</title>"),
        Garbage(
            "error in a 200",
            #"{"error":{"message":"An unknown error occurred","type":"OAuthException","code":1}}"#
        ),
        Garbage("error without a code", #"{"error":"gone"}"#),
        Garbage("no body", ""),
        Garbage("no body and status 500", status: 500, ""),
        Garbage("empty object", "{}"),
        Garbage("a list", "[]"),
        Garbage("numbers of the wrong kind", #"{"audience_id":1,"num_received":"many","num_invalid_entries":-4}"#),
        Garbage("huge numbers", #"{"num_received":1e400,"num_invalid_entries":99999999999999999999999}"#),
        Garbage("no UTF-8", .init(HTTPResponse(status: 200, body: [0x7B, 0x22, 0xFF, 0xFE, 0x22, 0x7D]))),
        Garbage("nested too deep", String(repeating: "[", count: 200_000)),
        Garbage("10 MB", .init(HTTPResponse(status: 200, body: Array(repeating: 0x20, count: 10_000_000)))),
        Garbage("20 MB", .init(HTTPResponse(status: 200, body: Array(repeating: 0x5B, count: 20_000_000)))),
        Garbage("an answer cut off", .bytes(Array("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{\"id\"".utf8))),
        Garbage("no HTTP", .bytes(Array("SSH-2.0-OpenSSH_9.2p1\r\n".utf8))),
        Garbage("nothing", .bytes([])),
        Garbage("reset", .reset),
        Garbage("an unknown status", status: 599, "what"),
    ]

    private func simulator() -> FacebookSimulator {
        FacebookSimulator(
            SimulatorSettings(
                seed: 5,
                credentials: ["access_token": Secret(Self.token)],
                adAccounts: ["act_1234567890"]
            )
        )
    }

    private func canvas() throws -> CanvasProcess {
        let folder = try WorkingFolder()
        try folder.write(Canvases.adding, to: "adding.yaml")
        try folder.write(People.jsonLines(40).joined(separator: "\n"), to: "people.jsonl")
        return CanvasProcess(folder: folder, environment: ["FACEBOOK_ACCESS_TOKEN": Self.token])
    }

    private func run(_ server: RawServer) async throws -> CanvasProcess.Outcome {
        let run = try await canvas()(
            "run",
            "adding.yaml",
            "--people",
            "people.jsonl",
            "--network",
            "facebook=\(server.baseURL)",
            "--json"
        )
        run.expectNoTrap()
        #expect(!(run.text + run.error).contains(Self.token))
        return run
    }

    @Test("In the middle of a run it is tried again, and everybody is synced once", arguments: all)
    func inTheMiddle(garbage: Garbage) async throws {
        let simulator = Mutex(simulator())
        let uploads = Mutex(0)
        let server = try RawServer { request in
            let number =
                request.target.hasSuffix("/users")
                ? uploads.withLock {
                    $0 += 1
                    return $0
                } : 0
            if (1...2).contains(number) { return garbage.answer() }
            let instant = request.headers["x-virtual-time"].flatMap { Instant(rfc3339: $0) }
            return .init(simulator.withLock { $0.respond(to: request, at: instant ?? Instant(seconds: 0)) })
        }
        defer { server.stop() }
        let run = try await run(server)
        #expect(run.status == 0, "\(run.error)")
        let metrics = try #require(try run.result().step("add")?.metrics)
        #expect(metrics["users_synced"] == 34 && metrics["users_errored"] == 0, "\(metrics)")
        #expect(simulator.withLock { $0.audiences }.first?.members == 34)
        #expect(uploads.withLock { $0 } == 3)
    }

    @Test("At launch it is tried three times, and then refused in one sentence", arguments: all)
    func atLaunch(garbage: Garbage) async throws {
        let requests = Mutex(0)
        let server = try RawServer { _ in
            requests.withLock { $0 += 1 }
            return garbage.answer()
        }
        defer { server.stop() }
        let run = try await run(server)
        #expect(run.status == 3, "\(run.error)")
        #expect(run.text.isEmpty && run.errorLines.count == 1, "\(run.error)")
        #expect(requests.withLock { $0 } <= 3)
    }
}
