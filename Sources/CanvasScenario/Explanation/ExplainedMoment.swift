public import CanvasModel
public import CanvasStep

/// Something that became of a person, with what decided it.
public struct ExplainedMoment: Hashable, Sendable {
    /// What it is.
    public enum Kind: Hashable, Sendable {
        /// They did something that has a name.
        case performed(String)
        /// They entered the canvas, in a variant.
        case entered(variant: String)
        /// They might have entered, and did not; with the target audience when that is what turned them away.
        case turnedAway(EntryRefusal, ExplainedFilter?)
        /// Something happened between them and the step.
        case interacted(Interaction)
        /// They came to the step, of that type.
        case arrived(type: String)
        /// Their profile changed, which is where another future begins.
        case changed([ProfileFork.Change])
        /// Chance decided something.
        case drew(ExplainedDraw)
        /// They are done with the step, and come to what follows at an instant.
        case progressed(ExplainedPath)
        /// They stay at the step.
        case waited(until: Instant)
        /// An exit event happened: they leave as soon as they move.
        case marked(event: String)
        /// A conversion was credited.
        case converted(String)
        /// They left the canvas, with the canvas's exit filter when it has one.
        case exited(reason: String, ExplainedFilter?)
        /// A request with them in it went to a network.
        case sent(SyncRequest)
        /// What became of that request.
        case answered(SyncAnswer)
        /// What became of the visit at a network.
        case synced(ExplainedSync)
    }

    /// When.
    public let instant: Instant
    /// The number of their entry, from 1; `nil` for what concerns none.
    public let entry: Int?
    /// The step; `nil` for what concerns none.
    public let step: String?
    /// What it is.
    public let kind: Kind
}

/// A random draw, and which draws would have decided alike.
public struct ExplainedDraw: Hashable, Sendable {
    /// What it decided: `the variant`, `the path`, `cart_abandoned`.
    public let subject: String
    /// The draw, from 0 up to, but without, 1.
    public let value: Double
    /// The draws that decide alike, or for what somebody does, that let them do it; `nil` where only the step knows.
    public let bounds: Range<Double>?
    /// Whether the bounds are those of doing something, so that a draw may lie outside of them.
    public let isChance: Bool

    /// Whether the draw lies within its bounds.
    public var isWithin: Bool { bounds?.contains(value) ?? true }
}

/// The way out of a step that somebody took, and what was asked on it.
public struct ExplainedPath: Hashable, Sendable {
    /// The filter of a path.
    public struct Condition: Hashable, Sendable {
        /// The path.
        public let path: String
        /// What it asks.
        public let filter: ExplainedFilter
    }

    /// The path's name; `nil` where the step has only one.
    public let name: String?
    /// The step that it leads to; `nil` when the journey ends.
    public let target: String?
    /// When they come to what follows.
    public let instant: Instant
    /// The filters of all paths that have one, in the order of the paths, asked at the moment of the decision.
    public let conditions: [Condition]
}

/// What became of a visit at a network.
public struct ExplainedSync: Hashable, Sendable {
    /// The network.
    public let network: String
    /// The audience.
    public let audience: String
    /// Whether they were to be taken out of it.
    public let isRemoval: Bool
    /// What became of it.
    public let outcome: SyncRecord.Outcome
    /// Why it was not synced.
    public let reason: String?
    /// Whether a later visit was sent in its place.
    public let isSuperseded: Bool
}
