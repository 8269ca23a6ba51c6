import AudienceSync
import CanvasFlow
import CanvasHost
import CanvasModel
import CanvasStep
import NetworkSimulator

extension ConformanceSubject {
    /// What the plugin says of itself.
    var declarationCases: [NetworkConformanceCase] {
        [
            NetworkConformanceCase("A host takes the plugin") {
                do throws(RegistrationError) {
                    _ = try Registry([plugin])
                } catch {
                    throw ConformanceFailure(description: "\(error)")
                }
            },
            NetworkConformanceCase("Every row of the troubleshooting table says what is wrong and what to do") {
                try require(!network.troubleshooting.isEmpty, "the troubleshooting table is empty")
                for row in network.troubleshooting {
                    try require(
                        !row.error.isEmpty && !row.description.isEmpty && !row.resolve.isEmpty,
                        "row \(row.code) lacks its error, its description or its resolution"
                    )
                }
                let codes = network.troubleshooting.map(\.code)
                try require(Set(codes).count == codes.count, "two rows have one code")
            },
            NetworkConformanceCase("A requirement can be checked, and checks pass where all is well") {
                let requirements = plugin.documentation.requirements
                try require(requirements.contains { $0.check != nil }, "no requirement has a check")
                for requirement in requirements {
                    guard let finding = try await finding(of: requirement, isGood: true) else { continue }
                    try require(
                        finding.status != .failed,
                        "`\(requirement.name)` fails where all is well: \(finding.found)"
                    )
                }
            },
            NetworkConformanceCase("With a wrong token a check fails, and names a row of the troubleshooting table") {
                let codes = Set(network.troubleshooting.map(\.code))
                var failed = 0
                for requirement in plugin.documentation.requirements {
                    guard let finding = try await finding(of: requirement, isGood: false), finding.status == .failed
                    else { continue }
                    failed += 1
                    try require(
                        finding.code.map(codes.contains) ?? false,
                        "`\(requirement.name)` fails without a row of the table: \(finding.found)"
                    )
                    try require(finding.resolve?.isEmpty == false, "`\(requirement.name)` does not say what to do")
                }
                try require(failed > 0, "no check minds that the token is wrong")
            },
            NetworkConformanceCase("Every use case has a sample, and every credential a variable of its own") {
                for useCase in plugin.documentation.useCases {
                    try require(!useCase.sample.isEmpty, "the use case `\(useCase.title)` has no sample")
                }
                let variables = network.declaration.credentials.map(\.environmentVariable)
                try require(Set(variables).count == variables.count, "two credentials have one environment variable")
            },
        ]
    }

    private func finding(
        of requirement: PluginDocumentation.Requirement,
        isGood: Bool
    ) async throws -> RequirementFinding? {
        guard let check = requirement.check else { return nil }
        let standIn = simulator(SimulatorSettings(seed: seed))
        let host = SimulatorHost(standIn)
        let credentials = isGood ? standIn.credentials : standIn.credentials.mapValues { _ in Secret("wrong") }
        let connection = NetworkConnection(
            baseURL: network.declaration.baseURL,
            credentials: credentials,
            transport: InProcessTransport(host),
            isVirtual: true
        )
        let inquiry = RequirementInquiry(
            connection: connection,
            adAccount: type(of: standIn).madeUpAdAccount,
            now: Instant(seconds: 1_772_442_000)
        )
        return await check.run(inquiry)
    }
}
