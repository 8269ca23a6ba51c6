import CanvasModel
import CanvasStep
import FacebookSimulator
import NetworkSimulator
import Testing

@Suite("Simulator: limits and what headers tell of them")
struct SimulatorLimitTests {
    private static let development = SimulatorSettings(seed: 7, options: ["access_tier": "development"])

    @Test("Sixty points block an ad account for five minutes: 17 on reading, 613 on writing")
    func score() throws {
        var client = SimulatorClient(Self.development)
        let id = client.create()
        for _ in 0..<57 { #expect(client.send("GET", "/v26.0/\(id)").status == 200) }
        let read = client.send("GET", "/v26.0/\(id)")
        #expect((read.status, read.name) == (400, "17/2446079"))
        #expect(
            read.response.headers["X-Ad-Account-Usage"]
                == #"{"acc_id_util_pct":100.0,"reset_time_duration":300,"ads_api_access_tier":"development_access"}"#
        )
        let write = client.users("POST", id, 0..<1)
        #expect(write.name == "613/1487742")
        // Who calls on while blocked is blocked for longer, a second a point.
        #expect(write.response.headers["X-Ad-Account-Usage"]?.contains(#""reset_time_duration":303"#) == true)
        #expect(client.send("GET", "/v26.0/act_2/customaudiences").status == 200)
        client.instant = client.instant + Interval(seconds: 302)
        #expect(client.send("GET", "/v26.0/\(id)").code == 17)
        client.instant = client.instant + Interval(seconds: 2)
        #expect(client.users("POST", id, 0..<1).status == 200)
    }

    @Test("Points decay in five minutes")
    func decay() {
        var client = SimulatorClient(Self.development)
        let id = client.create()
        for _ in 0..<3 {
            for _ in 0..<19 { #expect(client.users("POST", id, 0..<1).status == 200) }
            client.instant = client.instant + Interval(seconds: 300)
        }
    }

    @Test("Full access takes 9,000 points and is blocked for a minute")
    func fullAccess() {
        var client = SimulatorClient()
        let id = client.create()
        for _ in 0..<2999 { _ = client.users("POST", id, 0..<1) }
        let over = client.users("POST", id, 0..<1)
        #expect(over.name == "613/1487742")
        #expect(over.response.headers["X-Ad-Account-Usage"]?.contains(#""reset_time_duration":60,"#) == true)
        client.instant = client.instant + Interval(seconds: 60)
        #expect(client.users("POST", id, 0..<1).status == 200)
    }

    @Test("An app's calls of an hour can be limited, over all ad accounts")
    func app() {
        var client = SimulatorClient(SimulatorSettings(seed: 7, options: ["app_quota": "4"]))
        for account in 1...4 { #expect(client.send("GET", "/v26.0/act_\(account)").status == 200) }
        let over = client.send("GET", "/v26.0/me")
        #expect((over.status, over.code) == (403, 4))
        #expect(over.error["is_transient"] as? Bool == true)
        #expect(over.response.headers["X-App-Usage"] == #"{"call_count":100,"total_cputime":0,"total_time":25}"#)
        client.instant = client.instant + .hours(1)
        #expect(client.send("GET", "/v26.0/me").status == 200)
    }

    @Test("The status of throttled answers can be set", arguments: ["403", "429"])
    func status(text: String) {
        var options = Self.development
        options.options["throttled_status"] = text
        var client = SimulatorClient(options)
        for _ in 0..<60 { _ = client.send("GET", "/v26.0/act_1/customaudiences") }
        #expect(client.send("GET", "/v26.0/act_1/customaudiences").status == Int(text))
        let answer = client.send("GET", "/v26.0/act_2/customaudiences", under: .rateLimited)
        #expect((answer.status, answer.code) == (Int(text), 80003))
    }

    @Test("Which header comes depends on the call, and on whether it went well")
    func headers() {
        var client = SimulatorClient()
        let id = client.create()
        func names(_ answer: SimulatorClient.Answer) -> [String] {
            answer.response.headers.map(\.name).filter { $0.hasSuffix("-Usage") }
        }
        #expect(names(client.users("POST", id, 0..<1)) == ["X-Ad-Account-Usage", "X-App-Usage"])
        #expect(names(client.users("DELETE", id, 0..<1)) == ["X-Ad-Account-Usage", "X-App-Usage"])
        #expect(names(client.send("DELETE", "/v26.0/\(id)/users")) == ["X-Business-Use-Case-Usage"])
        #expect(names(client.send("GET", "/v26.0/\(id)")) == ["X-Business-Use-Case-Usage"])
        #expect(names(client.send("GET", "/v26.0/act_1/customaudiences")) == ["X-Business-Use-Case-Usage"])
        #expect(names(client.send("GET", "/v26.0/act_1")) == ["X-Ad-Account-Usage"])
        #expect(names(client.send("GET", "/v26.0/me")) == ["X-App-Usage"])
    }
}
