public import CanvasFlow
public import CanvasModel

/// A run under way: its canvas is launched, its people stand ready, and time goes on when it is told to.
///
/// Whoever opens one closes it, whatever happens in between.
public struct LiveRun {
    /// Everybody in it.
    public let people: People
    private var runner: FlowRunner
    private let access: NetworkAccess
    private let recording: ExpectationRecording
    private let stopwatch: @Sendable () -> Double
    private let began: Double
    private let loaded: Double

    init(
        people: People,
        runner: FlowRunner,
        access: NetworkAccess,
        recording: ExpectationRecording,
        stopwatch: @escaping @Sendable () -> Double,
        began: Double
    ) {
        self.people = people
        self.runner = runner
        self.access = access
        self.recording = recording
        self.stopwatch = stopwatch
        self.began = began
        loaded = stopwatch()
    }

    /// The present instant.
    public var now: Instant { runner.now }

    /// When the journey stops.
    public var end: Instant { runner.endInstant }

    /// The next instant at which anything is due; `nil` when nothing is before the journey stops.
    public mutating func nextInstant() -> Instant? { runner.nextInstant() }

    /// Lets time go on, and takes whatever is due up to and with an instant.
    ///
    /// - Throws: `FlowError` for a bug; what a network's service throws when a run can't go on.
    public mutating func advance(to instant: Instant) async throws {
        try await runner.advance(to: instant)
    }

    /// Lets a person do something; what is not in the future happens at the present instant.
    ///
    /// It takes effect when time goes on, be it to where it is.
    public mutating func send(
        _ event: String,
        by person: Int,
        properties: Properties = Properties(),
        at instant: Instant
    ) {
        runner.send(event, by: UInt32(person), properties: properties, at: instant)
    }

    /// Lets something happen between a person and a step, as when they open what it sent.
    public mutating func interact(_ interaction: Interaction, with step: Int, by person: Int) {
        runner.interact(interaction, with: step, by: UInt32(person))
    }

    /// Puts a person at a step.
    public mutating func enter(_ entry: MidFlowEntry) {
        runner.enter(entry)
    }

    /// The figures at the present instant: who is with a network is pending.
    public func figures() throws -> ExpectationFacts {
        facts(try runner.figures(), at: runner.now)
    }

    /// Ends the journey where it is, and lets the networks go on until nothing is pending.
    ///
    /// - Throws: As ``advance(to:)``.
    public mutating func finish() async throws -> ExpectationFacts {
        let figures = try await runner.finish()
        return facts(figures, at: figures.endedAt)
    }

    /// Shuts the stand-ins of the networks down.
    public func close() async {
        await access.close()
    }

    /// What ``close()`` does, for somebody who does not hold the run.
    package var closing: @Sendable () async -> Void {
        { [access] in await access.close() }
    }

    /// - Parameter end: The instant at which the journeys of people are looked at.
    private func facts(_ figures: RunResult, at end: Instant) -> ExpectationFacts {
        var result = figures
        for index in result.networks.indices {
            result.networks[index].matched = access.matched(result.networks[index].name)
        }
        result.timing.load = loaded - began
        result.timing.wall = stopwatch() - began
        let names = result.networks.map(\.name)
        var facts = ExpectationFacts(
            result: result,
            audienceSizes: Dictionary(uniqueKeysWithValues: names.map { ($0, access.members($0)) })
        )
        recording.add(to: &facts, at: end)
        return facts
    }
}
