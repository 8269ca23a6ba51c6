/// What two versions of a canvas make of the same people, place by place.
public struct RunComparison: Sendable {
    /// Which of the two versions have something.
    public enum Presence: String, Sendable {
        case both
        /// It is gone in the second.
        case removed
        /// It is new in the second.
        case added
    }

    /// What kind of place it is.
    public enum Kind: String, CaseIterable, Sendable {
        case step, variant, exit, conversion, audience, network
    }

    /// A figure in both runs; `nil` in the one that does not have it.
    public struct Figure: Hashable, Sendable {
        /// Its name.
        public let name: String
        /// Its value in the first run.
        public let first: Int?
        /// Its value in the second run.
        public let second: Int?

        /// Whether it changes.
        public var isChanged: Bool { first != second }
    }

    /// The people of whom the second version makes something else.
    public struct Concerned: Hashable, Sendable {
        /// How many.
        public internal(set) var people = 0
        /// Who of them come there in the first run alone.
        public internal(set) var onlyFirst = 0
        /// Who of them come there in the second run alone.
        public internal(set) var onlySecond = 0
        /// Who of them come there more or less often.
        public internal(set) var otherVisits = 0
        /// Who of them leave by another path; of an audience, who end up on the other side.
        public internal(set) var otherPath = 0
        /// Who of them meet with another outcome at a network, or with a message.
        public internal(set) var otherOutcome = 0
        /// Who of them are there at another time, all else being the same.
        public internal(set) var otherTime = 0
        /// The `external_id` of the first few.
        public internal(set) var ids: [String] = []
    }

    /// What changes at one place.
    public struct Place: Sendable {
        /// What kind of place it is.
        public let kind: Kind
        /// Its name: a step's id, an audience's name.
        public let name: String
        /// The network and ad account of an audience; `nil` for anything else.
        public let account: String?
        /// Which versions have it.
        public let presence: Presence
        /// Its figures.
        public let figures: [Figure]
        /// Whom it concerns.
        public let concerned: Concerned

        /// Whether anything changes at it.
        public var isChanged: Bool {
            presence != .both || concerned.people > 0 || figures.contains(where: \.isChanged)
        }
    }

    /// How many people there are.
    public let population: Int
    /// The people whose journey is another one at some place.
    public let concerned: Concerned
    /// All places: steps, variants, exits, conversions, audiences, networks, each in the order of the first version and
    /// then what only the second has.
    public let places: [Place]

    /// Whether anything changes at all.
    public var isChanged: Bool { concerned.people > 0 || places.contains(where: \.isChanged) }

    /// The places of a kind at which something changes.
    public func changed(_ kind: Kind) -> [Place] {
        places.filter { $0.kind == kind && $0.isChanged }
    }
}
