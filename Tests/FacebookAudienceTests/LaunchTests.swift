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
        let network = FacebookNetwork(today: CivilDate(days: 20_000), created: [name])
        let handle = try await network.prepare(Self.target(.existing("a")), known: [], with: Self.client(transport))
        #expect(transport.audiences.map(\.id) == [handle.id])
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

    private static func target(_ choice: AudienceChoice) -> FacebookTarget {
        FacebookTarget(adAccount: account, choice: choice, matching: FacebookMatching(keys: [.email]))
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
