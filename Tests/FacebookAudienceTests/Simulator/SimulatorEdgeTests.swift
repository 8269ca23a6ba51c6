import CanvasModel
import CanvasStep
import FacebookSimulator
import NetworkSimulator
import Testing

@Suite("Simulator: what hangs on an audience")
struct SimulatorEdgeTests {
    @Test("A session shows what came in it, as texts")
    func sessions() {
        var client = SimulatorClient()
        let (id, other) = (client.create("a"), client.create("b"))
        _ = client.users("POST", id, 0..<3, session: #"{"session_id":5,"batch_seq":1}"#)
        client.instant = client.instant + Interval(seconds: 60)
        _ = client.users("POST", id, 3..<4, session: #"{"session_id":5,"batch_seq":2,"last_batch_flag":true}"#)
        _ = client.users("POST", id, 4..<6, session: #"{"session_id":6,"batch_seq":1}"#)
        _ = client.users("POST", other, 4..<6)
        let sessions = client.send("GET", "/v26.0/\(id)/sessions").data
        #expect(sessions.map { $0["session_id"] as? String } == ["6", "5"])
        #expect(sessions[0]["stage"] as? String == "uploading")
        #expect(sessions[0]["end_time"] == nil)
        let done = client.send("GET", "/v26.0/\(id)/sessions?session_id=5").data
        #expect(done.count == 1)
        #expect(done[0]["num_received"] as? String == "4")
        #expect(done[0]["num_invalid_entries"] as? String == "0")
        #expect((done[0]["num_matched"] as? String).flatMap { Int($0) }.map { (0...4).contains($0) } == true)
        #expect(done[0]["start_time"] as? String == "1772442000")
        #expect(done[0]["end_time"] as? String == "1772442060")
        #expect(done[0]["stage"] as? String == "done")
        #expect(done[0]["progress"] as? String == "100")
    }

    @Test("An audience is shared, which its owner and the others see, and no longer")
    func sharing() {
        var client = SimulatorClient()
        let id = client.create()
        #expect(client.send("GET", "/v26.0/\(id)?ad_account_id=2").name == "1487301")
        #expect(client.send("POST", "/v26.0/\(id)/adaccounts", body: #"{"adaccounts":["2","act_3"]}"#).status == 200)
        #expect(client.send("GET", "/v26.0/\(id)/adaccounts").data.map { $0["account_id"] as? String } == ["2", "3"])
        let info = client.send("GET", "/v26.0/\(id)/shared_account_info").data
        #expect(info.map { $0["account_name"] as? String } == ["Ad account 2", "Ad account 3"])
        #expect(client.send("GET", "/v26.0/\(id)?ad_account_id=2").status == 200)
        #expect((client.read(id, "sharing_status")["sharing_status"] as? [String: String])?["status"] == "active")
        #expect(client.send("DELETE", "/v26.0/\(id)/adaccounts", body: #"{"adaccounts":["2"]}"#).status == 200)
        #expect(client.send("GET", "/v26.0/\(id)/adaccounts").data.map { $0["account_id"] as? String } == ["3"])
        #expect(client.send("GET", "/v26.0/\(id)?ad_account_id=2").name == "1487301")
    }

    @Test(
        "Sharing needs ad accounts, and others than the owner",
        arguments: ["{}", #"{"adaccounts":[]}"#, #"{"adaccounts":["x"]}"#, #"{"adaccounts":["1234567890"]}"#]
    )
    func badSharing(body: String) {
        var client = SimulatorClient()
        let id = client.create()
        #expect(client.send("POST", "/v26.0/\(id)/adaccounts", body: body).code == 100)
    }

    @Test("People leave every customer list of an ad account at once, and no other's")
    func usersOfAnyAudience() {
        var client = SimulatorClient()
        let ids = [client.create("a"), client.create("b"), client.create("c", in: "act_2")]
        for id in ids { _ = client.users("POST", id, 0..<4) }
        let rows = (1..<3).map { #"["\#(SimulatorClient.digest($0))"]"# }.joined(separator: ",")
        let path = "/v26.0/\(SimulatorClient.account)/usersofanyaudience"
        let answer = client.send("DELETE", path, body: #"{"payload":{"schema":["EMAIL"],"data":[\#(rows)]}}"#)
        #expect(answer.body["num_received"] as? Int == 2)
        #expect(ids.map { client.members($0) } == [2, 2, 4])
        #expect(client.send("POST", path).code == 100)
    }

    @Test("A lookalike keeps its seed from being deleted, and is listed with it")
    func lookalike() throws {
        var client = SimulatorClient()
        let seed = client.create("seed")
        let body = """
            {"name":"like","subtype":"LOOKALIKE","origin_audience_id":"\(seed)",\
            "lookalike_spec":{"type":"similarity","ratio":0.01,"country":"US"}}
            """
        let path = "/v26.0/\(SimulatorClient.account)/customaudiences"
        #expect(client.send("POST", path, body: body).code == 2654)
        _ = client.users("POST", seed, 0..<200)
        let id = try #require(client.send("POST", path, body: body).body["id"] as? String)
        #expect(client.read(seed, "lookalike_audience_ids")["lookalike_audience_ids"] as? [String] == [id])
        #expect(client.read(id, "approximate_count_lower_bound")["approximate_count_lower_bound"] as? Int == -1)
        #expect(client.send("DELETE", "/v26.0/\(seed)").code == 2656)
        #expect(client.send("DELETE", "/v26.0/\(id)").status == 200)
        #expect(client.send("DELETE", "/v26.0/\(seed)").status == 200)
    }

    @Test("Edges without content are empty, edges that are none are told")
    func others() {
        var client = SimulatorClient()
        let id = client.create()
        #expect(client.send("GET", "/v26.0/\(id)/ads").text == #"{"data":[]}"#)
        #expect(client.send("GET", "/v26.0/\(id)/health").text == #"{"data":[]}"#)
        #expect(
            client.send("GET", "/v26.0/\(id)/foo").error["message"] as? String
                == "(#100) Tried accessing nonexisting field (foo) on node type (CustomAudience)"
        )
    }

    @Test("The status tells of an audience without uploads, and of uploads that were mostly wrong")
    func status() {
        var client = SimulatorClient()
        let id = client.create()
        #expect(client.status(id) == 410)
        _ = client.rows("POST", id, ["EMAIL"], [["x"], ["y"], [SimulatorClient.digest(1)]])
        #expect(client.status(id) == 412)
        _ = client.users("POST", id, 0..<2)
        #expect(client.status(id) == 200)
    }

    @Test(
        "Sizes are shown as ranges in hundreds, small ones as 1,000",
        arguments: [(10, 1000, 1000), (2345, 2200, 2700)]
    )
    func bounds(people: Int, lower: Int, upper: Int) {
        var client = SimulatorClient(SimulatorSettings(seed: 7, matchRate: 1))
        let id = client.create()
        _ = client.users("POST", id, 0..<people)
        let read = client.read(id, "approximate_count_lower_bound,approximate_count_upper_bound,delivery_status")
        #expect(read["approximate_count_lower_bound"] as? Int == lower)
        #expect(read["approximate_count_upper_bound"] as? Int == upper)
        #expect((read["delivery_status"] as? [String: Any])?["code"] as? Int == (people < 1000 ? 300 : 200))
    }
}
