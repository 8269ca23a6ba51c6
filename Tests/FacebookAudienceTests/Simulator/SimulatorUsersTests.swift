import CanvasModel
import CanvasStep
import FacebookSimulator
import NetworkSimulator
import Testing

@Suite("Simulator: people in audiences")
struct SimulatorUsersTests {
    @Test("An answer has the members of the recorded ones, in their order")
    func answer() {
        var client = SimulatorClient()
        let id = client.create()
        let session = #"{"session_id":9223372036854775807,"batch_seq":1,"last_batch_flag":false}"#
        #expect(
            client.users("POST", id, 0..<3, session: session).text == """
                {"audience_id":"\(id)","session_id":"9223372036854775807","num_received":3,\
                "num_invalid_entries":0,"invalid_entry_samples":{}}
                """
        )
    }

    @Test("Who is added twice is one member; who is removed is none; a stranger's removal is received")
    func membership() throws {
        var client = SimulatorClient()
        let id = client.create()
        _ = client.users("POST", id, 0..<10)
        _ = client.users("POST", id, 5..<15)
        #expect(client.members(id) == 15)
        let removal = client.users("DELETE", id, 10..<20)
        #expect(removal.body["num_received"] as? Int == 10)
        #expect(client.members(id) == 10)
        let audience = try #require(client.simulator.audiences.first)
        #expect((audience.received, audience.invalid) == (30, 0))
    }

    @Test("Removal by the best key of a row takes out whom several keys put in")
    func strongKey() {
        var client = SimulatorClient()
        let id = client.create()
        let email = SimulatorClient.digest(1)
        let name = SimulatorClient.digest(2)
        let add = #"{"payload":{"schema":["FN","EMAIL"],"data":[["\#(name)","\#(email)"]]}}"#
        _ = client.send("POST", "/v26.0/\(id)/users", body: add)
        #expect(client.members(id) == 1)
        let other = #"{"payload":{"schema":["PHONE"],"data":[["\#(email)"]]}}"#
        _ = client.send("DELETE", "/v26.0/\(id)/users", body: other)
        #expect(client.members(id) == 1)
        let remove = #"{"payload":{"schema":"EMAIL_SHA256","data":["\#(email)"]}}"#
        _ = client.send("DELETE", "/v26.0/\(id)/users", body: remove)
        #expect(client.members(id) == 0)
    }

    @Test("Weak keys alone are told apart by all of them, whatever the order of the columns")
    func weakKeys() {
        var client = SimulatorClient()
        let id = client.create()
        let (ada, lovelace) = (SimulatorClient.digest(1), SimulatorClient.digest(2))
        let add = #"{"payload":{"schema":["FN","LN"],"data":[["\#(ada)","\#(lovelace)"],["\#(ada)",""]]}}"#
        _ = client.send("POST", "/v26.0/\(id)/users", body: add)
        #expect(client.members(id) == 2)
        let remove = #"{"payload":{"schema":["LN","FN"],"data":[["\#(lovelace)","\#(ada)"]]}}"#
        _ = client.send("DELETE", "/v26.0/\(id)/users", body: remove)
        #expect(client.members(id) == 1)
    }

    @Test("The match rate is kept, by the same people every time")
    func matched() throws {
        var client = SimulatorClient(SimulatorSettings(seed: 7, matchRate: 0.65))
        let id = client.create()
        _ = client.users("POST", id, 0..<4000)
        let first = try #require(client.simulator.audiences.first?.matched)
        #expect((2500..<2700).contains(first))
        _ = client.users("DELETE", id, 0..<2000)
        _ = client.users("POST", id, 0..<2000)
        #expect(client.simulator.audiences.first?.matched == first)
        _ = client.users("DELETE", id, 0..<4000)
        #expect(client.simulator.audiences.first?.matched == 0)
    }

    private static let hash = SimulatorClient.digest(77)
    private static let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

    @Test(
        "Each form of a cell is judged by its key",
        arguments: [
            ("EMAIL", "\"\(hash)\"", true),
            ("EMAIL", "\"ada@example.com\"", false),
            ("EMAIL", "\"\(hash.replacing("d", with: "D"))\"", false),
            ("EMAIL", "\"\(hash)0\"", false),
            ("EMAIL", "\"\"", false),
            ("EMAIL", "\"\(empty)\"", false),
            ("EMAIL", "12", false),
            ("MADID", "\"f81d4fae-7dec-11d0-a765-00a0c91e6bf6\"", true),
            ("MADID", "\"\(hash)\"", true),
            ("MADID", "\"f81d4fae7dec11d0a76500a0c91e6bf6\"", false),
            ("EXTERN_ID", "\"customer \\u00e9 \\\" 1\"", true),
            ("EXTERN_ID", "42", true),
            ("EXTERN_ID", "\"\"", false),
        ]
    )
    func cells(key: String, cell: String, isValid: Bool) {
        var client = SimulatorClient()
        let id = client.create()
        let body = #"{"payload":{"schema":["\#(key)"],"data":[[\#(cell)]]}}"#
        let answer = client.send("POST", "/v26.0/\(id)/users", body: body)
        #expect(answer.status == 200)
        #expect(answer.body["num_invalid_entries"] as? Int == (isValid ? 0 : 1))
        #expect((answer.body["invalid_entry_samples"] as? [String: String])?.count == (isValid ? 0 : 1))
        #expect(client.members(id) == (isValid ? 1 : 0))
    }

    @Test("A blank cell is not invalid beside one that is filled, nor are limited data use and values")
    func mixedRow() {
        var client = SimulatorClient()
        let id = client.create()
        let body = """
            {"payload":{"schema":["EMAIL","PHONE","DATA_PROCESSING_OPTIONS","DATA_PROCESSING_OPTIONS_STATE",\
            "LOOKALIKE_VALUE"],"is_raw":true,"data":[
              ["\(Self.hash)", "", ["LDU"], 1000, 44.5],
              ["", "\(Self.hash)", [], 0, 0], ["\(Self.empty)","\(Self.hash)",[],0,-1] ]}}
            """
        let answer = client.send("POST", "/v26.0/\(id)/users", body: body)
        #expect(answer.body["num_received"] as? Int == 3)
        #expect(answer.body["num_invalid_entries"] as? Int == 1)
        #expect(answer.body["invalid_entry_samples"] as? [String: String] == ["2": "-1"])
        #expect(client.members(id) == 2)
    }

    @Test(
        "A payload that is none is refused whole",
        arguments: [
            (
                #"{"schema":["EMAIL","PHONE"],"data":[["a","b"],["a"]]}"#,
                "(#100) Data is missing or does not match schema"
            ),
            (#"{"schema":["EMAIL"],"data":[["a","b"]]}"#, "(#100) Data is missing or does not match schema"),
            (#"{"schema":["EMAIL"],"data":[]}"#, "(#100) Data is missing or does not match schema"),
            (#"{"schema":["EMAIL"]}"#, "(#100) Data is missing or does not match schema"),
            (#"{"schema":["EMAIL"],"data":[["a"}"#, "(#100) Invalid parameter"),
            (#"{"schema":["SHOE_SIZE"],"data":[["a"]]}"#, "(#100) Invalid parameter"),
            (#"{"data":[["a"]]}"#, "(#100) Missing parameter(s): schema"),
            (#"{"schema":"UID","data":["1"]}"#, "(#100) The parameter payload[app_ids] is required"),
        ]
    )
    func refused(payload: String, message: String) {
        var client = SimulatorClient()
        let id = client.create()
        let answer = client.send("POST", "/v26.0/\(id)/users", body: #"{"payload":\#(payload)}"#)
        #expect(answer.status == 400)
        #expect(answer.error["message"] as? String == message)
        #expect(client.simulator.audiences.first?.received == 0)
    }

    @Test("10,000 rows are taken, one more is refused with code 105 and changes nothing")
    func rowLimit() {
        var client = SimulatorClient()
        let id = client.create()
        #expect(client.users("POST", id, 0..<10_000).body["num_received"] as? Int == 10_000)
        #expect(client.users("POST", id, 0..<10_001).code == 105)
        #expect(client.simulator.audiences.first?.received == 10_000)
    }

    @Test("A removal is read from wherever a client puts it")
    func places() {
        let payload = "%7B%22schema%22%3A%22EMAIL_SHA256%22%2C%22data%22%3A%5B%22\(Self.hash)%22%5D%7D"
        let json = #"{"schema":"EMAIL_SHA256","data":["\#(Self.hash)"]}"#
        let form = "application/x-www-form-urlencoded"
        let escaped = json.replacing("\"", with: "\\\"")
        let places: [(method: String, query: String, body: String, type: String?)] = [
            ("DELETE", "?payload=\(payload)", "", nil),
            ("DELETE", "", "payload=\(payload)", form),
            ("DELETE", "", #"{"payload":\#(json)}"#, "application/json"),
            ("DELETE", "", #"{"payload":"\#(escaped)"}"#, "application/json"),
            ("POST", "?method=DELETE", "payload=\(payload)", form),
            ("POST", "", "method=delete&payload=\(payload)", form),
            ("POST", "", #"{"method":"delete","payload":\#(json)}"#, "application/json"),
        ]
        for place in places {
            var client = SimulatorClient()
            let id = client.create()
            _ = client.send("POST", "/v26.0/\(id)/users", body: #"{"payload":\#(json)}"#)
            #expect(client.members(id) == 1)
            let path = "/v26.0/\(id)/users\(place.query)"
            let answer = client.send(place.method, path, body: place.body, type: place.type)
            #expect(answer.body["num_received"] as? Int == 1, "\(place)")
            #expect(client.members(id) == 0, "\(place)")
        }
    }

    @Test("A session counts its rows until the last batch; what comes later is dropped")
    func session() {
        var client = SimulatorClient()
        let id = client.create()
        func batch(_ number: Int, last: Bool = false) -> String {
            #"{"session_id":5,"batch_seq":\#(number),"last_batch_flag":\#(last)}"#
        }
        #expect(client.users("POST", id, 0..<3, session: batch(1)).body["num_received"] as? Int == 3)
        #expect(client.users("POST", id, 3..<5, session: batch(2, last: true)).body["num_received"] as? Int == 5)
        #expect(client.users("POST", id, 5..<9, session: batch(3)).body["num_received"] as? Int == 5)
        #expect(client.members(id) == 5)
    }

    @Test("A session takes batches for 90 minutes", arguments: [(5400, 4), (5401, 2)])
    func sessionWindow(seconds: Int64, received: Int) {
        var client = SimulatorClient()
        let id = client.create()
        let session = #"{"session_id":"5","batch_seq":1}"#
        _ = client.users("POST", id, 0..<2, session: session)
        client.instant = client.instant + Interval(seconds: seconds)
        #expect(client.users("POST", id, 2..<4, session: session).body["num_received"] as? Int == received)
        #expect(client.members(id) == received)
    }

    @Test(
        "A session that is none is refused",
        arguments: [
            #"{"batch_seq":1}"#, #"{"session_id":0,"batch_seq":1}"#, #"{"session_id":-4,"batch_seq":1}"#,
            #"{"session_id":1}"#, #"{"session_id":1,"batch_seq":0}"#, "7",
        ]
    )
    func badSession(session: String) {
        var client = SimulatorClient()
        let id = client.create()
        #expect(client.users("POST", id, 0..<2, session: session).code == 100)
        #expect(client.members(id) == 0)
    }

    @Test("With a floor set, a removal that would leave too few is refused and changes nothing")
    func removalFloor() {
        var client = SimulatorClient(SimulatorSettings(seed: 7, options: ["removal_floor": "10"]))
        let id = client.create()
        _ = client.users("POST", id, 0..<12)
        #expect(client.users("DELETE", id, 0..<2).status == 200)
        let refused = client.users("DELETE", id, 2..<3)
        #expect((refused.code, refused.subcode) == (200, 1_870_047))
        #expect(client.members(id) == 10)
    }

    @Test("The list of people can't be read")
    func unreadable() {
        var client = SimulatorClient()
        let id = client.create()
        #expect(client.send("GET", "/v26.0/\(id)/users").code == 100)
        #expect(client.send("POST", "/v26.0/\(id)/foo").code == 2500)
    }
}
