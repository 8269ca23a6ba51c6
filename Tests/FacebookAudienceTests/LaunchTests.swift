import AudienceSync
import CanvasModel
import CanvasStep
import FacebookSimulator
import NetworkSimulator
import Testing

@testable import FacebookAudience

@Suite struct LaunchTests {
    private static let account = "act_1234567890"
    private static let start = Instant(seconds: 1_772_442_000)

    @Test("A token, an account and terms that will do are accepted, and the token is in no URL")
    func accepted() async throws {
        let transport = RecordingTransport(FacebookSimulator(SimulatorSettings(adAccounts: [Self.account])))
        try await FacebookNetwork().check(adAccount: Self.account, with: Self.client(transport))
        let token = try #require(transport.credentials["access_token"]?.revealed)
        #expect(transport.requests.count == 2)
        #expect(transport.requests.allSatisfy { !$0.target.contains(token) })
    }

    @Test(
        "A requirement that is not met refuses the launch with its row",
        arguments: [
            ("terms_accepted", "false", "R3"), ("user_tasks", "false", "R4"), ("ads_management", "false", "R4"),
            ("account_status", "2", "R12"),
        ]
    )
    func unmet(option: String, value: String, row: String) async throws {
        let settings = SimulatorSettings(adAccounts: [Self.account], options: [option: value])
        try await Self.expectRefusal(row, RecordingTransport(FacebookSimulator(settings)))
    }

