import CanvasScenario
import CanvasTesting
import Foundation
import LinkedInAudience
import LinkedInSimulator
import Testing

@Suite("LinkedIn conforms") struct LinkedInConformanceTests {
    @Test(arguments: NetworkConformance.cases(of: LinkedInAudience(), simulator: { LinkedInSimulator($0) }))
    func conforms(_ conformance: NetworkConformanceCase) async throws { try await conformance.check() }
}

@Suite("LinkedIn is sent what was recorded") struct LinkedInAudienceRecordedTests {
    @Test(
        arguments: [
            ("all-fields", ["email_digest": "sha512"]),
            ("required-only", ["match_on": "[email]"]),
        ] as [(String, [String: String])]
    )
    func recorded(name: String, settings: [String: String]) async throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Bodies/\(name).txt")
        let simulator: SimulatorFactory = { LinkedInSimulator($0) }
        try await NetworkConformance.recorded(
            of: LinkedInAudience(),
            simulator: simulator,
            settings: settings,
            in: file
        ).check()
    }
}
