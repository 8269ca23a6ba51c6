import CanvasModel
import CanvasStep
import FacebookSimulator
import Foundation
import NetworkSimulator
import Synchronization
import Testing

/// What differs when a network is no stand-in of this machine; 0.0.0.0 is not counted as one, and leads here.
@Suite("End to end: a network that is real") struct LiveTests {
    private static let token = "marked-token-EAAB1234567890"

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

    @Test("People who are made up go there only when somebody says so")
    func generatedPeople() async throws {
        let canvas = try canvas()
        try await LoopbackServer.with(simulator()) { server in
            let url = "http://0.0.0.0:\(server.port)"
            let arguments = ["run", "adding.yaml", "--generate", "20", "--network", "facebook=\(url)"]
            try await canvas.run(arguments).expectRefusal(
                1,
                "canvas: error: the people of this run are made up, and facebook at \(url) is a real network; give your"
                    + " own with --people FILE, look first with --plan, or add --yes-send-to-real-network"
            )
            let plan = try await canvas.run(arguments + ["--plan"])
            #expect(plan.status == 0, "\(plan.error)")
            #expect(plan.text.hasSuffix("--network 'facebook=\(url)' --yes-send-to-real-network\n"), "\(plan.text)")
            #expect(server.audiences.isEmpty)
            let sent = try await canvas.run(arguments + ["--yes-send-to-real-network", "--json"])
            #expect(sent.status == 0, "\(sent.error)")
            #expect(server.audiences.count == 1)
        }
    }

    @Test("One's own people go there, and no virtual time is told")
    func ownPeople() async throws {
        let canvas = try canvas()
        let heads = Recorder()
        try await LoopbackServer.with(WatchedSimulator(simulator(), heads: heads)) { server in
            let run = try await canvas(
                "run",
                "adding.yaml",
                "--people",
                "people.jsonl",
                "--network",
                "facebook=http://0.0.0.0:\(server.port)",
                "--max-wait",
                "5s",
                "--json"
            )
            #expect(run.status == 0, "\(run.error)")
            let synced = try run.result().step("add")?.metrics["users_synced"]
            #expect(server.audiences.first?.received == synced)
            #expect(heads.names.contains("authorization"))
            #expect(!heads.names.contains("x-virtual-time"))
        }
    }

    @Test("A handshake that fails refuses the launch in one sentence")
    func handshake() async throws {
        let canvas = try canvas()
        try await LoopbackServer.with(simulator()) { server in
            let run = try await canvas(
                "run",
                "adding.yaml",
                "--people",
                "people.jsonl",
                "--network",
                "facebook=https://127.0.0.1:\(server.port)",
                "--json"
            )
            run.expectNoTrap()
            #expect(run.status == 3, "\(run.error)")
            #expect(run.text.isEmpty && run.errorLines.count == 1, "\(run.error)")
            #expect(server.audiences.isEmpty)
        }
    }

    @Test("Ctrl-C takes the answer under way, leaves the others pending and says so")
    func interruption() async throws {
        let canvas = try canvas()
        try canvas.folder.write(
            Canvases.adding.replacing(
                "action: add",
                with: "action: add\n      batching: { people: 1, within: 1h }"
            ),
            to: "one-by-one.yaml"
        )
        let heads = Recorder()
        try await LoopbackServer.with(WatchedSimulator(simulator(), heads: heads, delay: 0.1)) { server in
            let run = try await canvas.interrupting(
                [
                    "run", "one-by-one.yaml", "--people", "people.jsonl", "--network", "facebook=\(server.baseURL)",
                    "--json", "--trace", "trace.jsonl",
                ],
                when: { (server.audiences.first?.received ?? 0) >= 2 }
            )
            #expect(run.status == 130 && !run.wasKilled, "\(run.error)")
            let metrics = try #require(try run.result().step("add")?.metrics)
            let (synced, pending) = (metrics["users_synced"] ?? 0, metrics["users_pending"] ?? 0)
            #expect(synced >= 2 && pending > 0)
            #expect(metrics["entered"] == synced + pending + (metrics["users_not_synced"] ?? 0))
            #expect(server.audiences.first?.received == synced)
            #expect(run.error.contains("canvas: interrupted at 2026-03-02T"), "\(run.error)")
            #expect(run.error.contains("\(pending) visits were not sent"), "\(run.error)")
            // What is not whole must not have the name of what is.
            let trace = canvas.folder.url.appending(path: "trace.jsonl")
            #expect(!FileManager.default.fileExists(atPath: trace.path))
            let partial = try String(contentsOf: trace.appendingPathExtension("partial"), encoding: .utf8)
            #expect(partial.hasSuffix("}\n") && partial.contains("users.canvasstep.AudienceSync"))
            #expect(run.error.contains("`trace.jsonl.partial`"), "\(run.error)")
        }
    }
}

/// The names of the header fields of all requests.
private final class Recorder: Sendable {
    private let all = Mutex<Set<String>>([])
    var names: Set<String> { all.withLock { $0 } }

    func note(_ headers: [HTTPHeader]) {
        all.withLock { $0.formUnion(headers.map { $0.name.lowercased() }) }
    }
}

/// A simulator that is looked at, and that is slow in wall time.
private struct WatchedSimulator: Simulator {
    private var simulator: FacebookSimulator
    private let heads: Recorder
    private let delay: Double

    init(_ simulator: FacebookSimulator, heads: Recorder, delay: Double = 0) {
        self.simulator = simulator
        self.heads = heads
        self.delay = delay
    }

    var audiences: [SimulatedAudience] { simulator.audiences }
    var credentials: [String: Secret] { simulator.credentials }

    mutating func respond(to request: HTTPRequest, at instant: Instant) -> HTTPResponse {
        heads.note(request.headers)
        if request.target.hasSuffix("/users") { Thread.sleep(forTimeInterval: delay) }
        return simulator.respond(to: request, at: instant)
    }

    mutating func respond(to request: HTTPRequest, at instant: Instant, under fault: SimulatorFault) -> HTTPResponse {
        simulator.respond(to: request, at: instant, under: fault)
    }

    func members(of audience: String) -> SimulatedMembers? { simulator.members(of: audience) }
    func saved() -> [UInt8] { simulator.saved() }
    mutating func load(_ state: [UInt8]) throws(SimulatorStateError) { try simulator.load(state) }
}
