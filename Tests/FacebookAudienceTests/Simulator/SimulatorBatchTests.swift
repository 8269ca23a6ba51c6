import CanvasStep
import FacebookSimulator
import Foundation
import NetworkSimulator
import Testing

@Suite("Simulator: batch requests")
struct SimulatorBatchTests {
    private struct Part {
        let code: Int?
        let body: [String: Any]
        let headers: [String: String]
    }

    /// Sends parts and reads the answers; `nil` for a part that was left out.
    private func send(_ parts: String, _ client: inout SimulatorClient, path: String = "/v26.0/") throws -> [Part?] {
        let answer = client.send("POST", path, body: #"{"batch":\#(parts)}"#)
        #expect(answer.status == 200, "\(answer.text)")
        let list = try JSONSerialization.jsonObject(with: Data(answer.response.body)) as? [Any] ?? []
        return list.map { item in
            guard let item = item as? [String: Any] else { return nil }
            let text = item["body"] as? String ?? ""
            let body = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
            let headers = (item["headers"] as? [[String: String]] ?? []).map { ($0["name"] ?? "", $0["value"] ?? "") }
            return Part(
                code: item["code"] as? Int,
                body: body ?? [:],
                headers: Dictionary(headers, uniquingKeysWith: { first, _ in first })
            )
        }
    }

    @Test("Parts are answered in their order, each with its own code", arguments: ["/", "/v26.0/", "/v26.0"])
    func order(path: String) throws {
        var client = SimulatorClient()
        let id = client.create("first")
        let parts = try send(
            """
            [{"method":"GET","relative_url":"\(id)?fields=name"},{"method":"GET","relative_url":"v26.0/1"},
             {"method":"DELETE","relative_url":"/\(id)"},{"relative_url":"\(id)"}]
            """,
            &client,
            path: path
        )
        #expect(parts.map { $0?.code } == [200, 400, 200, 400])
        #expect(parts[0]?.body["name"] as? String == "first")
        #expect(parts[2]?.body["success"] as? Bool == true)
        #expect(parts[0]?.headers["Content-Type"] == "application/json; charset=UTF-8")
        #expect(parts[0]?.headers["X-Business-Use-Case-Usage"] != nil)
        #expect(client.simulator.audiences.isEmpty)
    }

    @Test("A batch comes as a form too, its parts with bodies of their own")
    func form() throws {
        var client = SimulatorClient()
        let create = """
            [{"method":"POST","relative_url":"act_1/customaudiences",\
            "body":"name=a%20b&subtype=CUSTOM&customer_file_source=USER_PROVIDED_ONLY"}]
            """
        let encoded = create.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        let answer = client.send(
            "POST",
            "/",
            body: "access_token=\(client.token)&include_headers=false&batch=\(encoded)",
            type: "application/x-www-form-urlencoded",
            headers: []
        )
        #expect(answer.text.hasPrefix(#"[{"code":200,"body":"{\"id\":"#))
        #expect(client.simulator.audiences.map(\.name) == ["a b"])
    }

    @Test("A part refers to another's result, whose answer is then left out unless it is asked for")
    func references() throws {
        var client = SimulatorClient()
        let body = "name=a&subtype=CUSTOM&customer_file_source=USER_PROVIDED_ONLY"
        let create = #""method":"POST","relative_url":"act_1/customaudiences","body":"\#(body)""#
        let read = #"{"relative_url":"{result=new:$.id}?fields=id,name"}"#
        let hidden = try send(#"[{"name":"new",\#(create)},\#(read)]"#, &client)
        #expect(hidden[0] == nil)
        #expect(hidden[1]?.body["name"] as? String == "a")
        let shown = try send(
            #"[{"name":"new","omit_response_on_success":false,\#(create)},\#(read)]"#,
            &client
        )
        #expect(shown[0]?.body["id"] as? String == shown[1]?.body["id"] as? String)
        let omitted = try send(#"[{"omit_response_on_success":true,\#(create)}]"#, &client)
        #expect(omitted[0] == nil)
    }

    @Test("References reach into lists, and stand encoded in bodies")
    func paths() throws {
        var client = SimulatorClient()
        let ids = (0..<2).map { client.create("audience \($0)") }
        let list = #"{"name":"all","relative_url":"\#(SimulatorClient.account)/customaudiences"}"#
        let parts = try send(
            """
            [\(list),{"relative_url":"{result=all:$.data[1].id}"},{"relative_url":"{result=all:$.data.0.id}"},
             {"method":"POST","relative_url":"\(ids[0])","body":"name=%7Bresult%3Dall%3A%24.data.*.id%7D"}]
            """,
            &client
        )
        #expect(parts[1]?.body["id"] as? String == ids[0])
        #expect(parts[2]?.body["id"] as? String == ids[1])
        #expect(client.simulator.audiences[0].name == "\(ids[1]),\(ids[0])")
    }

    @Test("A part that refers to what failed, or to nothing, is aborted", arguments: ["gone", "nobody"])
    func aborted(name: String) throws {
        var client = SimulatorClient()
        let parts = try send(
            #"[{"name":"gone","relative_url":"1"},{"relative_url":"{result=\#(name):$.id}"}]"#,
            &client
        )
        #expect(parts[0]?.code == 400)
        #expect((parts[1]?.body["error"] as? [String: Any])?["code"] as? Int == 960)
    }

    @Test("A part may bring a token of its own")
    func ownToken() throws {
        var client = SimulatorClient()
        let parts = try send(
            #"[{"relative_url":"me"},{"relative_url":"me?access_token=other"}]"#,
            &client
        )
        #expect(parts.map { $0?.code } == [200, 400])
    }

    @Test(
        "What is no batch is refused whole",
        arguments: [
            "[]", "{}", "7", #"[{"method":"GET"}]"#, "[7]",
            "[" + repeatElement(#"{"relative_url":"me"}"#, count: 51).joined(separator: ",") + "]",
        ]
    )
    func refused(parts: String) {
        var client = SimulatorClient()
        let answer = client.send("POST", "/v26.0/", body: #"{"batch":\#(parts)}"#)
        #expect((answer.status, answer.code) == (400, 100))
    }

    @Test("Each part counts as a call")
    func counted() throws {
        var client = SimulatorClient(
            SimulatorSettings(seed: 7, options: ["access_tier": "development", "score_limit": "false"])
        )
        let part = #"{"relative_url":"\#(SimulatorClient.account)/customaudiences"}"#
        let fifty = "[" + repeatElement(part, count: 50).joined(separator: ",") + "]"
        for _ in 0..<100 { #expect(try send(fifty, &client).last??.code == 200) }
        let over = try send("[\(part),{\"relative_url\":\"me\"}]", &client)
        #expect((over[0]?.body["error"] as? [String: Any])?["code"] as? Int == 80003)
        #expect(over[1]?.code == 200)
    }
}
