public import CanvasModel
public import CanvasScenario

/// What there is in a journey besides the canvas and its people: when it begins, what happened before, what people do by
/// themselves, how the networks are.
public struct World: Sendable {
    /// The first instant.
    public var start: Instant
    /// How long the journey may go on.
    public var runFor: Interval
    /// What every draw derives from.
    public var seed: UInt64
    /// What people did before, or will do.
    public var events: [Event]
    /// What people do by themselves, each as a scenario's `behavior` has it.
    public var behavior: [DocumentValue]
    /// What is told of the networks' stand-ins, as a scenario's `networks` has it: match rates, faults, options.
    public var networks: DocumentValue
    private let position: Position

    /// Describes a world; without arguments one in which nothing happens by itself.
    public init(
        start: Instant = Scenario.defaultStart,
        runFor: Interval = Journey.defaultLength,
        seed: UInt64 = 0,
        events: [Event] = [],
        behavior: [DocumentValue] = [],
        networks: DocumentValue = [:],
        fileID: String = #fileID,
        line: Int = #line
    ) {
        self.start = start
        self.runFor = runFor
        self.seed = seed
        self.events = events
        self.behavior = behavior
        self.networks = networks
        position = Position(file: fileID, line: line)
    }

    /// The scenario that it amounts to.
    func document(canvas: LocatedValue, people: Population) -> LocatedValue {
        func member(_ key: String, _ value: LocatedValue) -> LocatedValue.Member {
            .init(key: key, position: position, value: value)
        }
        func text(_ text: String) -> LocatedValue { LocatedValue(.scalar(text, isPlain: true), at: position) }
        let members = [
            member("canvas", text(canvas.position.file)),
            member("start", text(start.description)),
            member("run_for", text("\(runFor.seconds)s")),
            member("seed", text(String(seed))),
            member("people", people.document(at: position)),
            member("events", LocatedValue(.list(events.map(\.document)), at: position)),
            member("behavior", DocumentValue.list(behavior).located(at: position)),
            member("networks", networks.located(at: position)),
        ]
        return LocatedValue(.map(members), at: position)
    }
}
