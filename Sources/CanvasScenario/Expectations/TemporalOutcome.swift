public import CanvasModel

/// What came of an expectation over time.
public struct TemporalOutcome: Sendable {
    /// One occasion of a person.
    public struct Occasion: Hashable, Sendable {
        /// Who.
        public let externalID: String
        /// When it was.
        public let instant: Instant
        /// When what is looked for followed; `nil` when it did not.
        public let followedAt: Instant?
    }

    /// Some people of one kind.
    public struct Group: Sendable {
        /// How many there are.
        public internal(set) var count = 0
        /// The first few of them, by instant, each with one occasion.
        public internal(set) var first: [Occasion] = []
    }

    /// How many people had an occasion.
    public internal(set) var people = 0
    /// People who had one that the proposition followed.
    public internal(set) var followed = Group()
    /// People who had one whose time is over without it.
    public internal(set) var missed = Group()
    /// People who had one whose time is not over when the run ends, and that it has not followed.
    public internal(set) var open = Group()
    /// When the latest time of an occasion is over; `nil` when none is open.
    public internal(set) var openUntil: Instant?
    /// When the run ended.
    public internal(set) var end: Instant

    /// What is known of the claim.
    public enum Verdict: Sendable {
        /// It holds.
        case holds
        /// It does not.
        case fails
        /// The run ended too early to tell.
        case inconclusive
        /// There was no occasion.
        case nobody
    }

    /// What is known of a claim of one kind.
    public func verdict(of quantifier: TemporalClaim.Quantifier) -> Verdict {
        guard people > 0 else { return .nobody }
        switch quantifier {
        case .always: return missed.count > 0 ? .fails : open.count > 0 ? .inconclusive : .holds
        case .never: return followed.count > 0 ? .fails : open.count > 0 ? .inconclusive : .holds
        case .sometimes: return followed.count > 0 ? .holds : open.count > 0 ? .inconclusive : .fails
        }
    }
}
