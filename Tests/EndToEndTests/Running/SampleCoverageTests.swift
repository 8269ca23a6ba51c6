import CanvasFlow
import CanvasTesting
import FacebookAudience
import FacebookSimulator
import Foundation
import StandardSteps
import Testing

@Suite(
    "End to end: what the samples' scenarios take",
    .canvas(StandardSteps(), FacebookAudience(), simulators: ["facebook": FacebookSimulator.init])
)
struct SampleCoverageTests {
    @Test(
        "Every step, path and variant of a sample is taken",
        arguments: SampleRunTests.samples + SampleRunTests.badDays
    )
    func complete(sample: String) async throws {
        let journey = try await Journey(scenario: "Plugins/FacebookAudience/Samples/\(sample).scenario.yaml")
        try await journey.run()
        let coverage = try journey.coverage
        #expect(coverage.untaken.map { coverage.name(of: $0) } == [])
    }
}
