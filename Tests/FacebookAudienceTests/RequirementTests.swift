import CanvasModel
import CanvasStep
import FacebookSimulator
import NetworkSimulator
import Testing

@testable import FacebookAudience

@Suite struct RequirementTests {
    private static let account = "act_1234567890"
    private static let now = Instant(seconds: 1_772_442_000)

    /// Runs every check against a stand-in.
    private func findings(
        options: [String: String] = [:],
        audiences: Int = 0,
        adAccounts: [String] = [account],
        adAccount: String? = account,
        change: (inout [String: Secret]) -> Void = { _ in }
    ) async -> (found: [String: RequirementFinding], transport: RecordingTransport) {
        let settings = SimulatorSettings(
            adAccounts: adAccounts,
            existingAudiences: (0..<audiences).map { (adAccount: Self.account, name: "audience \($0)") },
            options: options
        )
        let transport = RecordingTransport(FacebookSimulator(settings))
        var credentials = transport.credentials
        change(&credentials)
        let inquiry = RequirementInquiry(
            connection: transport.connection(credentials),
            adAccount: adAccount,
            now: Self.now
        )
        var found: [String: RequirementFinding] = [:]
        for requirement in FacebookAudience().documentation.requirements {
            found[requirement.name] = await requirement.check?.run(inquiry)
        }
        return (found, transport)
    }

