import CanvasScenario
import CanvasTesting
import Foundation
import GoogleAudience
import GoogleSimulator
import Testing

@Suite("Google conforms") struct GoogleConformanceTests {
    @Test(
        arguments: NetworkConformance.cases(
            of: GoogleAudience(),
            simulator: GoogleSimulator.init,
            settings: ["match_on": "[email, phone, address]"]
        )
    )
    func conforms(_ conformance: NetworkConformanceCase) async throws { try await conformance.check() }
}

@Suite("Google conforms with ids of devices") struct GoogleMobileConformanceTests {
    @Test(
        arguments: NetworkConformance.cases(
            of: GoogleAudience(),
            simulator: GoogleSimulator.init,
            settings: ["match_on": "[google_ad_id]", "app_id": "com.example.shop"]
        )
    )
    func conforms(_ conformance: NetworkConformanceCase) async throws { try await conformance.check() }
}

@Suite("Google is sent what was recorded") struct GoogleAudienceRecordedTests {
    @Test(
        arguments: [
            (
                "all-fields",
                [
                    "match_on": "[email, phone, address]", "login_account": "987-654-3210", "encoding": "base64",
                    "membership_days": "90",
                ]
            ),
            ("required-only", ["match_on": "[email]"]),
        ] as [(String, [String: String])]
    )
    func recorded(name: String, settings: [String: String]) async throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Bodies/\(name).txt")
        let simulator: SimulatorFactory = { GoogleSimulator($0) }
        try await NetworkConformance.recorded(of: GoogleAudience(), simulator: simulator, settings: settings, in: file)
            .check()
    }
}
