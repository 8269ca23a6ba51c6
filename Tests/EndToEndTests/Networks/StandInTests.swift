import CanvasStep
import FacebookSimulator
import Foundation
import NetworkSimulator
import Testing

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

@Suite("End to end: a network at an address") struct StandInTests {
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

    private func canvas(_ folder: WorkingFolder, token: String? = Self.token) throws -> CanvasProcess {
        try folder.write(Canvases.adding, to: "adding.yaml")
        try folder.write(People.jsonLines(40).joined(separator: "\n"), to: "people.jsonl")
        return CanvasProcess(folder: folder, environment: token.map { ["FACEBOOK_ACCESS_TOKEN": $0] } ?? [:])
    }

    @Test("With the right token people are synced over a real socket, and the token is shown nowhere")
    func rightToken() async throws {
        let folder = try WorkingFolder()
        let canvas = try canvas(folder)
        try await LoopbackServer.with(simulator()) { server in
            let run = try await canvas(
                "run",
                "adding.yaml",
                "--people",
                "people.jsonl",
                "--network",
                "facebook=\(server.baseURL)",
                "--json"
            )
            #expect(run.status == 0, "\(run.error)")
            let figures = try run.result()
            let synced = try #require(figures.step("add")?.metrics["users_synced"])
            #expect(synced > 0)
            #expect(server.audiences.map(\.name) == ["everybody"])
            #expect(server.audiences.first?.received == synced)
            #expect(figures.audiences.first?.matched == nil)
            #expect(!(run.text + run.error).contains(Self.token))
            let screen = try await canvas(
                "run",
                "adding.yaml",
                "--people",
                "people.jsonl",
                "--network",
                "facebook=\(server.baseURL)"
            )
            #expect(screen.text.contains("facebook: 127.0.0.1:\(server.port)"), "\(screen.text)\(screen.error)")
            #expect(!(screen.text + screen.error).contains(Self.token))
        }
    }

    @Test("A wrong token refuses the launch with the advice of the troubleshooting table, and is not shown")
    func wrongToken() async throws {
        let wrong = "marked-wrong-token"
        let canvas = try canvas(WorkingFolder(), token: wrong)
        try await LoopbackServer.with(simulator()) { server in
            for flags in [[], ["--json"]] {
                let run = try await canvas.run(
                    ["run", "adding.yaml", "--people", "people.jsonl", "--network", "facebook=\(server.baseURL)"]
                        + flags
                )
                run.expectNoTrap()
                #expect(run.status == 3, "\(run.error)")
                #expect(run.text == "")
                #expect(run.errorLines.filter { $0.contains("error: ") }.count == 1)
                #expect(run.error.contains("(R1)"), "\(run.error)")
                #expect(run.error.contains("token"), "\(run.error)")
                #expect(!run.error.contains(wrong))
            }
            #expect(server.audiences.isEmpty)
        }
    }

    @Test("An audience that is not there refuses the launch, and nothing is shown of a run that was not")
    func missingAudience() async throws {
        let folder = try WorkingFolder()
        try folder.write(
            Canvases.adding.replacing("{ create: everybody }", with: "{ existing: nobody_made_it }"),
            to: "a.yaml"
        )
        try await CanvasProcess(folder: folder)("run", "a.yaml").expectRefusal(
            3,
            "canvas: error: `add`: ad account act_1234567890 has no audience named `nobody_made_it` (R5); choose another"
                + " customer-list audience of this ad account in the step, or let the step create one"
        )
    }

    @Test("An address where nobody answers is one sentence, at once")
    func unreachable() async throws {
        let server = try await LoopbackServer.start(simulator())
        await server.stop()
        let run = try await canvas(WorkingFolder())(
            "run",
            "abandoned-cart",
            "--network",
            "facebook=\(server.baseURL)",
            "--json"
        )
        run.expectRefusal(
            3,
            "canvas: error: `show_ads`: nothing answers at 127.0.0.1:\(server.port); check the address, and that the"
                + " network or its simulator is running"
        )
    }

    @Test("A missing token is named before anything is sent")
    func missingToken() async throws {
        let canvas = try canvas(WorkingFolder(), token: nil)
        let run = try await canvas("run", "abandoned-cart", "--network", "facebook=http://127.0.0.1:9")
        run.expectRefusal(
            1,
            "canvas: error: facebook at http://127.0.0.1:9 needs a credential, and FACEBOOK_ACCESS_TOKEN is not set; set"
                + " the environment variable FACEBOOK_ACCESS_TOKEN"
        )
    }

    @Test(
        "An address that is none is refused",
        arguments: ["http://127.0.0.1:99999", "http://127.0.0.1:0", "http://[::1", "ftp://localhost", "localhost"]
    )
    func badAddress(address: String) async throws {
        let run = try await canvas(WorkingFolder())("run", "abandoned-cart", "--network", "facebook=\(address)")
        run.expectNoTrap()
        #expect([1, 2].contains(run.status), "\(run.status)")
        #expect(run.text == "")
        #expect(run.errorLines.count == 1)
        #expect(run.error.contains("URL"), "\(run.error)")
    }
}
