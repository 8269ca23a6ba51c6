public import CanvasModel

/// One journey of one person through a canvas.
public struct JourneyEntry: Sendable {
    /// How it ended.
    public struct Exit: Hashable, Sendable {
        /// Why.
        public let reason: String
        /// When.
        public let instant: Instant
        /// The step that it left from; `nil` when it came to none.
        public let step: String?
    }

    /// An event that happened.
    public struct Mark: Hashable, Sendable {
        /// Its name.
        public let name: String
        /// When.
        public let instant: Instant
    }

    /// Its number in the run, by which records name it.
    public let id: UInt32
    /// When it began.
    public let enteredAt: Instant
    /// The name of its variant.
    public let variant: String
    /// The steps that it came to, in order.
    public internal(set) var visits: [JourneyVisit] = []
    /// The conversions that were credited to it.
    public internal(set) var conversions: [Mark] = []
    /// The exit event that happened, by which it leaves as soon as it moves.
    public internal(set) var exitEvent: Mark?
    /// How it ended; `nil` while it is in the canvas.
    public internal(set) var exit: Exit?

    init(id: UInt32, enteredAt: Instant, variant: String) {
        self.id = id
        self.enteredAt = enteredAt
        self.variant = variant
    }
}
