import CanvasModel
import CanvasStep
import FacebookSimulator
import NetworkSimulator
import Testing

@Suite("Simulator: errors")
struct SimulatorErrorTests {
    /// Every error of facts/facebook.md, section 5, with the status that it comes with.
    static let documented: [(name: String, status: Int)] = [
        ("1", 500), ("1/99", 500), ("2", 503), ("3", 400), ("4", 403), ("341", 400), ("10", 403), ("17", 400),
        ("17/2446079", 400), ("32", 400), ("100", 400), ("100/33", 400), ("100/1713230", 400), ("100/1713228", 400),
        ("100/1713231", 400), ("101", 400), ("102", 400), ("104", 400), ("105", 400), ("190", 400), ("190/458", 400),
        ("190/459", 400), ("190/460", 400), ("190/463", 400), ("190/464", 400), ("190/467", 400), ("190/492", 400),
        ("194", 400), ("200", 403), ("200/1870034", 400), ("200/1870090", 400), ("200/1870092", 400),
        ("200/1870047", 400), ("200/1870050", 400), ("270", 400), ("275", 400), ("294", 400), ("368", 400),
        ("613", 400), ("613/1487742", 400), ("803", 400), ("960", 400), ("2500", 400), ("2635", 400), ("2650", 400),
        ("2650/1870144", 400), ("2650/1870145", 400), ("2650/1870147", 400), ("2650/1870148", 400),
        ("2650/1870158", 400), ("2650/1870159", 400), ("2654", 400), ("2654/1713092", 400), ("2656", 400),
        ("1487301", 400), ("1487366", 400), ("1404078", 400), ("1404163", 400), ("2859015", 400),
        ("80000/2446079", 400), ("80001/2446079", 400), ("80002/2446079", 400), ("80003/2446079", 400),
        ("80004/2446079", 400), ("80005/2446079", 400), ("80006/2446079", 400), ("80008/2446079", 400),
        ("80009/2446079", 400), ("80014/2446079", 400), ("5000", 400),
    ]

    @Test("Each can be wished for with a header, in the documented envelope", arguments: documented)
    func wished(name: String, status: Int) {
        var client = SimulatorClient()
        let headers = [HTTPHeader("X-Simulated-Error", name)]
        let answer = client.send("POST", "/v26.0/1/users", headers: headers)
        #expect((answer.status, answer.name) == (status, name))
        #expect((answer.error["message"] as? String)?.isEmpty == false)
        let types = ["OAuthException", "GraphMethodException", "FacebookApiException"]
        #expect((answer.error["type"] as? String).map(types.contains) == true)
        #expect(answer.error["fbtrace_id"] as? String == answer.response.headers["x-fb-request-id"])
    }

    @Test("Each can be set for all changes of people, for the rest, or for everything", arguments: documented)
    func option(name: String, status: Int) throws {
        let declared = try #require(FacebookSimulator.options.first { $0.name == "fails_with" })
        #expect(declared.accepts(name))
        for (place, failsOnUsers, failsOnRead) in [
            ("people", true, false), ("others", false, true),
            ("everywhere", true, true),
        ] {
            let options = ["fails_with": name, "fails_at": place]
            let existing = [(adAccount: "act_1", name: "a")]
            var client = SimulatorClient(SimulatorSettings(seed: 7, existingAudiences: existing, options: options))
            let id = client.simulator.audiences[0].id
            #expect((client.users("POST", id, 0..<1).name == name) == failsOnUsers)
            #expect((client.send("GET", "/v26.0/\(id)").name == name) == failsOnRead)
        }
    }

    @Test("A wish that is none is refused in words", arguments: ["1/2", "x", "99999"])
    func unknownWish(wish: String) {
        var client = SimulatorClient()
        let answer = client.send("GET", "/me", headers: [HTTPHeader("X-Simulated-Error", wish)])
        #expect(answer.code == 100)
        #expect((answer.error["message"] as? String)?.contains("X-Simulated-Error") == true)
    }

    @Test(
        "What an option says is wrong is answered with its error",
        arguments: [
            (["access_tier": "development", "app_admin": "false"], "270"), (["can_edit": "false"], "200"),
            (["operation_status": "471"], "100/1713230"), (["terms_accepted": "false"], "200/1870090"),
            (["user_tasks": "false"], "200"), (["ads_management": "false"], "294"),
        ]
    )
    func requirements(options: [String: String], name: String) {
        let existing = [(adAccount: "act_1", name: "a")]
        var client = SimulatorClient(SimulatorSettings(seed: 7, existingAudiences: existing, options: options))
        let id = client.simulator.audiences[0].id
        #expect(client.users("POST", id, 0..<1).name == name)
        #expect(client.members(id) == 0)
        #expect(client.send("GET", "/v26.0/\(id)").status == 200)
    }