    @Test("Where the terms are accepted is said with the ad account's number")
    func termsAddress() async throws {
        let settings = SimulatorSettings(adAccounts: [Self.account], options: ["terms_accepted": "false"])
        let transport = RecordingTransport(FacebookSimulator(settings))
        let refusal = await #expect(throws: LaunchRefusal.self) {
            try await FacebookNetwork().check(adAccount: Self.account, with: Self.client(transport))
        }
        #expect(refusal?.resolve?.hasSuffix("/tos/?act=1234567890") == true)
    }

    @Test("A wrong token, a wrong secret, another app and an account out of reach are told apart")
    func wrongCredentials() async throws {
        let simulator = FacebookSimulator(SimulatorSettings(adAccounts: [Self.account]))
        var credentials = simulator.credentials
        credentials["access_token"] = Secret("EAAwrong")
        try await Self.expectRefusal("R1", RecordingTransport(simulator), credentials)
        credentials["access_token"] = nil
        try await Self.expectRefusal("R1", RecordingTransport(simulator), credentials)
        credentials = simulator.credentials
        credentials["app_secret"] = Secret("wrong")
        try await Self.expectRefusal("R2", RecordingTransport(simulator), credentials)
        credentials = simulator.credentials
        credentials["app_id"] = Secret("1")
        try await Self.expectRefusal("R2", RecordingTransport(simulator), credentials)
        try await Self.expectRefusal("R4", RecordingTransport(simulator), account: "act_5")
    }

    @Test("An audience is created once, however often it is prepared")
    func createdOnce() async throws {
        let transport = RecordingTransport(FacebookSimulator(SimulatorSettings(adAccounts: [Self.account])))
        let client = Self.client(transport)
        let first = try await FacebookNetwork().prepare(Self.target(.create("a")), known: [], with: client)
        let again = try await FacebookNetwork().prepare(Self.target(.create("a")), known: [], with: client)
        let named = try await FacebookNetwork().prepare(Self.target(.existing("a")), known: [], with: client)
        let numbered = try await FacebookNetwork().prepare(Self.target(.existing(first.id)), known: [], with: client)
        #expect(first == again && first == named && first == numbered)
        #expect(transport.audiences.map(\.name) == ["a"])
    }

    @Test("A creation whose answer is lost makes no second audience")
    func lostAnswer() async throws {
        let simulator = FacebookSimulator(SimulatorSettings(adAccounts: [Self.account]))
        let transport = RecordingTransport(simulator) { request, number, answer throws(TransportError) in
            if request.method == "POST", number == 1 { throw .reset }
            return answer
        }
        let handle = try await FacebookNetwork().prepare(
            Self.target(.create("a")),
            known: [],
            with: Self.client(transport)
        )
        #expect(transport.audiences.map(\.id) == [handle.id])
    }

    @Test("An audience is found on whatever page of the list")
    func paging() async throws {
        let names = (0..<173).map { (adAccount: Self.account, name: "audience \($0)") }
        let settings = SimulatorSettings(adAccounts: [Self.account], existingAudiences: names)
        for name in ["audience 0", "audience 86", "audience 172"] {
            let transport = RecordingTransport(FacebookSimulator(settings))
            let handle = try await FacebookNetwork().prepare(
                Self.target(.existing(name)),
                known: [],
                with: Self.client(transport)
            )
            #expect(handle.name == name && transport.requests.count == 4)
        }
    }

    @Test("An unknown audience is refused with the name that was probably meant")
    func unknown() async throws {
        let settings = SimulatorSettings(
            adAccounts: [Self.account],
            existingAudiences: [(adAccount: Self.account, name: "abandoned_cart")]
        )
        let transport = RecordingTransport(FacebookSimulator(settings))
        let refusal = await #expect(throws: LaunchRefusal.self) {
            _ = try await FacebookNetwork().prepare(
                Self.target(.existing("abandoned_carts")),
                known: [],
                with: Self.client(transport)
            )
        }
        #expect(refusal?.sentence.contains("R5") == true)
        #expect(refusal?.resolve?.contains("`abandoned_cart`") == true)
    }

    @Test("The 501st customer list is not asked for")
    func limit() async throws {
        let names = (0..<500).map { (adAccount: Self.account, name: "audience \($0)") }
        let settings = SimulatorSettings(adAccounts: [Self.account], existingAudiences: names)
        let transport = RecordingTransport(FacebookSimulator(settings))
        let refusal = await #expect(throws: LaunchRefusal.self) {
            _ = try await FacebookNetwork().prepare(
                Self.target(.create("one more")),
                known: [],
                with: Self.client(transport)
            )
        }
        #expect(refusal?.sentence.contains("R14") == true)
        #expect(transport.requests.allSatisfy { $0.method == "GET" })
    }

    @Test("A step may name an audience that a later one of the canvas creates")
    func existingBeforeCreate() async throws {
        let transport = RecordingTransport(FacebookSimulator(SimulatorSettings(adAccounts: [Self.account])))
        let name = AudienceName(adAccount: Self.account, name: "a")
        let network = FacebookNetwork(today: CivilDate(days: 20_000), created: [name: AudienceDetails()])
        let handle = try await network.prepare(Self.target(.existing("a")), known: [], with: Self.client(transport))
        #expect(transport.audiences.map(\.id) == [handle.id])
    }

    @Test("An audience of the same name that another has made is left alone")
    func foreign() async throws {
        let settings = SimulatorSettings(
            adAccounts: [Self.account],
            existingAudiences: [(adAccount: Self.account, name: "a")]
        )
        let transport = RecordingTransport(FacebookSimulator(settings))
        let refusal = await #expect(throws: LaunchRefusal.self) {
            _ = try await FacebookNetwork().prepare(Self.target(.create("a")), known: [], with: Self.client(transport))
        }
        #expect(refusal?.sentence.contains("(R14)") == true)
        #expect(refusal?.resolve?.contains("{ existing: a }") == true)
        let handle = try await FacebookNetwork().prepare(
            Self.target(.existing("a")),
            known: [],
            with: Self.client(transport)
        )
        #expect(transport.audiences.map(\.id) == [handle.id])
    }

    @Test("A canvas of another name does not take over what one has made")
    func otherCanvas() async throws {
        let transport = RecordingTransport(FacebookSimulator(SimulatorSettings(adAccounts: [Self.account])))
        let today = CivilDate(days: 20_000)
        for name in ["One", "One"] {
            let network = FacebookNetwork(today: today, canvas: name)
            _ = try await network.prepare(Self.target(.create("a")), known: [], with: Self.client(transport))
        }
        await #expect(throws: LaunchRefusal.self) {
            let network = FacebookNetwork(today: today, canvas: "Two")
            _ = try await network.prepare(Self.target(.create("a")), known: [], with: Self.client(transport))
        }
        #expect(transport.audiences.count == 1)
    }

    @Test("What a list is created with is what the step says, and its description names the canvas")
    func details() async throws {
        let transport = RecordingTransport(FacebookSimulator(SimulatorSettings(adAccounts: [Self.account])))
        var details = AudienceDetails()
        details.description = "Left a \"cart\" behind"
        details.source = .both
        details.retentionDays = 90
        let network = FacebookNetwork(today: CivilDate(days: 20_000), canvas: "Carts")
        _ = try await network.prepare(Self.target(.create("a", details)), known: [], with: Self.client(transport))
        let request = try #require(transport.requests.last)
        let body = try #require(AnswerJSON(request.body))
        #expect(body["description"]?.text == "Left a \"cart\" behind [canvas: Carts]")
        #expect(body["customer_file_source"]?.text == "BOTH_USER_AND_PARTNER_PROVIDED")
        #expect(body["retention_days"]?.text == "90" && body["subtype"]?.text == "CUSTOM")
    }

    @Test("Requests name the version that the step names, and an ended one refuses the launch")
    func versions() async throws {
        let transport = RecordingTransport(FacebookSimulator(SimulatorSettings(adAccounts: [Self.account])))
        _ = try await FacebookNetwork().prepare(
            Self.target(.create("a"), version: .v25),
            known: [],
            with: Self.client(transport)
        )
        #expect(transport.requests.allSatisfy { $0.target.hasPrefix("/v25.0/") })
        let refusal = await #expect(throws: LaunchRefusal.self) {
            _ = try await FacebookNetwork().prepare(
                Self.target(.create("a"), version: .v23),
                known: [],
                with: Self.client(transport)
            )
        }
        #expect(refusal?.sentence.contains("(R13)") == true)
    }

    @Test(
        "A token that is not a system user's, or that leaves the ad account out, is refused",
        arguments: [
            (#"{"data":{"is_valid":true,"type":"USER","scopes":["ads_management"]}}"#, "R1"),
            (#"{"data":{"is_valid":true,"type":"PAGE","scopes":["ads_management"]}}"#, "R1"),
            (#"{"data":{"is_valid":false,"error":{"code":190,"subcode":460},"scopes":[]}}"#, "R1"),
            (
                #"""
                {"data":{"is_valid":true,"type":"SYSTEM_USER","scopes":["ads_management"],
                "granular_scopes":[{"scope":"ads_management","target_ids":["5"]}]}}
                """#, "R4"
            ),
        ]
    )
    func unfitToken(body: String, row: String) async throws {
        let simulator = FacebookSimulator(SimulatorSettings(adAccounts: [Self.account]))
        let transport = RecordingTransport(simulator) { request, _, answer throws(TransportError) in
            request.target.contains("debug_token") ? HTTPResponse(status: 200, body: Array(body.utf8)) : answer
        }
        try await Self.expectRefusal(row, transport)
    }

    @Test(
        "An audience that can't be synced to is refused with its row",
        arguments: [
            (#""subtype":"LOOKALIKE""#, "R5"), (#""subtype":"CUSTOM","is_value_based":true"#, "R5"),
            (#""subtype":"CUSTOM","account_id":"5""#, "R5"),
            (#""subtype":"CUSTOM","operation_status":{"code":471}"#, "R11"),
            (#""subtype":"CUSTOM","operation_status":{"code":414}"#, "R9"),
            (#""subtype":"CUSTOM","operation_status":{"code":470}"#, "R12"),
            (#""subtype":"CUSTOM","permission_for_actions":{"can_edit":false}"#, "R4"),
        ]
    )
    func unfitAudience(members: String, row: String) async throws {
        let simulator = FacebookSimulator(SimulatorSettings(adAccounts: [Self.account]))
        let transport = RecordingTransport(simulator) { request, _, _ throws(TransportError) in
            HTTPResponse(status: 200, body: Array(#"{"id":"12","name":"a",\#(members)}"#.utf8))
        }
        let refusal = await #expect(throws: LaunchRefusal.self) {
            _ = try await FacebookNetwork().prepare(
                Self.target(.existing("12")),
                known: [],
                with: Self.client(transport)
            )
        }
        #expect(refusal?.sentence.contains("(\(row))") == true, "\(refusal?.sentence ?? "")")
    }

    @Test("The app secret is in no request, and without it there is no proof")
    func secret() async throws {
        let simulator = FacebookSimulator(SimulatorSettings(adAccounts: [Self.account]))
        let secret = try #require(simulator.credentials["app_secret"]?.revealed)
        let transport = RecordingTransport(simulator)
        var credentials = simulator.credentials
        for isProven in [true, false] {
            if !isProven { credentials["app_secret"] = nil }
            let client = Self.client(transport, credentials)
            let before = transport.requests.count
            try await FacebookNetwork().check(adAccount: Self.account, with: client)
            _ = try await FacebookNetwork().prepare(Self.target(.create("a")), known: [], with: client)
            for request in transport.requests[before...] {
                let text = request.target + String(decoding: request.body, as: UTF8.self)
                #expect(text.contains("appsecret_proof") == isProven)
                #expect(!text.contains(secret) && !request.headers.contains { $0.value.contains(secret) })
            }
        }
    }

    @Test("A planned launch creates nothing")
    func planned() async throws {
        let transport = RecordingTransport(FacebookSimulator(SimulatorSettings(adAccounts: [Self.account])))
        let client = Self.client(transport, mode: .plan)
        let handle = try await FacebookNetwork().prepare(Self.target(.create("a")), known: [], with: client)
        #expect(handle.name == "a" && transport.audiences.isEmpty)
    }

    private static func expectRefusal(
        _ row: String,
        _ transport: RecordingTransport,
        _ credentials: [String: Secret]? = nil,
        account: String = account
    ) async throws {
        let refusal = await #expect(throws: LaunchRefusal.self) {
            try await FacebookNetwork().check(adAccount: account, with: client(transport, credentials))
        }
        #expect(refusal?.sentence.contains("(\(row))") == true, "\(refusal?.sentence ?? "")")
        #expect(refusal?.resolve?.isEmpty == false)
    }

    private static func target(_ choice: AudienceChoice, version: FacebookVersion = .newest) -> FacebookTarget {
        FacebookTarget(
            adAccount: account,
            choice: choice,
            version: version,
            matching: FacebookMatching(keys: [.email])
        )
    }

    private static func client(
        _ transport: RecordingTransport,
        _ credentials: [String: Secret]? = nil,
        mode: LaunchClient.Mode = .apply
    ) -> LaunchClient {
        LaunchClient(
            network: FacebookNetwork(),
            connection: transport.connection(credentials),
            start: start,
            mode: mode
        )
    }
}
