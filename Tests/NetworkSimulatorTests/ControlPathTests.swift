import CanvasModel
import NetworkSimulator
import Testing

@Suite struct ControlPathTests {
    private let client = Client()

    @Test("Audiences and their members are shown")
    func audiences() {
        #expect(
            client.ask("GET", "/_simulator/audiences").text
                == #"{"audiences": [{"ad_account": "a1", "id": "17", "name": "carts \"quoted\"\n", "received": 3, "#
                + #""invalid": 1, "members": 2, "matched": 2}]}"# + "\n"
        )
        #expect(
            client.ask("GET", "/_simulator/audiences/17/members").text
                == #"{"schema": ["EMAIL", "FN"], "members": [["ab", ""], ["cd", "ef"]]}"# + "\n"
        )
    }

    @Test(
        "What can't be done is a status and a sentence",
        arguments: [
            ("GET", "audience", "", 404, "there is no control path `audience`; did you mean `audiences`?"),
            ("GET", "audiences/18/members", "", 404, "there is no audience `18`"),
            ("POST", "audiences", "", 405, "`audiences` takes GET"),
            ("GET", "reset", "", 405, "`reset` takes POST"),
            ("POST", "faults", "{", 400, "the body is not JSON"),
            ("POST", "faults", #"{"respond": "slw"}"#, 400, "there is no fault `slw`; did you mean `slow`?"),
            (
                "POST", "faults", #"[{"respond": "slow"}, {"respond": "slow", "fr": 1}]"#, 400,
                "a fault has no `fr`; did you mean `for`?"
            ),
            ("DELETE", "faults/1", "", 404, "there is no fault `1`"),
            ("PUT", "clock", #"{"now": "noon"}"#, 400, "`now` takes an instant such as 2026-03-02T09:00:00Z"),
            ("PUT", "clock", #"{"nwo": "noon"}"#, 400, "the clock has no `nwo`; did you mean `now`?"),
            (
                "PUT", "clock", "", 400,
                #"the body says no time; write {\"now\": \"2026-03-02T09:00:00Z\"} or {\"advance\": \"1h\"}"#
            ),
            ("PUT", "state", "x", 400, "the state is not a number"),
        ]
    )
    func refusals(method: String, path: String, body: String, status: Int, sentence: String) {
        let answer = client.ask(method, "/_simulator/" + path, body)
        #expect(answer.status == status)
        #expect(answer.text == "{\"error\": \"\(sentence)\"}\n")
        #expect(client.ask("GET", "/_simulator/faults").text == "{\"faults\": []}\n")
    }

    @Test("Faults are posted, listed with what they struck, and removed")
    func faults() {
        #expect(client.ask("POST", "/_simulator/faults", #"{"respond": "rate_limited", "requests": 5}"#).status == 201)
        #expect(
            client.ask("POST", "/_simulator/faults", #"{"faults": [{"respond": "reset", "at": "1h", "for": "2h"}]}"#)
                .status
                == 201
        )
        #expect(client.ask().text == "rate_limited")
        let listed = client.ask("GET", "/_simulator/faults").text
        #expect(listed.contains(#""id": 1, "respond": "rate_limited", "at": "0s", "for": null, "requests": 5"#))
        #expect(listed.contains(#""struck": 1"#))
        #expect(listed.contains(#""id": 2, "respond": "reset", "at": "1h", "for": "2h", "requests": null"#))
        #expect(client.ask("DELETE", "/_simulator/faults/1").status == 200)
        #expect(client.ask(after: 60).status == 200)
        #expect(client.ask(after: 3600).status == nil)
        #expect(client.ask("DELETE", "/_simulator/faults").text == "{\"faults\": []}\n")
        #expect(client.ask(after: 3600).status == 200)
    }

    @Test("The journal tells method, path, status, instant, bytes and fault, and nothing of queries and bodies")
    func journal() {
        _ = client.ask("POST", "/v1/7/users?access_token=marked-token", "marked-body")
        _ = client.ask("POST", "/_simulator/faults", #"{"respond": "reset", "requests": 1}"#)
        _ = client.ask("GET", "/v1/me")
        let text = client.ask("GET", "/_simulator/requests").text
        #expect(
            text == #"{"total": 2, "requests": [{"number": 1, "at": "2026-03-02T09:00:00Z", "method": "POST", "path": "#
                + #""/v1/7/users", "status": 200, "request_bytes": 11, "response_bytes": 25, "fault": null}, "#
                + #"{"number": 2, "at": "2026-03-02T09:00:00Z", "method": "GET", "path": "/v1/me", "status": null, "#
                + #""request_bytes": 0, "response_bytes": 0, "fault": "reset"}]}"# + "\n"
        )
    }

    @Test("The journal keeps the last thousand requests")
    func bounded() {
        for _ in 0..<2500 { _ = client.ask() }
        let text = client.ask("GET", "/_simulator/requests").text
        #expect(text.hasPrefix(#"{"total": 2500, "requests": [{"number": 1501, "#))
        #expect(text.split(separator: #""number""#).count == 1001)
    }

    @Test("The journal keeps no more of a path than a person would read")
    func longPath() {
        _ = client.ask("GET", "/v1/" + String(repeating: "x", count: 100_000))
        #expect(client.ask("GET", "/_simulator/requests").text.utf8.count < 1000)
    }

    @Test("State is saved, gone on from, and reset with everything else")
    func state() {
        let client = Client(faults: [FaultRule(.rateLimited, requests: 1)])
        _ = client.ask()
        _ = client.ask()
        #expect(client.ask("GET", "/_simulator/state").text == "1")
        #expect(client.ask("PUT", "/_simulator/state", "41").status == 200)
        #expect(client.ask().text.hasPrefix("42 at"))
        #expect(client.ask("POST", "/_simulator/reset").status == 200)
        #expect(client.ask("GET", "/_simulator/requests").text.hasPrefix(#"{"total": 0"#))
        #expect(client.ask().text == "rate_limited")
        #expect(client.ask().text.hasPrefix("1 at"))
    }

    @Test("The index lists every path, and control requests are no traffic")
    func index() {
        let text = client.ask("GET", "/_simulator/").text
        for path in ["audiences/ID/members", "faults", "requests", "clock", "state", "reset"] {
            #expect(text.contains("/_simulator/\(path)\""))
        }
        #expect(client.ask("GET", "/_simulator").text == text)
        #expect(client.ask("GET", "/_simulator/requests").text.hasPrefix(#"{"total": 0"#))
        #expect(client.ask("GET", "/_simulators").text.hasPrefix("1 at"))
    }
}
