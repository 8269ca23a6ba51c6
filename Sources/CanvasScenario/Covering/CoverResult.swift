public import CanvasFlow

/// What a search for people who take what nobody took has come to.
public struct CoverResult: Sendable {
    /// Somebody who is proposed.
    public struct Proposal: Sendable {
        /// Their `external_id`.
        public let person: String
        /// What they take that nobody took before them, in the order of the canvas.
        public let parts: [Coverage.Part]
    }

    /// Something that nobody can take.
    public struct Impossible: Sendable {
        /// What.
        public let part: Coverage.Part
        /// Why.
        public let reason: String
    }

    /// What the canvas has, and what of it the scenarios took before.
    public let coverage: Coverage
    /// Who takes what the scenarios did not.
    public internal(set) var proposals: [Proposal] = []
    /// What can't be taken.
    public internal(set) var impossible: [Impossible] = []
    /// What was not taken, though it may be possible.
    public internal(set) var notFound: [Coverage.Part] = []
    /// How many people were tried.
    public internal(set) var tried = 0
    /// The scenario of the proposals, a test that passes; `nil` when there are none.
    public internal(set) var scenario: String?

    init(coverage: Coverage) {
        self.coverage = coverage
    }
}