    @Test("A flagged audience says what can't be changed")
    func flagged() {
        let existing = [(adAccount: "act_1", name: "a")]
        let settings = SimulatorSettings(seed: 7, existingAudiences: existing, options: ["operation_status": "471"])
        var client = SimulatorClient(settings)
        let id = client.simulator.audiences[0].id
        #expect(client.send("POST", "/v26.0/\(id)", body: #"{"name":"b"}"#).name == "100/1713228")
        #expect(client.send("POST", "/v26.0/\(id)", body: #"{"rule":"x"}"#).name == "100/1713231")
        let permissions = client.read(id, "permission_for_actions")["permission_for_actions"] as? [String: Bool]
        #expect(permissions?["can_edit"] == false)
    }

    @Test("An ad account that is not usable says why")
    func account() {
        let options = ["account_status": "2", "disable_reason": "3", "owned_by_business": "false"]
        var client = SimulatorClient(SimulatorSettings(seed: 7, options: options))
        let body = client.send("GET", "/v26.0/act_1?fields=account_status,disable_reason,business").body
        #expect((body["account_status"] as? Int, body["disable_reason"] as? Int) == (2, 3))
        #expect(body["business"] == nil)
        #expect(client.send("GET", "/v26.0/me/businesses").data.isEmpty)
    }

    @Test("An audience takes only the kind of schema that first filled it, when pinned")
    func pinned() {
        var client = SimulatorClient(SimulatorSettings(seed: 7, options: ["pin_data_source": "true"]))
        let id = client.create()
        _ = client.users("POST", id, 0..<1)
        let single = #"{"payload":{"schema":"EMAIL_SHA256","data":["\#(SimulatorClient.digest(3))"]}}"#
        let answer = client.send("POST", "/v26.0/\(id)/users", body: single)
        #expect(answer.name == "2650")
        #expect(
            answer.error["message"] as? String == """
                (#2650) Failed to update the custom audience: This audience was created from data source \
                FILE_IMPORTED.MULTI_HASHES, which does not support data source FILE_IMPORTED.HASHES_OR_USER_IDS.
                """
        )
    }

    @Test("People don't go into an audience that is no customer list")
    func subtype() {
        var client = SimulatorClient()
        let id =
            client.send("POST", "/v26.0/act_1/customaudiences", body: #"{"name":"a","subtype":"WEBSITE"}"#)
            .body["id"] as? String ?? ""
        #expect(client.users("POST", id, 0..<1).name == "2650")
    }

    @Test("Versions that an option opens are served, all before are ended")
    func versions() {
        var client = SimulatorClient(SimulatorSettings(seed: 7, options: ["oldest_version": "v24.0"]))
        #expect(client.send("GET", "/v24.0/me").status == 200)
        #expect(client.send("GET", "/me").response.headers["facebook-api-version"] == "v24.0")
        #expect(client.send("GET", "/v23.0/me").code == 2635)
        #expect(client.send("GET", "/v25.1/me").code == 2500)
        #expect(client.send("GET", "/v1.0/me").code == 2635)
    }

    @Test("Several objects at once are read only where that is still allowed")
    func ids() {
        var client = SimulatorClient(SimulatorSettings(seed: 7, options: ["allow_ids": "true"]))
        let (first, second) = (client.create("a"), client.create("b"))
        let answer = client.send("GET", "/v26.0//?ids=\(first),\(second)&fields=name")
        #expect((answer.body[second] as? [String: String])?["name"] == "b")
        #expect(client.send("GET", "/v26.0//?ids=\(first),7").name == "100/33")
    }

    @Test("A URL beyond the limit gets a page instead of an answer")
    func longURL() {
        var client = SimulatorClient(SimulatorSettings(seed: 7, options: ["url_limit": "65000"]))
        let answer = client.send("GET", "/v26.0/me?x=\(String(repeating: "x", count: 65_000))")
        #expect(answer.status == 414)
        #expect(answer.response.headers["Content-Type"] == "text/html; charset=utf-8")
        #expect(client.send("GET", "/v26.0/me").status == 200)
    }

    @Test("A list that asks for too much is told so with code 1")
    func tooMuch() {
        var client = SimulatorClient()
        let answer = client.send("GET", "/v26.0/act_1/customaudiences?limit=5001")
        #expect((answer.status, answer.code) == (500, 1))
    }
}
