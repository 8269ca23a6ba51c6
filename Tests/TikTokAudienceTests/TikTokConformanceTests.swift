import CanvasScenario
import CanvasTesting
import Foundation
import NetworkSimulator
import Testing
import TikTokSimulator

@testable import TikTokAudience

@Suite("TikTok conforms, by stream") struct TikTokStreamConformanceTests {
    @Test(arguments: NetworkConformance.cases(of: TikTokAudience(), simulator: TikTokSimulator.init))
    func conforms(_ conformance: NetworkConformanceCase) async throws { try await conformance.check() }
}

/// TikTok makes audiences of a thousand people; here of two, so that the kit's forty are enough.
@Suite("TikTok conforms, by file") struct TikTokFileConformanceTests {
    @Test(
        arguments: NetworkConformance.cases(
            of: TikTokAudience(smallest: 2),
            simulator: { settings in
                var settings = settings
                settings.options["smallest"] = "2"
                return TikTokSimulator(settings)
            },
            settings: ["delivery": "file", "match_on": "[email]"]
        )
    )
    func conforms(_ conformance: NetworkConformanceCase) async throws { try await conformance.check() }
}

@Suite("TikTok is sent what was recorded") struct TikTokAudienceRecordedTests {
    @Test(
        arguments: [
            ("all-fields", ["delivery": "stream"]),
            ("required-only", ["match_on": "[email]"]),
        ] as [(String, [String: String])]
    )
    func recorded(name: String, settings: [String: String]) async throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Bodies/\(name).txt")
        let simulator: SimulatorFactory = { TikTokSimulator($0) }
        try await NetworkConformance.recorded(of: TikTokAudience(), simulator: simulator, settings: settings, in: file)
            .check()
    }
}
