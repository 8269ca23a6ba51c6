import CanvasStep
import FacebookSimulator
import NetworkSimulator
import Testing

@Suite("Simulator: audiences")
struct SimulatorAudienceTests {
    @Test("An audience that was made can be read, renamed, listed and deleted")
    func life() throws {
        var client = SimulatorClient()
        let id = client.create("first")
        #expect(UInt64(id) != nil)

        let read = client.send("GET", "/v26.0/\(id)?fields=name,account_id,operation_status{code},time_created")
        #expect(
            read.text == """
                {"name":"first","account_id":"1234567890","operation_status":{"code":410},\
                "time_created":1772442000,"id":"\(id)"}
                """
        )
        #expect(client.send("POST", "/v26.0/\(id)", body: #"{"name":"second"}"#).text == #"{"success":true}"#)
        #expect(client.send("GET", "/\(id)/?fields=name").body["name"] as? String == "second")
        #expect(client.send("GET", "/v26.0/\(id)").text == #"{"id":"\#(id)"}"#)
        #expect(client.send("DELETE", "/v26.0/\(id)").text == #"{"success":true}"#)

        let gone = client.send("GET", "/v26.0/\(id)")
        #expect(gone.status == 400)
        #expect((gone.code, gone.subcode) == (100, 33))
        #expect(gone.error["type"] as? String == "GraphMethodException")
        #expect(client.simulator.audiences.isEmpty)
    }

    @Test(
        "What an audience needs is asked for by name",
        arguments: [
            (#"{"subtype":"CUSTOM","customer_file_source":"USER_PROVIDED_ONLY"}"#, "(#100) Missing parameter(s): name"),
            (#"{"name":"a","subtype":"CUSTOM"}"#, "(#100) Missing parameter(s): customer_file_source"),
            (#"{"name":"a","customer_file_source":"USER_PROVIDED_ONLY"}"#, "(#100) Missing parameter(s): subtype"),
            (
                #"{"name":"a","subtype":"CUSTOM","customer_file_source":"X"}"#,
                "(#100) Param customer_file_source must be one of {USER_PROVIDED_ONLY, PARTNER_PROVIDED_ONLY, "
                    + "BOTH_USER_AND_PARTNER_PROVIDED}"
            ),
        ]
    )
    func requiredParameters(body: String, message: String) {
        var client = SimulatorClient()
        let answer = client.send("POST", "/v26.0/\(SimulatorClient.account)/customaudiences", body: body)
        #expect(answer.status == 400)
        #expect(answer.code == 100)
        #expect(answer.error["message"] as? String == message)
        #expect(client.simulator.audiences.isEmpty)
    }

    @Test("A form is read like JSON, quoted texts and read-after-write included")
    func form() {
        var client = SimulatorClient()
        let answer = client.send(
            "POST",
            "/v26.0//\(SimulatorClient.account)/customaudiences/?access_token=\(client.token)",
            body: "name=Caf%C3%A9+%26+bar&subtype=%22CUSTOM%22&customer_file_source=USER_PROVIDED_ONLY&fields=name",
            type: "application/x-www-form-urlencoded",
            headers: []
        )
        #expect(answer.body["name"] as? String == "Café & bar")
        #expect(answer.body["id"] != nil)
    }

    @Test("A multipart form is read like any other")
    func multipart() {
        var client = SimulatorClient()
        let fields = ["name": "parts", "subtype": "CUSTOM", "customer_file_source": "USER_PROVIDED_ONLY"]
        let parts = fields.map { "--b\r\nContent-Disposition: form-data; name=\"\($0)\"\r\n\r\n\($1)\r\n" }
        let answer = client.send(
            "POST",
            "/\(SimulatorClient.account)/customaudiences",
            body: parts.joined() + "--b--\r\n",
            type: "multipart/form-data; boundary=b"
        )
        #expect(answer.status == 200)
        #expect(client.simulator.audiences.map(\.name) == ["parts"])
    }

    @Test("The account takes 500 customer lists and not one more")
    func limit() {
        var client = SimulatorClient()
        for number in 0..<500 { _ = client.create("audience \(number)") }
        let body = #"{"name":"more","subtype":"CUSTOM","customer_file_source":"USER_PROVIDED_ONLY"}"#
        let path = "/v26.0/\(SimulatorClient.account)/customaudiences"
        #expect(client.send("POST", path, body: body).code == 2654)
        _ = client.send("DELETE", "/v26.0/\(client.simulator.audiences[0].id)")
        #expect(client.send("POST", path, body: body).status == 200)
    }

    @Test("An account without audiences lists exactly nothing")
    func emptyList() {
        var client = SimulatorClient()
        #expect(client.send("GET", "/v26.0/\(SimulatorClient.account)/customaudiences").text == #"{"data":[]}"#)
    }

    @Test("Pages follow one another, the newest first, also when the item of the cursor is gone")
    func paging() throws {
        var client = SimulatorClient()
        let ids = (0..<7).map { client.create("audience \($0)") }
        let path = "/v26.0/\(SimulatorClient.account)/customaudiences?fields=id&limit=3"
        let first = client.send("GET", path)
        #expect(first.data.map { $0["id"] as? String } == [ids[6], ids[5], ids[4]])
        #expect(first.paging["next"] != nil)
        #expect(first.paging["previous"] == nil)

        _ = client.send("DELETE", "/v26.0/\(ids[4])")
        let second = client.send("GET", "\(path)&after=\(first.cursor("after"))")
        #expect(second.data.map { $0["id"] as? String } == [ids[3], ids[2], ids[1]])

        let third = client.send("GET", "\(path)&after=\(second.cursor("after"))")
        #expect(third.data.map { $0["id"] as? String } == [ids[0]])
        #expect(third.paging["next"] == nil)

        let back = client.send("GET", "\(path)&before=\(third.cursor("before"))")
        #expect(back.data.map { $0["id"] as? String } == [ids[3], ids[2], ids[1]])
    }

    @Test("The link to the next page leads there")
    func nextLink() throws {
        var client = SimulatorClient()
        let ids = (0..<3).map { client.create("audience \($0)") }
        let path = "/v26.0/\(SimulatorClient.account)/customaudiences?limit=2&access_token=\(client.token)"
        let headers = [HTTPHeader("Host", "127.0.0.1:8080")]
        let first = client.send("GET", path, headers: headers)
        let next = try #require(first.paging["next"] as? String)
        #expect(next.hasPrefix("http://127.0.0.1:8080/v26.0/act_"))
        let second = client.send("GET", String(next.dropFirst("http://127.0.0.1:8080".count)), headers: headers)
        #expect(second.data.map { $0["id"] as? String } == [ids[0]])
    }

    @Test(
        "A list can be narrowed",
        arguments: [
            (#"{"field":"name","operator":"EQUAL","value":"b"}"#, ["b"]),
            (#"{"field":"name","operator":"NOT_EQUAL","value":"b"}"#, ["bc", "a"]),
            (#"{"field":"name","operator":"CONTAIN","value":"b"}"#, ["bc", "b"]),
            (#"{"field":"name","operator":"IN","value":["a","b"]}"#, ["b", "a"]),
            (#"{"field":"name","operator":"STARTS_WITH","value":"bc"}"#, ["bc"]),
        ]
    )
    func filtering(filter: String, names: [String]) {
        var client = SimulatorClient()
        for name in ["a", "b", "bc"] { _ = client.create(name) }
        let encoded = filter.map { $0 == "\"" ? "%22" : $0 == "{" ? "%7B" : $0 == "}" ? "%7D" : String($0) }.joined()
        let answer = client.send(
            "GET",
            "/v26.0/\(SimulatorClient.account)/customaudiences?fields=name&filtering=[\(encoded)]"
        )
        #expect(answer.data.map { $0["name"] as? String } == names)
    }

    @Test("What the settings name exists, with the same identifiers for the same seed")
    func seeded() {
        let settings = SimulatorSettings(
            seed: 3,
            adAccounts: ["act_1"],
            existingAudiences: [("act_1", "loyal"), ("act_2", "new")]
        )
        var client = SimulatorClient(settings)
        #expect(client.simulator.audiences.map(\.name) == ["loyal", "new"])
        #expect(client.simulator.audiences.map(\.adAccount) == ["act_1", "act_2"])
        #expect(client.simulator.audiences == FacebookSimulator(settings).audiences)
        #expect(client.send("GET", "/v26.0/act_1").status == 200)
        #expect(client.send("GET", "/v26.0/act_9").subcode == 33)
        let listed = client.send("GET", "/v26.0/me/adaccounts").data.map { $0["id"] as? String }
        #expect(listed == ["act_1", "act_2"])
    }
}
