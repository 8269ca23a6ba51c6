import CanvasModel
import CanvasStep
import FacebookSimulator
import Foundation
import NetworkSimulator
import Testing

@Suite("Simulator: saving and loading")
struct SimulatorStateTests {
    private static let settings = SimulatorSettings(seed: 7, keepsRows: true, options: ["access_tier": "development"])

    /// A simulator in the middle of everything.
    private func busy() -> SimulatorClient {
        var client = SimulatorClient(Self.settings)
        let id = client.create("first", in: "act_5")
        let gone = client.create("gone", in: "act_5")
        _ = client.send("DELETE", "/v26.0/\(gone)")
        _ = client.users("POST", id, 0..<8, session: #"{"session_id":5,"batch_seq":1}"#)
        _ = client.rows(
            "POST",
            id,
            ["EXTERN_ID", "EMAIL"],
            [["C-1 \\u00e9", SimulatorClient.digest(90)], ["x", "y"]]
        )
        _ = client.send("POST", "/v26.0/\(id)", body: #"{"audience_labels":[{"a":1.50}],"retention_days":30}"#)
        _ = client.send("POST", "/v26.0/\(id)/adaccounts", body: #"{"adaccounts":["9"]}"#)
        let replaced = client.create("replaced")
        _ = client.users(
            "POST",
            replaced,
            0..<2,
            session: #"{"session_id":6,"batch_seq":1}"#,
            edge: "usersreplace"
        )
        let app = client.simulator.credentials["app_id"]?.revealed ?? ""
        _ = client.send(
            "GET",
            "/oauth/access_token?grant_type=fb_exchange_token&client_id=\(app)&client_secret=\(client.appSecret)"
                + "&fb_exchange_token=\(client.token)"
        )
        return client
    }

    /// What a simulator answers from here on, to everything that depends on what was before.
    private func future(_ start: SimulatorClient) -> [String] {
        var client = start
        let ids = client.simulator.audiences.map(\.id)
        let fields = "name,operation_status,audience_labels,retention_days,sharing_status,data_source,time_created"
        var answers = ids.map { client.send("GET", "/v26.0/\($0)?fields=\(fields)").response }
        answers.append(client.users("POST", ids[0], 8..<9, session: #"{"session_id":5,"batch_seq":2}"#).response)
        answers.append(
            client.users(
                "POST",
                ids[1],
                2..<3,
                session: #"{"session_id":6,"batch_seq":2,"last_batch_flag":true}"#,
                edge: "usersreplace"
            ).response
        )
        answers.append(client.send("GET", "/v26.0/\(ids[0])/sessions").response)
        answers.append(client.rows("DELETE", ids[0], ["EXTERN_ID"], [["C-1 \\u00e9"]]).response)
        answers.append(
            client.send("POST", "/v26.0/act_5/customaudiences", body: #"{"name":"b","subtype":"APP"}"#).response
        )
        for _ in 0..<30 { answers.append(client.send("GET", "/v26.0/act_5/customaudiences").response) }
        return answers.map { "\($0.status) \($0.headers) \(String(decoding: $0.body, as: UTF8.self))" }
            + ["\(client.simulator.audiences)", "\(ids.map { client.simulator.members(of: $0) })"]
    }

    @Test("A simulator that goes on from a state answers as the one that saved it")
    func roundTrip() throws {
        let client = busy()
        var other = SimulatorClient(Self.settings)
        try other.simulator.load(client.simulator.saved())
        #expect(other.simulator.saved() == client.simulator.saved())
        #expect(other.simulator.audiences == client.simulator.audiences)
        let expected = future(client)
        #expect(expected.contains { $0.hasPrefix("400") })
        #expect(future(other) == expected)
    }

    @Test("A state is JSON, the same for the same history, and holds no token")
    func document() throws {
        let client = busy()
        #expect(client.simulator.saved() == busy().simulator.saved())
        let state = client.simulator.saved()
        #expect(try JSONSerialization.jsonObject(with: Data(state)) is [String: Any])
        let text = String(decoding: state, as: UTF8.self)
        #expect(!text.contains(client.token) && !text.contains(client.appSecret))
    }

    @Test(
        "What is no state is refused and changes nothing",
        arguments: [
            ("", ""), ("{}", "{}"), ("null", "null"), ("facebook-simulator-1", "facebook-simulator-2"),
            (#""audiencesMade":3"#, #""audiencesMade":1"#), (#""number":"5""#, #""number":"6""#),
            (#""tokens":["#, #""tokens":[7,"#), (#""members":""#, #""members":"x"#), (#""tokens""#, #""token""#),
            (#""number":0"#, #""number":4"#), (#""layout":0"#, #""layout":9"#),
        ]
    )
    func broken(part: String, replacement: String) {
        var client = busy()
        let good = String(decoding: client.simulator.saved(), as: UTF8.self)
        let state = part == replacement ? part : good.replacing(part, with: replacement)
        #expect(state != good)
        let before = client.simulator.saved()
        #expect(throws: SimulatorStateError.self) { try client.simulator.load(Array(state.utf8)) }
        #expect(client.simulator.saved() == before)
    }

    @Test("A state that is cut off anywhere is refused")
    func truncated() {
        var client = SimulatorClient(Self.settings)
        let state = busy().simulator.saved()
        let before = client.simulator.saved()
        for length in stride(from: 0, to: state.count, by: 97) {
            #expect(throws: SimulatorStateError.self) { try client.simulator.load(Array(state[..<length])) }
        }
        #expect(client.simulator.saved() == before)
    }
}
