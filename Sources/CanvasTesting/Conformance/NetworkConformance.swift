public import AudienceSync
public import CanvasScenario

/// What every ad network must do, whatever is peculiar to it: cases made of its declarations.
///
/// ```swift
/// @Test(arguments: NetworkConformance.cases(of: AcmeAudience(), simulator: AcmeSimulator.init))
/// func conforms(_ conformance: NetworkConformanceCase) async throws { try await conformance.check() }
/// ```
///
/// The step is set up by its fields' examples, all words of `match_on` among them. The stand-in runs under observation:
/// what counts is what it was sent and whom it holds, never what the network says of itself.
public enum NetworkConformance {
    /// Makes the cases of a network.
    ///
    /// - Parameters:
    ///   - plugin: The network's plugin.
    ///   - simulator: Makes its stand-in.
    ///   - settings: Settings of its step as a document writes them, where a field's example will not do.
    ///   - seed: What identifiers of the stand-in and the people's draws derive from.
    public static func cases(
        of plugin: some AdNetworkPlugin,
        simulator: @escaping SimulatorFactory,
        settings: [String: String] = [:],
        seed: UInt64 = 7
    ) -> [NetworkConformanceCase] {
        let subject = ConformanceSubject(plugin: plugin, simulator: simulator, settings: settings, seed: seed)
        return subject.declarationCases + subject.membershipCases + subject.profileCases + subject.requestCases
            + subject.badDayCases
            + subject.failureCases + subject.privacyCases
    }
}
