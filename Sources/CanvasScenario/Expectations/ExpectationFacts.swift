public import CanvasFlow

/// What expectations are held against.
public struct ExpectationFacts: Sendable {
    /// The analytics of the run.
    public var result: RunResult
    /// How many members each audience has at the end, by network and then by the audience's identifier.
    public var audienceSizes: [String: [String: Int]]
    /// What became of the people whom expectations name, by `external_id`.
    public var journeys: [String: PersonJourney]
    /// What came of expectations over time.
    public var outcomes: [TemporalClaim: TemporalOutcome]

    /// Makes facts.
    public init(
        result: RunResult,
        audienceSizes: [String: [String: Int]] = [:],
        journeys: [String: PersonJourney] = [:],
        outcomes: [TemporalClaim: TemporalOutcome] = [:]
    ) {
        self.result = result
        self.audienceSizes = audienceSizes
        self.journeys = journeys
        self.outcomes = outcomes
    }
}
