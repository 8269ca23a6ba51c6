public import CanvasModel

/// Something that became of a person in a run.
public struct RunEvent: Sendable {
    /// What it is.
    public enum Kind: Sendable {
        /// The person entered the canvas, in a variant given by its index.
        case entered(variant: Int)
        /// The person might have entered, and did not.
        case turnedAway(EntryRefusal)
        /// The person did something that has a name.
        case performed(String, Properties?)
        /// Something happened between the person and a step.
        case interacted(Interaction)
        /// The entry came to a step.
        case arrived
        /// Chance decided something for the person; comes before what follows from it.
        case drew(DrawRecord)
        /// The entry is done with a step and comes to what follows it at an instant, by a path given by its index.
        ///
        /// When the instant lies ahead the entry is still at the step until then, and may have to leave the canvas there.
        case progressed(path: Int, at: Instant)
        /// The entry stays at a step until an instant, or until something that it waits for.
        case waited(until: Instant)
        /// An exit event happened: the entry leaves the canvas as soon as it moves.
        case marked(event: String)
        /// A conversion event, given by its index, was credited to the entry.
        case converted(Int)
        /// The entry left the canvas, at the step unless it was never given one.
        case exited(ExitReason)
        /// A request with the person in it went to a network.
        case sent(SyncRequest)
        /// What became of that request.
        case answered(SyncAnswer)
        /// A network acknowledged the person, or did not.
        case synced(SyncRecord)
    }

    /// What it is.
    public let kind: Kind
    /// When.
    public let instant: Instant
    /// Who, an index into `People`.
    public let person: UInt32
    /// Their entry; `nil` for what concerns none.
    public let entry: UInt32?
    /// The step, an index into the canvas's; `nil` for what concerns none.
    public let step: Int?
    /// How many times the entry was at the step before.
    public let ordinal: UInt16

    /// Describes what became of a person.
    public init(
        _ kind: Kind,
        at instant: Instant,
        person: UInt32,
        entry: UInt32? = nil,
        step: Int? = nil,
        ordinal: UInt16 = 0
    ) {
        self.kind = kind
        self.instant = instant
        self.person = person
        self.entry = entry
        self.step = step
        self.ordinal = ordinal
    }
}

/// Why somebody who might have entered did not.
public enum EntryRefusal: String, Sendable {
    /// The target audience does not accept them.
    case audience
    /// They were in the canvas before, and may not enter again, or not yet.
    case reentry
    /// The most entries of the period were reached.
    case cap
}
