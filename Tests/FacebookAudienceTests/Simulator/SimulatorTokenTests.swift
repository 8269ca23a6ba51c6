import CanvasModel
import CanvasStep
import FacebookSimulator
import NetworkSimulator
import Testing

@Suite("Simulator: dead tokens, new tokens")
struct SimulatorTokenTests {
    @Test("A dead token is told by its subcode, also by debug_token", arguments: [458, 459, 460, 463, 464, 467, 492])
    func dead(subcode: Int) {
        var client = SimulatorClient(SimulatorSettings(seed: 7, options: ["token_state": "\(subcode)"]))
        for target in ["/v26.0/me", "/v26.0/act_1", "/v26.0/act_1/customaudiences"] {
            let answer = client.send("GET", target)
            #expect((answer.status, answer.name) == (400, "190/\(subcode)"))
            #expect((answer.error["message"] as? String)?.hasPrefix("Error validating access token: ") == true)
        }
        let data = debug(client.token, &client)
        #expect(data["is_valid"] as? Bool == false)
        #expect((data["error"] as? [String: Any])?["subcode"] as? Int == subcode)
    }

    @Test("A token expires when it says so")
    func expiry() {
        let expiry = SimulatorClient.start + .hours(1)
        let options = ["token_expires_at": "\(expiry.seconds)", "token_type": "USER"]
        var client = SimulatorClient(SimulatorSettings(seed: 7, options: options))
        let data = debug(client.token, &client)
        #expect(data["expires_at"] as? Int64 == expiry.seconds)
        #expect(data["type"] as? String == "USER")
        client.instant = expiry + Interval(seconds: -1)
        #expect(client.send("GET", "/me").status == 200)
        client.instant = expiry
        let answer = client.send("GET", "/me")
        #expect(answer.name == "190/463")
        #expect(
            answer.error["message"] as? String == """
                Error validating access token: Session has expired on Monday, 02-Mar-26 10:00:00 UTC. The current time \
                is Monday, 02-Mar-26 10:00:00 UTC.
                """
        )
    }

    @Test("A scope may hold for one ad account alone")
    func granular() {
        var client = SimulatorClient(SimulatorSettings(seed: 7, options: ["granular_target": "123"]))
        let scopes = debug(client.token, &client)["granular_scopes"] as? [[String: Any]]
        #expect(scopes?.first?["scope"] as? String == "ads_management")
        #expect(scopes?.first?["target_ids"] as? [String] == ["123"])
        #expect(scopes?.last?["target_ids"] == nil)
    }

    @Test("A token is exchanged for one that lives 60 days, and revoked")
    func exchange() throws {
        var client = SimulatorClient()
        let app =
            "client_id=\(client.simulator.credentials["app_id"]?.revealed ?? "")&client_secret=\(client.appSecret)"
        let grant = "/v26.0/oauth/access_token?grant_type=fb_exchange_token&\(app)"
        let answer = client.send(
            "GET",
            "\(grant)&set_token_expires_in_60_days=true&fb_exchange_token=\(client.token)",
            headers: []
        )
        #expect(answer.body["token_type"] as? String == "bearer")
        #expect(answer.body["expires_in"] as? Int == 5_183_944)
        let fresh = try #require(answer.body["access_token"] as? String)
        #expect(fresh != client.token)
        #expect(client.send("GET", "/me?access_token=\(fresh)", headers: []).status == 200)
        #expect(debug(fresh, &client)["expires_at"] as? Int64 == SimulatorClient.start.seconds + 5_183_944)

        let revoke = "/v26.0/oauth/revoke?\(app)&access_token=\(client.token)&revoke_token="
        #expect(client.send("GET", revoke + fresh, headers: []).text == #"{"success":"true"}"#)
        #expect(client.send("GET", "/me?access_token=\(fresh)", headers: []).name == "190/467")
        #expect(client.send("GET", "/me").status == 200)
        #expect(client.send("GET", "\(grant)&fb_exchange_token=\(fresh)", headers: []).name == "190/467")
        let forever = client.send("GET", "\(grant)&fb_exchange_token=\(client.token)", headers: []).body
        #expect(forever["access_token"] != nil && forever["expires_in"] == nil)
    }

    @Test(
        "An app must show who it is",
        arguments: [
            ("client_secret=x", 100), ("client_id=1&client_secret=x", 101),
            ("client_id=700100200300&client_secret=x", 1), ("client_id=700100200300", 100),
        ]
    )
    func app(query: String, code: Int) {
        let settings = SimulatorSettings(credentials: ["app_id": Secret("700100200300"), "app_secret": Secret("s")])
        var client = SimulatorClient(settings)
        #expect(client.send("GET", "/v26.0/oauth/access_token?\(query)", headers: []).code == code)
    }

    @Test("An app's own token is given to who knows its secret, and reads no audiences")
    func appToken() {
        let settings = SimulatorSettings(credentials: ["app_id": Secret("7"), "app_secret": Secret("s")])
        var client = SimulatorClient(settings)
        let query = "client_id=7&client_secret=s&grant_type=client_credentials"
        #expect(
            client.send("GET", "/v26.0/oauth/access_token?\(query)", headers: []).body["access_token"] as? String
                == "7|s"
        )
        #expect(client.send("GET", "/v26.0/act_1?access_token=7%7Cs", headers: []).code == 10)
        #expect(
            client.send("GET", "/v26.0/7?access_token=7%7Cs", headers: []).body["name"] as? String == "Simulated app"
        )
    }

    @Test("A system user's token is generated in two steps")
    func generated() throws {
        var client = SimulatorClient()
        let app = client.simulator.credentials["app_id"]?.revealed ?? ""
        let user = try #require(client.send("GET", "/me").body["id"] as? String)
        let install = client.send("POST", "/v26.0/\(user)/applications", body: #"{"business_app":"\#(app)"}"#)
        #expect(install.body["success"] as? Bool == true)
        let request = #"{"business_app":"\#(app)","scope":"ads_management"}"#
        let refused = client.send("POST", "/v26.0/\(user)/access_tokens", body: request)
        #expect(refused.error["message"] as? String == "API calls from the server require an appsecret_proof argument")
    }

    @Test("The business shows what belongs to it")
    func business() throws {
        var client = SimulatorClient(SimulatorSettings(seed: 7, adAccounts: ["act_1", "act_2"]))
        let business = try #require(client.send("GET", "/me/businesses").data.first?["id"] as? String)
        let read = client.send("GET", "/v26.0/\(business)?fields=verification_status,two_factor_type").body
        #expect(read["verification_status"] as? String == "verified")
        let accounts = client.send("GET", "/v26.0/\(business)/owned_ad_accounts").data
        #expect(accounts.map { $0["account_id"] as? String } == ["1", "2"])
        #expect(client.send("GET", "/v26.0/\(business)/owned_apps").data.count == 1)
        #expect(client.send("GET", "/v26.0/\(business)/system_users").data.count == 1)
        #expect(client.send("GET", "/v26.0/\(business)/client_ad_accounts").text == #"{"data":[]}"#)
        #expect(client.send("GET", "/v26.0/\(business)/foo").code == 100)
    }

    private func debug(_ token: String, _ client: inout SimulatorClient) -> [String: Any] {
        let target = "/v26.0/debug_token?input_token=\(token)&access_token=\(client.appToken)"
        let answer = client.send("GET", target.replacing("|", with: "%7C"), headers: [])
        return answer.body["data"] as? [String: Any] ?? [:]
    }
}
