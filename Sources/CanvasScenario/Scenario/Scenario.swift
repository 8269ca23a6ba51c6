public import CanvasModel
public import NetworkSimulator

/// The world that a run happens in, as a `*.scenario.yaml` describes it.
public struct Scenario: Sendable {
    /// Where a run's people come from.
    public enum PeopleSource: Sendable {
        /// Made up, with this shape.
        case generated(count: Int, shapes: [(name: String, shape: Shape)])
        /// A file, its path resolved.
        case file(String, Position)
        /// Written out.
        case inline([LocatedValue])
        /// Made in code.
        case made(People)
    }

    /// Where the events of a run's input come from.
    public enum EventSource: Sendable {
        /// There are none.
        case none
        /// A file, its path resolved.
        case file(String, Position)
        /// Written out.
        case inline([LocatedValue])
        /// Made in code.
        case made(EventLog)
    }

    /// What is told of a network's stand-in.
    public struct Network: Sendable {
        /// The network's name.
        public var name: String
        /// Where it was written.
        public var position: Position
        /// The share of people whom the network would match; `nil` for the simulator's own.
        public var matchRate: Double?
        /// Audiences that exist before the run.
        public var existingAudiences: [(adAccount: String, name: String)] = []
        /// Its bad days.
        public var faults: [FaultRule] = []
        /// What is peculiar to the network, by the names that its simulator declares, with where it was written.
        public var options: [(name: String, value: String, position: Position)] = []
    }

    /// The file that it was read from; the canvas's when there is no scenario.
    public var file: String
    /// The canvas's file, its path resolved.
    public var canvas: String
    /// Where the canvas was named.
    public var canvasPosition: Position
    /// The first instant of the run.
    public var start: Instant
    /// How long the journey goes on; `nil` for the canvas's longest path plus its longest conversion window.
    public var runFor: Interval?
    /// What every draw derives from.
    public var seed: UInt64
    /// Where the people come from.
    public var people: PeopleSource
    /// Where the events of the input come from.
    public var events: EventSource
    /// What people do by themselves.
    public var behavior: [ScenarioBehavior]
    /// What is told of the networks' stand-ins.
    public var networks: [Network]
    /// What must come out; `nil` when none is written.
    public var expectations: [Expectation]?
    /// What the whole run must look like; `nil` when it is not written down.
    public var snapshot: Snapshot?

    /// A file that tells of a whole run, which a test compares a new one with.
    public struct Snapshot: Hashable, Sendable {
        /// The file, its path resolved.
        public var path: String
        /// Where it was named.
        public var position: Position
    }

    /// The start when a scenario names none: a fixed instant, so that a run never depends on today.
    public static let defaultStart = Instant(seconds: 1_772_442_000)
    /// How many people there are when a scenario names none.
    public static let defaultPeople = 10_000

    /// The people of the run.
    ///
    /// - Parameter threads: How many threads make them, where they are made up.
    public func makePeople(threads: Int = 1) async throws(Diagnostic) -> People {
        switch people {
        case .generated(let count, let shapes):
            await PeopleGenerator(count: count, seed: seed, shapes: shapes).generate(threads: threads)
        case .file(let path, _): try PeopleFile.read(path)
        case .inline(let elements): try InlinePeople.read(elements)
        case .made(let people): people
        }
    }

    /// The events of the run's input.
    public func makeEvents(people: People) throws(Diagnostic) -> EventLog {
        switch events {
        case .none: EventLog()
        case .file(let path, _): try EventFile.read(path, people: people)
        case .inline(let elements): try EventFile.read(elements, people: people)
        case .made(let log): log
        }
    }
}
