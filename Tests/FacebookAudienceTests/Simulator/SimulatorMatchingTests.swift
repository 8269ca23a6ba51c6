import CanvasModel
import CanvasStep
import FacebookSimulator
import NetworkSimulator
import Testing

@Suite("Simulator: whom the network knows")
struct SimulatorMatchingTests {
    private static let people = 4000

    /// The share matched of people whose rows hold these keys.
    private func share(_ schema: [String], rate: Double) -> Double {
        var client = SimulatorClient(SimulatorSettings(seed: 7, matchRate: rate))
        let id = client.create()
        let rows = (0..<Self.people).map { person in
            schema.indices.map { SimulatorClient.digest(person * 64 + $0) }
        }
        _ = client.rows("POST", id, schema, rows)
        #expect(client.members(id) == Self.people)
        return Double(client.simulator.audiences.first?.matched ?? 0) / Double(Self.people)
    }

    @Test(
        "The match rate is the share matched by the strongest key",
        arguments: ["EMAIL", "PHONE", "MADID", "EXTERN_ID"]
    )
    func oneKey(key: String) {
        #expect(abs(share([key], rate: 0.65) - 0.65) < 0.03)
        #expect(share([key], rate: 0) == 0)
        #expect(share([key], rate: 1) == 1)
    }

    @Test("Further keys match a little more, so that the rate keeps its meaning")
    func severalKeys() {
        let email = share(["EMAIL"], rate: 0.65)
        let both = share(["EMAIL", "PHONE"], rate: 0.65)
        let all = share(["EMAIL", "PHONE", "MADID", "LN", "FN", "ZIP", "GEN", "COUNTRY"], rate: 0.65)
        #expect(email < both && both < all)
        #expect(abs(all - 0.65) < 0.1)
    }

    @Test(
        "Keys that identify nobody alone match nobody",
        arguments: [
            ["GEN"], ["COUNTRY"], ["CT", "ST", "ZIP"], ["DOBY", "DOBM", "DOBD"], ["FN", "LN"], ["LN", "CT"],
            ["GEN", "COUNTRY", "CT", "ZIP", "DOBY"],
        ]
    )
    func weak(schema: [String]) {
        #expect(share(schema, rate: 1) == 0)
    }

    @Test("A full name with a place or a year is a key", arguments: [["FN", "LN", "ZIP"], ["FI", "LN", "DOBY"]])
    func personal(schema: [String]) {
        #expect(abs(share(schema, rate: 0.65) - 0.65) < 0.03)
    }

    @Test("The same key is known in every audience, or in none")
    func sameEverywhere() {
        var client = SimulatorClient()
        let ids = [client.create("a"), client.create("b")]
        _ = client.users("POST", ids[0], 0..<500)
        _ = client.users("POST", ids[1], (0..<500).reversed())
        #expect(client.simulator.audiences[0].matched == client.simulator.audiences[1].matched)
    }

    @Test("Who comes again with further keys may be matched then, and is one member still")
    func moreKeys() throws {
        var client = SimulatorClient()
        let id = client.create()
        let emails = (0..<3000).map { SimulatorClient.digest($0) }
        _ = client.rows("POST", id, ["EMAIL"], emails.map { [$0] })
        let before = try #require(client.simulator.audiences.first?.matched)
        _ = client.rows("POST", id, ["EMAIL", "PHONE"], emails.map { [$0, String($0.reversed())] })
        let after = try #require(client.simulator.audiences.first?.matched)
        #expect(before < after)
        #expect(client.members(id) == 3000)
        _ = client.rows("DELETE", id, ["EMAIL"], emails.map { [$0] })
        #expect(client.members(id) == 0)
        #expect(client.simulator.audiences.first?.matched == 0)
    }
}
