import CanvasStep
import FacebookSimulator
import Foundation
import NetworkSimulator
import Testing

@Suite("End to end: planning") struct PlanTests {
    private static let token = "marked-token-EAAB1234567890"

    private struct Planned: Decodable {
        struct Plan: Decodable {
            struct Movement: Decodable {
                let people: Int
                let rows: Int
                let firstAt: String?
            }

            struct Audience: Decodable {
                let adAccount: String
                let id: String?
                let name: String
                let creates: Bool
                let add: Movement
                let remove: Movement
                let keys: [String: Int]
                let peopleWithoutKey: Int
                let requests: Int
                let bytes: Int
            }

            struct Traffic: Decodable {
                let requests: Int
                let bytes: Int
            }

            let sent: Bool
            let audiences: [Audience]
            let network: [String: Traffic]
        }

        let plan: Plan
    }

    private static func planned(_ output: Data) throws -> Planned.Plan {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(Planned.self, from: output).plan
    }

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

    @Test("A plan leaves the network as it is, the command that it prints does what it says, and twice is once")
    func planThenApply() async throws {
        let canvas = try canvas()
        try await LoopbackServer.with(simulator()) { server in
            let arguments = [
                "run", "adding.yaml", "--people", "people.jsonl", "--network", "facebook=\(server.baseURL)",
            ]
            let screen = try await canvas.run(arguments + ["--plan"])
            #expect(screen.status == 0, "\(screen.error)")
            #expect(screen.text.contains("facebook act_1234567890 · everybody (would be created)"), "\(screen.text)")
            #expect(
                screen.text.hasSuffix(
                    "\nnothing was sent; this does it:\n  canvas run adding.yaml --people people.jsonl --network"
                        + " 'facebook=\(server.baseURL)'\n"
                )
            )
            let run = try await canvas.run(arguments + ["--plan", "--json"])
            let plan = try Self.planned(run.output)
            let again = try await canvas.run(arguments + ["--plan", "--json"])
            #expect(try run.resultWithoutTiming() == again.resultWithoutTiming())
            #expect(server.audiences.isEmpty)
            let audience = try #require(plan.audiences.first)
            #expect(!plan.sent && plan.audiences.count == 1)
            #expect(audience.creates && audience.id == nil && audience.name == "everybody")
            #expect(audience.add.firstAt == "2026-03-02T09:00:00Z" && audience.remove.rows == 0)
            #expect(audience.bytes > 0 && plan.network["facebook"]?.requests == audience.requests + 1)

            let applied = try await canvas.run(arguments + ["--json"]).result()
            let step = try #require(applied.step("add"))
            #expect(step.metrics["users_synced"] == audience.add.people)
            #expect(step.metrics["users_not_synced"] == audience.peopleWithoutKey)
            #expect(server.audiences.first?.received == audience.add.rows)
            #expect(audience.keys.values.allSatisfy { $0 <= audience.add.people && $0 > 0 })

            // Launched once more, it finds what the first launch made.
            let second = try await canvas.run(arguments + ["--json"])
            #expect(second.status == 0, "\(second.error)")
            #expect(server.audiences.count == 1)
            #expect(server.audiences.first?.members == server.audiences.first.map { $0.received / 2 })
            let planned = try await canvas.run(arguments + ["--plan", "--json"])
            let later = try Self.planned(planned.output)
            #expect(later.audiences.first?.creates == false)
            #expect(later.audiences.first?.id == server.audiences.first?.id)
        }
    }

    @Test("A plan refuses what a launch refuses")
    func refused() async throws {
        let canvas = try canvas()
        try canvas.folder.write(
            Canvases.adding.replacing("{ create: everybody }", with: "{ existing: nobody_made_it }"),
            to: "a.yaml"
        )
        let run = try await canvas("run", "a.yaml", "--people", "people.jsonl", "--plan", "--json")
        run.expectNoTrap()
        #expect(run.status == 3 && run.text.isEmpty)
        #expect(run.error.contains("(R5)"), "\(run.error)")
    }
}
