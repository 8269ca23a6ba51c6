import CanvasTesting
import ExampleAudience
import ExampleSimulator
import Testing

@Suite("The reference network conforms") struct ExampleConformanceTests {
    @Test(arguments: NetworkConformance.cases(of: ExampleAudience(), simulator: { ExampleSimulator($0) }))
    func conforms(_ conformance: NetworkConformanceCase) async throws { try await conformance.check() }
}
