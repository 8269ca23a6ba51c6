import CanvasScenario
import CanvasTesting
import FacebookAudience
import FacebookSimulator
import Foundation
import Testing

@Suite("Facebook conforms") struct FacebookConformanceTests {
    @Test(arguments: NetworkConformance.cases(of: FacebookAudience(), simulator: { FacebookSimulator($0) }))
    func conforms(_ conformance: NetworkConformanceCase) async throws { try await conformance.check() }
}

@Suite("Facebook is sent what was recorded") struct FacebookAudienceRecordedTests {
    @Test(
        arguments: [
            ("all-fields", ["limited_data_use": "{ country: 1, state: 1000 }"]),
            ("required-only", ["match_on": "[email]"]),
        ] as [(String, [String: String])]
    )
    func recorded(name: String, settings: [String: String]) async throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Bodies/\(name).txt")
        let simulator: SimulatorFactory = { FacebookSimulator($0) }
        try await NetworkConformance.recorded(
            of: FacebookAudience(),
            simulator: simulator,
            settings: settings,
            in: file
        ).check()
    }
}
