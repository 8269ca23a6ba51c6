import CanvasModel
import CanvasScenario
import CanvasStep
import Testing

@Suite("An explanation's requests") struct SyncAttemptTests {
    private func attempts(_ person: String, faults: String = "") async throws -> (
        sent: [SyncRequest], answered: [SyncAnswer], text: String
    ) {
        var world = ScenarioWorld.shop(expecting: "incidents: none")
        world = ScenarioWorld(canvas: world.canvas, scenario: world.scenario + faults)
        let explanation = try await world.scenarioRun().explain(person)
        var sent: [SyncRequest] = []
        var answered: [SyncAnswer] = []
        for moment in explanation.moments {
            if case .sent(let request) = moment.kind { sent.append(request) }
            if case .answered(let answer) = moment.kind { answered.append(answer) }
        }
        return (sent, answered, explanation.text)
    }

    @Test("A request names its keys by their kind and the beginning of their digest")
    func keys() async throws {
        let (sent, answered, text) = try await attempts("ada")
        #expect(sent.map(\.isRemoval) == [false, true])
        #expect(sent.map(\.audience) == ["carts", "carts"])
        // SHA-256 of ada@example.com.
        #expect(sent.first?.keys == [SyncRequest.Key("EMAIL", wire: Self.digest)])
        #expect(sent.first?.keys.first?.prefix?.utf8.count == 8)
        #expect(answered.map(\.outcome) == [.accepted, .accepted])
        #expect(answered.map(\.number) == sent.map(\.number))
        #expect(answered.allSatisfy { $0.retryAt == nil && $0.code == nil })
        #expect(!text.contains("ada@") && !text.contains(Self.digest))
    }

    private static let digest = "b5fc85e55755f9e0d030a10ab4429b6b2944855f9a0d60077fe832becbc41d72"

    @Test("A request that fails says which row of the table it is, and when the person is sent again")
    func failing() async throws {
        let (sent, answered, _) = try await attempts(
            "ada",
            faults: "\nnetworks: { facebook: { faults: [{ at: 1h, for: 3h, respond: server_error }] } }\n"
        )
        #expect(sent.count == answered.count)
        let first = try #require(answered.first)
        #expect(first.outcome == .failed)
        #expect(first.code?.isEmpty == false)
        #expect(try #require(first.retryAt).seconds > 0)
        #expect(answered.contains { $0.outcome == .accepted })
        #expect(answered.last?.retryAt == nil)
    }

    @Test("Who has no key is in no request")
    func noKey() async throws {
        #expect(try await attempts("noor").sent.isEmpty)
    }

    @Test("Of what is sent as it is nothing is kept but the name of its key")
    func plain() {
        #expect(SyncRequest.Key("MADID", wire: "aebe52e7-03ee-455a-b3c4-e57283966239").prefix == nil)
        #expect(SyncRequest.Key("COUNTRY", wire: String(repeating: "z", count: 64)).prefix == nil)
    }
}
