import CanvasModel
import CanvasStep
import FacebookSimulator
import NetworkSimulator
import Testing

@Suite("Simulator: bad days")
struct SimulatorFaultTests {
    private func filled() -> (SimulatorClient, String) {
        var client = SimulatorClient()
        let id = client.create()
        _ = client.users("POST", id, 0..<20)
        return (client, id)
    }

    @Test(
        "A change of people is refused as the network would, and changes nothing",
        arguments: [
            (.rateLimited, 400, "80003/2446079"), (.serverError, 503, "2"), (.tokenRevoked, 400, "190/467"),
            (.termsWithdrawn, 400, "200/1870090"), (.audienceDeleted, 400, "100/33"),
        ] as [(SimulatorFault, Int, String)]
    )
    func changes(fault: SimulatorFault, status: Int, name: String) {
        var (client, id) = filled()
        for method in ["POST", "DELETE"] {
            let answer = client.users(method, id, 10..<30, under: fault)
            #expect((answer.status, answer.name) == (status, name))
        }
        #expect(client.members(id) == 20)
        #expect(client.users("POST", id, 20..<21).status == 200)
    }

    @Test(
        "What a bad day does not concern is answered as ever",
        arguments: [
            (.rateLimited, "GET", "/v26.0/me"), (.rateLimited, "GET", "/v26.0/act_1"),
            (.termsWithdrawn, "GET", "/v26.0/me"), (.audienceDeleted, "GET", "/v26.0/act_1/customaudiences"),
            (.partialFailure, "GET", "/v26.0/act_1"), (.slow, "GET", "/v26.0/me"), (.timeOut, "GET", "/v26.0/me"),
        ] as [(SimulatorFault, String, String)]
    )
    func unconcerned(fault: SimulatorFault, method: String, target: String) {
        var (client, _) = filled()
        var other = client
        #expect(client.send(method, target, under: fault).text == other.send(method, target).text)
    }

    @Test("Who is throttled is told to wait five minutes")
    func throttled() throws {
        var (client, id) = filled()
        let answer = client.users("POST", id, 0..<1, under: .rateLimited)
        let usage = try #require(answer.response.headers["X-Business-Use-Case-Usage"])
        #expect(usage.contains(#""call_count":100"#))
        #expect(usage.contains(#""estimated_time_to_regain_access":5}"#))
    }

    @Test("A revoked token is told by debug_token, and answers nothing itself")
    func revoked() {
        var (client, _) = filled()
        let token = "/v26.0/debug_token?input_token=\(client.token)&access_token="
        let asApp = client.send(
            "GET",
            (token + client.appToken).replacing("|", with: "%7C"),
            headers: [],
            under: .tokenRevoked
        )
        let data = asApp.body["data"] as? [String: Any]
        #expect(data?["is_valid"] as? Bool == false)
        #expect((data?["error"] as? [String: Any])?["subcode"] as? Int == 467)
        #expect(client.send("GET", token + client.token, headers: [], under: .tokenRevoked).name == "190/467")
    }

    @Test("Withdrawn terms show at the ad account, with a link to accept them")
    func terms() {
        var (client, id) = filled()
        let account = client.send("GET", "/v26.0/act_1?fields=tos_accepted", under: .termsWithdrawn)
        #expect((account.body["tos_accepted"] as? [String: Int])?.isEmpty == true)
        let error = client.users("POST", id, 0..<1, under: .termsWithdrawn).error
        #expect((error["error_user_msg"] as? String)?.contains("customaudiences/tos/?act=1234567890") == true)
    }

    @Test("A tenth of the rows fail, always the same people, each with a sample")
    func partial() throws {
        var client = SimulatorClient()
        let id = client.create()
        let answer = client.users("POST", id, 0..<1000, under: .partialFailure)
        let invalid = try #require(answer.body["num_invalid_entries"] as? Int)
        #expect((60..<140).contains(invalid))
        #expect(answer.body["num_received"] as? Int == 1000)
        #expect(client.members(id) == 1000 - invalid)
        let samples = try #require(answer.body["invalid_entry_samples"] as? [String: String])
        #expect(samples.count == min(invalid, 100))
        for (row, cell) in samples { #expect(Int(row).map(SimulatorClient.digest) == cell) }

        let again = client.users("POST", id, 0..<1000, under: .partialFailure)
        #expect(again.body["invalid_entry_samples"] as? [String: String] == samples)
        #expect(client.users("POST", id, 0..<1000).body["num_invalid_entries"] as? Int == 0)
        #expect(client.members(id) == 1000)
    }

    @Test("Who fails in a batch fails alone, and nobody else does")
    func partialOfOne() throws {
        var client = SimulatorClient()
        let id = client.create()
        let samples = client.users("POST", id, 0..<200, under: .partialFailure).body["invalid_entry_samples"]
        let bad = Set(try #require(samples as? [String: String]).keys.compactMap { Int($0) })
        for row in 0..<200 {
            let answer = client.users("POST", id, row..<(row + 1), under: .partialFailure)
            #expect(answer.body["num_invalid_entries"] as? Int == (bad.contains(row) ? 1 : 0))
        }
    }

    @Test("Each part of a batch has the bad day too")
    func batch() {
        var client = SimulatorClient()
        let answer = client.send(
            "POST",
            "/v26.0/",
            body: #"{"batch":[{"relative_url":"me"},{"relative_url":"act_1"}]}"#,
            under: .tokenRevoked
        )
        #expect(answer.status == 200)
        #expect(answer.text.ranges(of: #"\"error_subcode\":467"#).count == 2)
    }
}
