public import CanvasFlow
import CanvasModel
import CanvasScenario
public import CanvasStep

/// The figures that the product shows, at the present instant.
extension Journey {
    /// All of them.
    ///
    /// - Throws: `FlowError` when not everybody is accounted for, which is a bug.
    public var result: RunResult {
        get throws { try facts.result }
    }

    var facts: ExpectationFacts {
        get throws { try final ?? live.figures() }
    }

    /// The figures of a step.
    ///
    /// - Throws: `JourneyError` when there is no step of that name.
    public func step(_ id: String) throws -> StepFigures {
        StepFigures(result: try result.steps[try index(ofStep: id)])
    }

    /// An audience that the canvas uses.
    ///
    /// - Parameters:
    ///   - name: Its name.
    ///   - network: The network, where several have an audience of that name.
    /// - Throws: `JourneyError` when there is none of that name.
    public func audience(_ name: String, network: String? = nil) throws -> AudienceFigures {
        let facts = try facts
        for candidate in facts.result.networks where network == nil || candidate.name == network {
            guard let report = candidate.report.audiences.first(where: { $0.name == name }) else { continue }
            return AudienceFigures(
                report: report,
                size: facts.audienceSizes[candidate.name]?[report.id],
                people: recorder.members(
                    of: AudienceReference(name, network: candidate.name, adAccount: report.adAccount)
                )
            )
        }
        let known = facts.result.networks.flatMap { $0.report.audiences.map(\.name) }
        throw JourneyError.unknown(
            what: "audience",
            name,
            suggestion: Spelling.suggestion(for: name, among: known)
        )
    }

    /// What of the canvas was taken.
    public var coverage: Coverage {
        get throws {
            var coverage = Coverage(of: canvas)
            coverage.add(try result)
            return coverage
        }
    }

    /// How often a conversion event was credited.
    ///
    /// - Throws: `JourneyError` when there is no conversion event of that name.
    public func conversions(_ name: String) throws -> Int {
        let conversions = try result.conversions
        if let conversion = conversions.first(where: { $0.name == name }) { return conversion.count }
        throw JourneyError.unknown(
            what: "conversion event",
            name,
            suggestion: Spelling.suggestion(for: name, among: conversions.map(\.name))
        )
    }

    /// How many entries left for a reason, such as `completed` or `exit_criteria`.
    public func exits(_ reason: String) throws -> Int {
        try result.exits.first { $0.reason == reason }?.count ?? 0
    }

    /// The problems with networks that a person must act on, in the order opened.
    public var incidents: [Incident] {
        get throws { try result.networks.flatMap(\.report.incidents) }
    }

    /// What a network's service reports: requests, retries, seconds of throttling.
    ///
    /// - Throws: `JourneyError` when no step reaches a network of that name.
    public func network(_ name: String) throws -> ServiceReport {
        let networks = try result.networks
        if let network = networks.first(where: { $0.name == name }) { return network.report }
        throw JourneyError.unknown(
            what: "network",
            name,
            suggestion: Spelling.suggestion(for: name, among: networks.map(\.name))
        )
    }
}
