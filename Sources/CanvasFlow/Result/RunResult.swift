public import CanvasModel
public import CanvasStep

/// The analytics of a run, version 1 of the result.
public struct RunResult: Sendable {
    /// The canvas's name.
    public var canvas: String
    /// The seed.
    public var seed: UInt64
    /// The start of the run.
    public var startedAt: Instant
    /// When the journey stopped.
    public var endedAt: Instant
    /// When nothing was pending any more.
    public var settledAt: Instant
    /// Whether somebody stopped the run before that: who was left waits in `users_pending`.
    public var isInterrupted = false
    /// People and entries.
    public var people: PeopleCounts
    /// The variants in document order.
    public var variants: [VariantResult]
    /// The steps in document order.
    public var steps: [StepResult]
    /// Entries that left, by reason: the common reasons first, then others by name.
    public var exits: [(reason: String, count: Int)]
    /// The conversion events in document order.
    public var conversions: [ConversionResult]
    /// The networks that steps of the canvas reach, in the order of first use.
    public var networks: [NetworkResult]
    /// How long it took, in wall time; the only part that two runs of one input may differ in.
    public var timing: Timing

    /// How many people and entries there were.
    public struct PeopleCounts: Hashable, Sendable {
        /// People in the population.
        public var inPopulation = 0
        /// People whom the target audience accepted at least once when it was asked.
        public var inAudience = 0
        /// Entries.
        public var entries = 0
        /// People who entered at least once.
        public var entered = 0
        /// Entries that left.
        public var exited = 0
        /// Entries still in the canvas.
        public var inCanvas = 0

        /// Makes counts of nothing.
        public init() {}
    }

    /// The figures of one variant.
    public struct VariantResult: Sendable {
        /// Its name.
        public var name: String
        /// Its entries.
        public var entries: Int
        /// Its conversions by the name of the conversion event.
        public var conversions: [(name: String, count: Int)]
    }

    /// The figures of one step.
    public struct StepResult: Sendable {
        /// Its identifier.
        public var id: String
        /// Its type.
        public var type: String
        /// Its metrics: the common four, then its own in the order declared.
        public var metrics: [(name: String, value: Int)]
        /// How many visits went by each path, in the order declared; empty for a step with one path.
        public var paths: [(name: String, count: Int)]

        /// The value of a metric; `nil` when the step has no such one.
        public func metric(_ name: String) -> Int? {
            metrics.first { $0.name == name }?.value
        }
    }

    /// The figures of one conversion event.
    public struct ConversionResult: Sendable {
        /// Its name.
        public var name: String
        /// Entries that converted.
        public var count: Int
        /// `count` divided by all entries; 0 without entries.
        public var rate: Double
    }

    /// The figures of one network.
    public struct NetworkResult: Sendable {
        /// Its name.
        public var name: String
        /// What its service reports.
        public var report: ServiceReport
        /// How many members its stand-in would match, by audience id; empty on a real network.
        public var matched: [String: Int] = [:]
    }

    /// Wall time.
    public struct Timing: Sendable {
        /// Reading or generating people, and launch.
        public var load = 0.0
        /// The journey itself.
        public var run = 0.0
        /// Waiting for networks.
        public var sync = 0.0
        /// All of it.
        public var wall = 0.0

        /// Makes a timing of nothing.
        public init() {}
    }
}
