import CanvasModel
import CanvasStep
import FacebookSimulator
import NetworkSimulator
import Testing

@Suite("Simulator: rows that are kept")
struct SimulatorMembersTests {
    private let settings = SimulatorSettings(seed: 7, matchRate: 0, keepsRows: true)

    private static func digests(_ numbers: [Int]) -> [[String]] { numbers.map { [SimulatorClient.digest($0)] } }

    @Test("Rows stand in the order of arrival, without those removed, matched or not")
    func order() {
        var client = SimulatorClient(settings)
        let id = client.create()
        _ = client.users("POST", id, [7, 3, 5])
        _ = client.users("POST", id, [3, 1])
        _ = client.users("DELETE", id, [5])
        let members = client.simulator.members(of: id)
        #expect(members == SimulatedMembers(schema: ["EMAIL"], rows: Self.digests([7, 3, 1])))
    }

    @Test("Who comes back stands at the end")
    func again() {
        var client = SimulatorClient(settings)
        let id = client.create()
        _ = client.users("POST", id, [1, 2])
        _ = client.users("DELETE", id, [1])
        _ = client.users("POST", id, [1])
        #expect(client.simulator.members(of: id)?.rows == Self.digests([2, 1]))
    }

    @Test("Columns of several uploads stand side by side, a repeated key in columns of its own")
    func columns() {
        var client = SimulatorClient(settings)
        let id = client.create()
        let (a, b, c) = (SimulatorClient.digest(1), SimulatorClient.digest(2), SimulatorClient.digest(3))
        _ = client.rows("POST", id, ["EMAIL", "EXTERN_ID"], [[a, "x\\\"\\u00e9"]])
        _ = client.rows("POST", id, ["PHONE", "EMAIL", "EMAIL"], [[c, b, ""]])
        #expect(
            client.simulator.members(of: id)
                == SimulatedMembers(
                    schema: ["EMAIL", "EXTERN_ID", "PHONE", "EMAIL"],
                    rows: [[a, "x\"é", "", ""], [b, "", c, ""]]
                )
        )
    }

    @Test("Cells are shown as sent: numbers, lists of limited data use, blanks")
    func cells() {
        var client = SimulatorClient(settings)
        let id = client.create()
        let body = """
            {"payload":{"schema":["EXTERN_ID","DATA_PROCESSING_OPTIONS","DATA_PROCESSING_OPTIONS_COUNTRY","FN"],\
            "data":[[12, ["LDU"], 1, null]]}}
            """
        _ = client.send("POST", "/v26.0/\(id)/users", body: body)
        #expect(client.simulator.members(of: id)?.rows == [["12", #"["LDU"]"#, "1", ""]])
    }

    @Test(
        "A removal by any key that tells people apart takes a member out",
        arguments: ["EMAIL", "PHONE", "EXTERN_ID"]
    )
    func anyKey(key: String) {
        var client = SimulatorClient(settings)
        let id = client.create()
        let (ada, bob) = ((1...3).map(SimulatorClient.digest), (4...6).map(SimulatorClient.digest))
        let schema = ["EMAIL", "PHONE", "EXTERN_ID"]
        _ = client.rows("POST", id, schema, [ada, bob])
        let place = schema.firstIndex(of: key) ?? 0
        _ = client.rows("DELETE", id, [key], [[ada[place]]])
        #expect(client.members(id) == 1)
        #expect(client.simulator.members(of: id)?.rows == [bob])
    }

    @Test("An identifier is told from itself in other letters, as the official library writes it on removal")
    func caseOfIdentifiers() {
        var client = SimulatorClient(settings)
        let id = client.create()
        _ = client.rows("POST", id, ["EXTERN_ID"], [["Customer"]])
        _ = client.rows("DELETE", id, ["EXTERN_ID"], [["customer"]])
        #expect(client.members(id) == 1)
    }

    @Test("A replacement forgets the old rows")
    func replaced() {
        var client = SimulatorClient(settings)
        let id = client.create()
        _ = client.users("POST", id, [1])
        let session = #"{"session_id":6,"batch_seq":1,"last_batch_flag":true}"#
        _ = client.users("POST", id, [2], session: session, edge: "usersreplace")
        #expect(client.simulator.members(of: id)?.rows == Self.digests([2]))
    }

    @Test("Rows are not kept unless asked for, nor is there any of an unknown audience")
    func notKept() {
        var client = SimulatorClient()
        let other = client.create()
        _ = client.users("POST", other, [1])
        #expect(client.simulator.members(of: other) == nil)
        var keeping = SimulatorClient(settings)
        #expect(keeping.simulator.members(of: "1") == nil)
        let id = keeping.create()
        #expect(keeping.simulator.members(of: id) == SimulatedMembers(schema: [], rows: []))
    }
}
