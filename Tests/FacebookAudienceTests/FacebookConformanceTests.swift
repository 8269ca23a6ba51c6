import CanvasTesting
import FacebookAudience
import FacebookSimulator
import Testing

@Suite("Facebook conforms") struct FacebookConformanceTests {
    @Test(arguments: NetworkConformance.cases(of: FacebookAudience(), simulator: { FacebookSimulator($0) }))
    func conforms(_ conformance: NetworkConformanceCase) async throws { try await conformance.check() }
}