    @Test("All that can be checked passes against a stand-in that is told nothing, and nothing is written")
    func passing() async {
        let (found, transport) = await findings()
        #expect(found.count == FacebookAudience().documentation.requirements.count - 1)
        for (name, finding) in found { #expect(finding.status == .passed, "\(name): \(finding.found)") }
        #expect(transport.audiences.isEmpty)
        for request in transport.requests where request.method != "GET" {
            #expect(request.target.contains("/debug_token"))
        }
    }

    @Test("What is asked twice is sent once")
    func sentOnce() async {
        let (_, transport) = await findings()
        #expect(Set(transport.requests.map { $0.method + $0.target }).count == transport.requests.count)
    }

    @Test(
        "A requirement that is not met fails with its row, and no other does",
        arguments: [
            ("owned_by_business", "false", "Business portfolio", "R4"), ("account_status", "2", "Ad account", "R12"),
            ("user_tasks", "false", "Ad account", "R4"), ("terms_accepted", "false", "Custom Audience terms", "R3"),
            ("access_tier", "development", "App Review", "R4"), ("token_state", "463", "System-user token", "R1"),
            ("token_state", "460", "System-user token", "R1"), ("token_type", "USER", "System-user token", "R1"),
            ("token_expires_at", "1700000001", "System-user token", "R1"),
            ("ads_management", "false", "Permission", "R4"), ("granular_target", "5", "Permission", "R4"),
            ("oldest_version", "v26.0", "none", ""),
        ]
    )
    func failing(option: String, value: String, requirement: String, row: String) async {
        let (found, _) = await findings(options: [option: value])
        let failed = found.filter { $0.value.status == .failed }
        guard requirement != "none" else {
            #expect(failed.isEmpty)
            return
        }
        #expect(failed.keys.sorted() == [requirement], "\(failed)")
        #expect(failed[requirement]?.code == row && failed[requirement]?.resolve?.isEmpty == false)
    }

    @Test("An app that does not administer the account fails App Review while its access is limited")
    func limitedAccess() async {
        let (found, _) = await findings(options: ["access_tier": "development", "app_admin": "false"])
        let failed = found.filter { $0.value.status == .failed }
        #expect(failed.keys.sorted() == ["App Review"], "\(failed)")
    }

    @Test("Credentials that are missing, wrong or of another app are told apart")
    func credentials() async {
        let cases: [(requirement: String, row: String, options: [String: String], name: String, value: String?)] = [
            ("System-user token", "R1", [:], "access_token", nil),
            ("System-user token", "R1", [:], "access_token", "EAAmarked"),
            ("App secret", "R2", [:], "app_secret", "marked"),
            ("App secret", "R2", ["require_proof": "true"], "app_secret", nil),
            ("App", "R2", [:], "app_id", "1"),
        ]
        for (requirement, row, options, name, value) in cases {
            let (found, _) = await findings(options: options) { $0[name] = value.map { Secret($0) } }
            let failed = found.filter { $0.value.status == .failed }
            #expect(failed.keys.sorted() == [requirement], "\(name): \(failed)")
            #expect(failed[requirement]?.code == row)
            for finding in found.values { #expect(!finding.found.contains("marked")) }
        }
    }

    @Test("What works and should be looked at all the same is a warning")
    func warnings() async {
        let soon = Self.now + .days(3)
        let expiring = await findings(options: ["token_expires_at": "\(soon.seconds)"]).found
        #expect(expiring["System-user token"]?.status == .warning)
        #expect(expiring["System-user token"]?.found.contains("\(soon)") == true)
        let secretless = await findings { $0["app_secret"] = nil }.found
        #expect(secretless["App secret"]?.status == .warning)
        let full = await findings(audiences: 500).found
        #expect(full["Room for audiences"]?.status == .warning && full["Room for audiences"]?.code == "R14")
        for found in [expiring, secretless, full] {
            #expect(found.values.allSatisfy { $0.status != .failed })
        }
    }

    @Test("The only ad account that the token reaches need not be named; of several one must be")
    func adAccounts() async {
        let one = await findings(adAccount: nil).found
        #expect(one["Ad account"]?.status == .passed)
        let several = await findings(adAccounts: [Self.account, "act_5"], adAccount: nil).found
        #expect(several["Ad account"]?.status == .unknown)
        #expect(several["Ad account"]?.resolve?.contains("--ad-account") == true)
        for wrong in ["act_77", "1234567890", "act_"] {
            let finding = await findings(adAccount: wrong).found["Ad account"]
            #expect(finding?.status == .failed && finding?.code == "R4", "\(wrong)")
        }
    }

    @Test(
        "A version warns from a quarter before its end, and fails from its end on",
        arguments: [
            ("2026-05-01", RequirementFinding.Status.passed), ("2026-07-08", .warning), ("2026-10-05", .warning),
            ("2026-10-06", .failed), ("2027-01-01", .failed),
        ]
    )
    func sunset(day: String, status: RequirementFinding.Status) async throws {
        let transport = RecordingTransport(
            FacebookSimulator(SimulatorSettings(adAccounts: [Self.account], options: ["oldest_version": "v20.0"]))
        )
        let inquiry = RequirementInquiry(
            connection: transport.connection(),
            adAccount: nil,
            now: try #require(Instant(rfc3339: "\(day)T12:00:00Z"))
        )
        let finding = await FacebookChecks.version(FacebookInquiry(inquiry, version: .v24))
        #expect(finding.status == status && (status == .passed) == (finding.code == nil))
        #expect(finding.found.contains("2026-10-06"))
    }

    @Test("A version that Facebook no longer serves fails, whatever the calendar says")
    func endedVersion() async {
        let transport = RecordingTransport(FacebookSimulator(SimulatorSettings(adAccounts: [Self.account])))
        let inquiry = RequirementInquiry(connection: transport.connection(), adAccount: nil, now: Self.now)
        let finding = await FacebookChecks.version(FacebookInquiry(inquiry, version: .v23))
        #expect(finding.status == .failed && finding.code == "R13")
    }

    @Test("Where nothing answers, one requirement fails and the others are unknown")
    func unreachable() async {
        let transport = RecordingTransport(FacebookSimulator(SimulatorSettings())) { _, _, _ throws(TransportError) in
            throw .refused(host: "127.0.0.1:1")
        }
        let inquiry = RequirementInquiry(connection: transport.connection(), adAccount: Self.account, now: Self.now)
        var statuses: [RequirementFinding.Status] = []
        for requirement in FacebookAudience().documentation.requirements {
            if let finding = await requirement.check?.run(inquiry) { statuses.append(finding.status) }
        }
        #expect(statuses.count { $0 == .failed } == 1)
        #expect(statuses.allSatisfy { $0 == .failed || $0 == .unknown })
    }

    @Test(
        "Whatever comes back is a finding",
        arguments: ["", "<html>", "[]", "{\"data\":{}}", "{\"error\":7}", "{\"id\":\"1\"}"]
    )
    func garbage(body: String) async {
        let transport = RecordingTransport(FacebookSimulator(SimulatorSettings())) { _, _, _ throws(TransportError) in
            HTTPResponse(status: 200, body: Array(body.utf8))
        }
        let inquiry = RequirementInquiry(connection: transport.connection(), adAccount: Self.account, now: Self.now)
        for requirement in FacebookAudience().documentation.requirements {
            if let finding = await requirement.check?.run(inquiry) { #expect(!finding.found.isEmpty) }
        }
    }
}
