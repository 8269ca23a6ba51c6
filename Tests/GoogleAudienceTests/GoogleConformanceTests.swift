import CanvasTesting
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
