public import CanvasModel

/// One thing that must come out of a run.
///
/// A scenario's `expect` is a list of them. An entry of the list that names several figures, or several things of a
/// person, is as many expectations: each must hold, and each that does not is told.
///
/// | written | what is expected |
/// |---|---|
/// | `{ step: ID, METRIC or PATH: CONDITION, … }` | a metric or path count of a step; a share is of those who entered it |
/// | `{ conversion: NAME, count: CONDITION, rate: CONDITION }`, with `variant:` | entries that converted |
/// | `{ exits: REASON, count: CONDITION }`, `{ exits: { REASON: CONDITION, … } }` | entries that left for a reason |
/// | `{ people: { FIGURE: CONDITION, … } }` | `in_population`, `in_audience`, `entries`, `entered`, `exited`, `in_canvas` |
/// | `{ audience: NAME, size:, received:, invalid:, matched: CONDITION }` | an audience, also with `network`, `ad_account` |
/// | `{ audience: NAME, contains: [ID], excludes: [ID] }` | who is in it at the end, see ``MembersClaim`` |
/// | `{ incidents: none }`, `{ incidents: [CODE] }`, `{ incident: CODE, … }` | incidents, by `network`, `step`, `scope`, `closed` |
/// | `{ network: NAME, requests:, retries:, throttled_seconds: CONDITION }` | the traffic with a network |
/// | `{ person: ID, … }` | what became of a person, see ``PersonClaim`` |
/// | `{ always: … }`, `{ never: … }`, `{ sometimes: … }` | what follows something else, see ``TemporalClaim`` |
///
/// How a condition is written tells ``Condition``. A share of nobody, and a claim over time without an occasion, fails
/// and says so, unless `allow_none: true` stands beside it.
public struct Expectation: Sendable {
    /// What is expected.
    public enum Claim: Sendable {
        /// A figure of the result is as a condition says; `allowsNone`: also where there is nobody to take a share of.
        case figure(Subject, Condition, allowsNone: Bool)
        /// Something became of a person.
        case person(PersonClaim)
        /// People are members of an audience, or are not.
        case members(MembersClaim)
        /// Something follows, or does not, whenever something else happens.
        case overTime(TemporalClaim)
    }

    /// Whose figure is looked at.
    public enum Subject: Hashable, Sendable {
        /// A metric or a path of a step.
        case step(String, figure: String)
        /// Entries that converted; of one variant when it is named.
        case conversion(String, variant: String?, ConversionFigure)
        /// A figure of an audience; the network and ad account where a name is not enough.
        case audience(AudienceReference, AudienceFigure)
        /// Entries that left for a reason.
        case exits(String)
        /// People and entries.
        case people(PeopleFigure)
        /// No incident at all.
        case noIncidents
        /// A figure of the incidents of one kind.
        case incident(IncidentFilter, IncidentFigure)
        /// A figure of the traffic with a network.
        case network(String, NetworkFigure)
    }

    /// What is known of a conversion.
    public enum ConversionFigure: String, CaseIterable, Sendable {
        case count, rate
    }

    /// What is known of an audience.
    public enum AudienceFigure: String, CaseIterable, Sendable {
        /// Who is in it at the end; `size` says the same.
        case members, size
        case received, invalid, matched
    }

    /// What is known of incidents.
    public enum IncidentFigure: String, CaseIterable, Sendable {
        case count
        /// How many people's visits they held back or cost, those of each incident counted.
        case people
    }

    /// What is known of the traffic with a network.
    public enum NetworkFigure: String, CaseIterable, Sendable {
        case requests, retries
        case throttledSeconds = "throttled_seconds"
    }

    /// What is known of people and entries.
    public enum PeopleFigure: String, CaseIterable, Sendable {
        case inPopulation = "in_population"
        case inAudience = "in_audience"
        case entries
        case entered
        case exited
        case inCanvas = "in_canvas"
    }

    /// What is expected.
    public var claim: Claim
    /// Where it was written.
    public var position: Position
    /// Where the names in it were written.
    var places: [String: Position] = [:]

    init(claim: Claim, position: Position) {
        self.claim = claim
        self.position = position
    }

    /// Where a name in it was written.
    func place(of name: String) -> Position { places[name] ?? position }
}

extension Expectation {
    /// Whether it says something only where there is somebody.
    var isOverSomebody: Bool {
        switch claim {
        case .figure(let subject, let condition, _): condition.isShare || subject.isRate
        case .overTime: true
        case .person, .members: false
        }
    }
}

extension Expectation.Subject {
    /// Whether the figure is a share by itself.
    var isRate: Bool {
        if case .conversion(_, _, .rate) = self { true } else { false }
    }
}
