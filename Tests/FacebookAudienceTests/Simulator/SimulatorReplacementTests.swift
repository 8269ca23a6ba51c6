import CanvasModel
import CanvasStep
import FacebookSimulator
import NetworkSimulator
import Testing

@Suite("Simulator: replacing all people")
struct SimulatorReplacementTests {
    private func session(_ id: Int, _ number: Int, last: Bool = false) -> String {
        #"{"session_id":\#(id),"batch_seq":\#(number),"last_batch_flag":\#(last)}"#
    }

    private func replace(
        _ client: inout SimulatorClient,
        _ id: String,
        _ people: Range<Int>,
        _ session: String?
    ) -> SimulatorClient.Answer {
        client.users("POST", id, people, session: session, edge: "usersreplace")
    }

    @Test("The first batch lets the old members go, the last one ends it")
    func sequence() {
        var client = SimulatorClient()
        let id = client.create()
        _ = client.users("POST", id, 0..<10)
        #expect(client.status(id) == 200)
        let first = replace(&client, id, 100..<103, session(1, 1))
        #expect(first.body["num_received"] as? Int == 3)
        #expect(first.body["session_id"] as? String == "1")
        #expect(client.members(id) == 3)
        #expect(client.status(id) == 414)
        #expect(replace(&client, id, 103..<105, session(1, 9)).body["num_received"] as? Int == 5)
        #expect(replace(&client, id, 105..<106, session(1, 2, last: true)).body["num_received"] as? Int == 6)
        #expect(client.status(id) == 200)
        #expect(client.members(id) == 6)
    }

    @Test("While one is open nothing else comes in")
    func exclusive() {
        var client = SimulatorClient()
        let id = client.create()
        _ = replace(&client, id, 0..<1, session(1, 1))
        #expect(client.users("POST", id, 1..<2).name == "2650/1870145")
        #expect(client.users("DELETE", id, 0..<1).name == "2650/1870145")
        #expect(replace(&client, id, 1..<2, session(2, 1)).name == "2650/1870145")
        #expect(replace(&client, id, 1..<2, session(1, 1)).name == "2650/1870145")
        #expect(client.members(id) == 1)
    }

    @Test("A batch out of order is refused by its subcode")
    func order() {
        var client = SimulatorClient()
        let id = client.create()
        #expect(replace(&client, id, 0..<1, session(1, 2)).name == "2650/1870147")
        _ = replace(&client, id, 0..<1, session(1, 1, last: true))
        #expect(replace(&client, id, 0..<1, session(1, 2)).name == "2650/1870159")
        #expect(replace(&client, id, 5..<7, session(2, 1, last: true)).status == 200)
        #expect(client.members(id) == 2)
    }

    @Test("After 90 minutes it closes with what came")
    func timeOut() {
        var client = SimulatorClient()
        let id = client.create()
        _ = replace(&client, id, 0..<4, session(1, 1))
        client.instant = client.instant + .minutes(90)
        #expect(client.status(id) == 414)
        client.instant = client.instant + Interval(seconds: 1)
        #expect(client.status(id) == 415)
        #expect(client.members(id) == 4)
        #expect(replace(&client, id, 4..<5, session(1, 2)).name == "2650/1870158")
        #expect(client.users("POST", id, 4..<5).status == 200)
        #expect(replace(&client, id, 8..<9, session(2, 1, last: true)).status == 200)
        #expect(client.status(id) == 200)
    }

    @Test("Payload and session are both needed")
    func parameters() {
        var client = SimulatorClient()
        let id = client.create()
        let answer = replace(&client, id, 0..<1, nil)
        #expect(answer.error["message"] as? String == "(#100) Missing parameter(s): session")
        #expect(client.send("POST", "/v26.0/\(id)/usersreplace").code == 100)
        #expect(client.send("GET", "/v26.0/\(id)/usersreplace").code == 100)
    }

    @Test("An audience keeps its kind, and one that is flagged its members")
    func preconditions() {
        var client = SimulatorClient()
        let digest = SimulatorClient.digest(1)
        let id = client.create()
        let body = """
            {"payload":{"schema":["EMAIL","LOOKALIKE_VALUE"],"data":[["\(digest)",3]]},"session":\(session(1, 1))}
            """
        #expect(client.send("POST", "/v26.0/\(id)/usersreplace", body: body).name == "2650")

        var flagged = SimulatorClient(SimulatorSettings(seed: 7, options: ["operation_status": "471"]))
        let other = flagged.create()
        #expect(replace(&flagged, other, 0..<1, session(1, 1)).name == "100/1713230")
        var expiring = SimulatorClient(SimulatorSettings(seed: 7, options: ["operation_status": "500"]))
        let third = expiring.create()
        #expect(replace(&expiring, third, 0..<1, session(1, 1)).name == "2650/1870148")
    }
}
