import CanvasScenario
import CanvasTesting
import ExampleAudience
import ExampleSimulator
import Foundation
import Testing

@Suite("The reference network conforms") struct ExampleConformanceTests {
    @Test(arguments: NetworkConformance.cases(of: ExampleAudience(), simulator: { ExampleSimulator($0) }))
    func conforms(_ conformance: NetworkConformanceCase) async throws { try await conformance.check() }
}

@Suite("The reference network is sent what was recorded") struct ExampleAudienceRecordedTests {
    @Test(
        arguments: [
            ("all-fields", ["outcome_attribute": "example_outcome"]),
            ("required-only", ["match_on": "[email]"]),
        ] as [(String, [String: String])]
    )
    func recorded(name: String, settings: [String: String]) async throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Bodies/\(name).txt")
        let simulator: SimulatorFactory = { ExampleSimulator($0) }
        try await NetworkConformance.recorded(of: ExampleAudience(), simulator: simulator, settings: settings, in: file)
            .check()
    }
}
