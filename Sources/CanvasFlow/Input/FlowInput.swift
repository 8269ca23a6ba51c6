public import CanvasHost
public import CanvasModel

/// What a run is given besides a launched canvas.
public struct FlowInput: Sendable {
    /// The start of the run, the first instant of its virtual time.
    public var start: Instant
    /// How long the journey goes on; `nil` for the canvas's longest path plus its longest conversion window.
    public var runFor: Interval?
    /// What every draw derives from.
    public var seed: UInt64
    /// The events of the input; what lies before the start is the people's past.
    public var events: EventLog
    /// What people do by themselves.
    public var behavior: [Behavior]
    /// Who is put at a step rather than coming in by the canvas's entry.
    public var midFlow: [MidFlowEntry]
    /// A change of somebody's profile in mid-run.
    package var change: ArrivalChange?
    /// The most visits that a step is given at once.
    public var sliceSize: Int
    /// Reads a wall clock in seconds, for the result's timing alone; the journey never asks it.
    public var stopwatch: @Sendable () -> Double
    /// Is told now and then how far the run is.
    public var progress: (@Sendable (FlowProgress) -> Void)?
    /// Whether somebody asks the run to stop; asked before each busy instant.
    public var isInterrupted: @Sendable () -> Bool

    /// Makes input.
    public init(
        start: Instant,
        runFor: Interval? = nil,
        seed: UInt64 = 0,
        events: EventLog = EventLog(),
        behavior: [Behavior] = [],
        midFlow: [MidFlowEntry] = [],
        sliceSize: Int = 8192,
        stopwatch: @escaping @Sendable () -> Double = { 0 },
        progress: (@Sendable (FlowProgress) -> Void)? = nil,
        isInterrupted: @escaping @Sendable () -> Bool = { false }
    ) {
        self.start = start
        self.runFor = runFor
        self.seed = seed
        self.events = events
        self.behavior = behavior
        self.midFlow = midFlow
        self.sliceSize = sliceSize
        self.stopwatch = stopwatch
        self.progress = progress
        self.isInterrupted = isInterrupted
    }
}

/// How far a run is.
public struct FlowProgress: Hashable, Sendable {
    /// The instant that it has come to.
    public let now: Instant
    /// When the journey began.
    public let start: Instant
    /// When the journey stops.
    public let end: Instant
}

extension FlowInput {
    /// How long a journey goes on when nothing says it: the canvas's longest path plus its longest conversion window.
    public static func defaultLength(of canvas: Canvas) -> Interval {
        canvas.longestPath + (canvas.conversions.map(\.within).max() ?? .zero)
    }
}
