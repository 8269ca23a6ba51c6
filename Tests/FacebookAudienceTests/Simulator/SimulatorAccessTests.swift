import CanvasModel
import CanvasStep
import FacebookSimulator
import NetworkSimulator
import Testing

@Suite("Simulator: tokens, versions and quotas")
struct SimulatorAccessTests {
    @Test("The token is taken from the query, the form or either kind of header")
    func tokenPlaces() {
        var client = SimulatorClient()
        let token = client.token
        let form = "application/x-www-form-urlencoded"
        #expect(client.send("GET", "/me?access_token=\(token)", headers: []).status == 200)
        #expect(client.send("GET", "/me", headers: [HTTPHeader("authorization", "OAuth \(token)")]).status == 200)
        #expect(
            client.send(
                "POST",
                "/act_1/customaudiences",
                body: "access_token=\(token)&name=a&subtype=CUSTOM&customer_file_source=USER_PROVIDED_ONLY",
                type: form,
                headers: []
            ).status == 200
        )
    }

    @Test(
        "A missing or unknown token is told apart",
        arguments: [
            ("/v26.0/me", 2500), ("/v26.0/act_1", 104), ("/v26.0/act_1?access_token=nope", 190),
            ("/v26.0/me?access_token=nope", 190),
        ]
    )
    func badToken(target: String, code: Int) {
        var client = SimulatorClient()
        let answer = client.send("GET", target, headers: [])
        #expect(answer.status == 400)
        #expect(answer.code == code)
        #expect(answer.response.headers["WWW-Authenticate"]?.hasPrefix("OAuth \"Facebook Platform\"") == true)
        #expect(answer.error["fbtrace_id"] as? String == answer.response.headers["x-fb-request-id"])
    }

    /// Digests of "t", "t|1772441800" and "t|1772441699" under the key "s", by Python's hmac.
    private static let proofs = (
        plain: "61f074c3fcd0a129debe8f2b1c6f66d8824d615cf8397cc192eb58a8b0367889",
        recent: "8bb2c1eb17dfc36d73268bdcf6e5fddba9a0c698e6129dfef5f9facb7e0caa92",
        late: "7ce01ca538fe2ee41fd0c10d96cd497e78aab3649a2dd96621d91dd71e4d43a9"
    )
    private static let credentials = ["access_token": Secret("t"), "app_secret": Secret("s"), "app_id": Secret("9")]

    @Test(
        "A proof is checked when it is sent, in both of its forms",
        arguments: [
            ("", true), ("?appsecret_proof=\(proofs.plain)", true),
            ("?appsecret_proof=\(proofs.recent)&appsecret_time=1772441800", true),
            ("?appsecret_proof=\(proofs.late)&appsecret_time=1772441699", false),
            ("?appsecret_proof=\(proofs.recent)&appsecret_time=1772441801", false),
            ("?appsecret_proof=\(proofs.recent)", false), ("?appsecret_proof=00", false),
        ]
    )
    func proof(query: String, isValid: Bool) {
        var client = SimulatorClient(SimulatorSettings(credentials: Self.credentials))
        let answer = client.send("GET", "/me\(query)")
        #expect(answer.status == (isValid ? 200 : 400))
        #expect(
            answer.error["message"] as? String
                == (isValid ? nil : "Invalid appsecret_proof provided in the API argument")
        )
    }

    @Test("An app that requires its secret refuses calls without a proof")
    func requiredProof() {
        let settings = SimulatorSettings(credentials: Self.credentials, options: ["require_proof": "true"])
        var client = SimulatorClient(settings)
        let refused = client.send("GET", "/me")
        #expect(refused.error["type"] as? String == "GraphMethodException")
        #expect(refused.code == 100)
        #expect(client.send("GET", "/me?appsecret_proof=\(Self.proofs.plain)").status == 200)
    }

    @Test("Given credentials are used as they are, and never printed")
    func givenCredentials() {
        var client = SimulatorClient(SimulatorSettings(seed: 1, credentials: Self.credentials))
        #expect(client.simulator.credentials == Self.credentials)
        #expect(client.send("GET", "/me?access_token=t", headers: []).status == 200)
        #expect("\(client.simulator.credentials)".contains("•••"))
    }

    @Test("debug_token tells of a system user that never expires, and answers 200 to a bad token")
    func debugToken() {
        var client = SimulatorClient()
        let target = "/v26.0/debug_token?input_token=\(client.token)&access_token=\(client.appToken)"
        let data = client.send("GET", target.replacing("|", with: "%7C"), headers: []).body["data"] as? [String: Any]
        #expect(data?["type"] as? String == "SYSTEM_USER")
        #expect(data?["is_valid"] as? Bool == true)
        #expect(data?["expires_at"] as? Int == 0)
        #expect((data?["scopes"] as? [String])?.contains("ads_management") == true)
        let bad = client.send("GET", "/v26.0/debug_token?input_token=nope")
        #expect(bad.status == 200)
        #expect((bad.body["data"] as? [String: Any])?["is_valid"] as? Bool == false)
    }

    @Test("An ad account shows what a requirement's check reads")
    func adAccount() {
        var client = SimulatorClient()
        let answer = client.send("GET", "/v26.0/act_5?fields=account_status,user_tasks,tos_accepted,business{id}")
        #expect(answer.body["account_status"] as? Int == 1)
        #expect((answer.body["user_tasks"] as? [String])?.starts(with: ["MANAGE", "ADVERTISE"]) == true)
        #expect((answer.body["tos_accepted"] as? [String: Int]) == ["custom_audience_tos": 1])
        #expect((answer.body["business"] as? [String: String])?.keys.sorted() == ["id"])
        #expect(answer.body["id"] as? String == "act_5")
        let unknown = client.send("GET", "/v26.0/act_5?fields=shoe_size")
        #expect(
            unknown.error["message"] as? String
                == "(#100) Tried accessing nonexisting field (shoe_size) on node type (AdAccount)"
        )
    }

    @Test(
        "A requirement that is not met is answered with its error",
        arguments: [
            ("terms_accepted", "false", 200, 1_870_090), ("user_tasks", "false", 200, nil),
            ("ads_management", "false", 294, nil),
        ] as [(String, String, Int, Int?)]
    )
    func requirements(option: String, value: String, code: Int, subcode: Int?) throws {
        var client = SimulatorClient(SimulatorSettings(seed: 7, options: [option: value]))
        let body = #"{"name":"a","subtype":"CUSTOM","customer_file_source":"USER_PROVIDED_ONLY"}"#
        let answer = client.send("POST", "/v26.0/act_1/customaudiences", body: body)
        #expect((answer.code, answer.subcode) == (code, subcode))
        let declared = try #require(FacebookSimulator.options.first { $0.name == option })
        #expect(declared.accepts(value))
        #expect(!declared.accepts("perhaps"))
    }

    @Test(
        "Versions are served, ended or unknown",
        arguments: [
            ("/v26.0/me", 200, nil, "v26.0"), ("/v25.0/me", 200, nil, "v25.0"), ("/me", 200, nil, "v25.0"),
            ("/v24.0/me", 400, 2635, "v25.0"), ("/v27.0/me", 400, 2500, "v25.0"), ("/v26.0/me/foo", 400, 2500, "v26.0"),
            ("/v26.0/somebody", 400, 803, "v26.0"), ("/v26.0//?ids=1,2", 400, 100, "v26.0"),
            ("/v26.0/1234567890", 400, 100, "v26.0"),
        ] as [(String, Int, Int?, String)]
    )
    func versions(target: String, status: Int, code: Int?, version: String) {
        var client = SimulatorClient()
        let answer = client.send("GET", target)
        #expect(answer.status == status)
        #expect(answer.code == code)
        #expect(answer.response.headers["facebook-api-version"] == version)
    }

    @Test("Calls are counted in a rolling hour; who is over the quota is throttled until it has passed")
    func throttling() throws {
        var client = SimulatorClient(
            SimulatorSettings(seed: 7, options: ["access_tier": "development", "score_limit": "false"])
        )
        let path = "/v26.0/\(SimulatorClient.account)/customaudiences"
        func usage(_ answer: SimulatorClient.Answer) throws -> String {
            try #require(answer.response.headers["X-Business-Use-Case-Usage"])
        }
        for _ in 0..<2500 { _ = client.send("GET", path) }
        client.instant = client.instant + .minutes(30)
        for _ in 0..<2499 { _ = client.send("GET", path) }
        let full = client.send("GET", path)
        #expect(full.status == 200)
        #expect(
            try usage(full) == """
                {"1234567890":[{"type":"custom_audience","call_count":100,"total_cputime":25,"total_time":25,\
                "estimated_time_to_regain_access":0}]}
                """
        )
        let over = client.send("GET", path)
        #expect((over.status, over.code, over.subcode) == (400, 80003, 2_446_079))
        #expect(try usage(over).contains(#""estimated_time_to_regain_access":30}"#))
        #expect(client.send("GET", "/v26.0/act_2/customaudiences").status == 200)

        client.instant = client.instant + .minutes(29)
        #expect(client.send("GET", path).code == 80003)
        client.instant = client.instant + .minutes(1)
        let again = client.send("GET", path)
        #expect(again.status == 200)
        #expect(try usage(again).contains(#""call_count":50"#))
    }

    @Test("The same requests get the same bytes, another seed gets others")
    func deterministic() {
        func run(_ seed: UInt64) -> [[UInt8]] {
            var client = SimulatorClient(SimulatorSettings(seed: seed))
            let id = client.create()
            return [
                client.users("POST", id, 0..<5), client.send("GET", "/v26.0/\(id)?fields=id,time_created"),
                client.send("GET", "/v26.0/nobody"),
            ].map { $0.response.body }
        }
        #expect(run(1) == run(1))
        #expect(zip(run(1), run(2)).allSatisfy { $0 != $1 })
    }
}
