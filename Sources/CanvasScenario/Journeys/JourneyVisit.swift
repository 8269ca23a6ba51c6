public import CanvasModel
public import CanvasStep

/// One entry at one step.
public struct JourneyVisit: Sendable {
    /// What became of it at a network.
    public struct Sync: Hashable, Sendable {
        /// What.
        public let record: SyncRecord
        /// When.
        public let instant: Instant
    }

    /// The step.
    public let step: String
    /// The step's place in the canvas.
    let index: Int
    /// How often the entry was at the step before.
    let ordinal: UInt16
    /// When it began.
    public let enteredAt: Instant
    /// When the entry came to what follows, or left the canvas; `nil` while it is at the step.
    public internal(set) var leftAt: Instant?
    /// The path that it took; `nil` when it took none.
    public internal(set) var path: String?
    /// Whether the step had another path to give.
    public internal(set) var hadChoice = false
    /// What happened between the person and the step.
    public internal(set) var interactions: [(interaction: Interaction, instant: Instant)] = []
    /// What became of it at a network.
    public internal(set) var syncs: [Sync] = []

    init(step: String, index: Int, ordinal: UInt16, enteredAt: Instant) {
        self.step = step
        self.index = index
        self.ordinal = ordinal
        self.enteredAt = enteredAt
    }
}
