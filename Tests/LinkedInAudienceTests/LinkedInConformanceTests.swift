import CanvasTesting
import LinkedInAudience
import LinkedInSimulator
import Testing

@Suite("LinkedIn conforms") struct LinkedInConformanceTests {
    @Test(arguments: NetworkConformance.cases(of: LinkedInAudience(), simulator: { LinkedInSimulator($0) }))
    func conforms(_ conformance: NetworkConformanceCase) async throws { try await conformance.check() }
}
