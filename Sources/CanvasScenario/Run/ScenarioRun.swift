public import CanvasFlow
public import CanvasHost
public import CanvasModel
public import CanvasStep
import NetworkSimulator

/// Runs a canvas in the world of its scenario: people, events, stand-ins of the networks, the journey, the figures.
public struct ScenarioRun: Sendable {
    /// The canvas.
    public var canvas: Canvas
    /// The world.
    public var scenario: Scenario
    /// What people do by themselves.
    public var behavior: [Behavior]
    /// The step types and plugins.
    public var registry: Registry
    /// Where the requests of networks go.
    public var destinations: NetworkDestinations
    /// How many threads may make people at once; no figure depends on it.
    public var threads: Int
    /// The most visits that a step is given at once, when not the runner's own choice; no figure depends on it.
    package var sliceSize: Int?
    /// Reads a wall clock in seconds, for the timing of the result alone.
    public var stopwatch: @Sendable () -> Double
    /// Is told of the run while it goes on.
    public var observer: Observer

    /// What is told of a run while it goes on.
    public struct Observer: Sendable {
        /// Is called once, when people are read and the canvas is launched, with how many people there are and where
        /// each network's requests go.
        public var began: @Sendable (_ people: Int, _ networks: [(name: String, destination: String)]) -> Void
        /// Is called now and then.
        public var progress: @Sendable (FlowProgress) -> Void
        /// Is called with a sentence that a person should know.
        public var notice: @Sendable (String) -> Void

        /// Makes an observer; without arguments one that ignores everything.
        public init(
            began: @escaping @Sendable (Int, [(name: String, destination: String)]) -> Void = { _, _ in },
            progress: @escaping @Sendable (FlowProgress) -> Void = { _ in },
            notice: @escaping @Sendable (String) -> Void = { _ in }
        ) {
            self.began = began
            self.progress = progress
            self.notice = notice
        }
    }

    /// The only person in the run, by `external_id`; `nil` for everybody.
    var only: String?
    /// How the profile of somebody changes in mid-run.
    package var fork: (externalID: String, change: ProfileFork)?

    /// Describes a run.
    public init(
        canvas: Canvas,
        scenario: Scenario,
        behavior: [Behavior],
        registry: Registry,
        destinations: NetworkDestinations,
        threads: Int = 1,
        stopwatch: @escaping @Sendable () -> Double = { 0 },
        observer: Observer = Observer()
    ) {
        self.canvas = canvas
        self.scenario = scenario
        self.behavior = behavior
        self.registry = registry
        self.destinations = destinations
        self.threads = threads
        self.stopwatch = stopwatch
        self.observer = observer
    }

    /// How long the journey goes on.
    public var length: Interval {
        scenario.runFor ?? FlowInput.defaultLength(of: canvas)
    }

    /// RFC 3339 has four digits for the year, and a sync goes on for up to 13 hours after the journey.
    private static let lastEnd = Instant(seconds: 253_402_300_800) - .days(1)

    /// Runs it.
    ///
    /// - Parameter recorders: Makes what takes the records of what becomes of people, from the people of the run.
    /// - Returns: The figures, and what expectations are held against.
    /// - Throws: `Diagnostic` for input that can't be read, `LaunchRefusal`, `TransportError` when a socket stands
    ///   still, `FlowError` for a bug.
    public func run(
        recordedBy recorders: (People) throws -> [any RunRecorder] = { _ in [] }
    ) async throws -> ExpectationFacts {
        var live = try await start(recordedBy: recorders)
        do {
            try await live.advance(to: live.end)
            let facts = try await live.finish()
            await live.close()
            return facts
        } catch {
            await live.close()
            throw error
        }
    }

    /// Makes everything ready for people to enter, and stops there.
    ///
    /// - Parameter recorders: Makes what takes the records of what becomes of people, from the people of the run.
    /// - Returns: The run, which the caller closes.
    /// - Throws: As ``run(recordedBy:)``.
    public func start(
        recordedBy recorders: (People) throws -> [any RunRecorder] = { _ in [] }
    ) async throws -> LiveRun {
        let began = stopwatch()
        guard scenario.start + length <= Self.lastEnd else {
            throw LaunchRefusal("the run would end after the year 9999", resolve: "let it start earlier or end sooner")
        }
        let (world, events) = try await world()
        let (people, change) = try forked(world)
        for warning in scenario.eventWarnings(in: canvas, log: events) { observer.notice(warning.description) }
        if let problem = scenario.problems(with: people, events, in: canvas).first { throw problem }
        let recording = ExpectationRecording(
            scenario.expectations ?? [],
            in: canvas,
            people: people,
            start: scenario.start
        )
        let recorder = RecorderGroup.joining(try recorders(people) + recording.recorders)
        var access = NetworkAccess()
        do {
            try await access.open(
                networks,
                to: destinations,
                settings: { settings(of: $0) },
                faults: { name in scenario.networks.first { $0.name == name }?.faults ?? [] },
                start: scenario.start
            )
            try refuseGeneratedPeople()
            return LiveRun(
                people: people,
                runner: try await runner(people, events, access, recorder, change),
                access: access,
                recording: recording,
                stopwatch: stopwatch,
                began: began
            )
        } catch {
            await access.close()
            throw error
        }
    }

    /// The real network that would get people who do not exist, if there is one.
    ///
    /// They fill an audience with rubbish that nobody can tell from the rest of it.
    private var networkOfGeneratedPeople: NetworkDeclaration? {
        guard case .generated = scenario.people else { return nil }
        return networks.first { destinations.isReal($0.name) }
    }

    /// Whether people who are made up would reach a real network, which only who says so may do.
    public var sendsGeneratedPeople: Bool { networkOfGeneratedPeople != nil }

    private func refuseGeneratedPeople() throws(LaunchRefusal) {
        guard let network = networkOfGeneratedPeople, !destinations.sendsGeneratedPeople, !destinations.isPlan else {
            return
        }
        throw LaunchRefusal(
            "the people of this run are made up, and \(network.name) at \(destinations.urls[network.name] ?? "") is a real"
                + " network",
            resolve: "give your own with --people FILE, look first with --plan, or add --yes-send-to-real-network"
        )
    }

    /// Launches the canvas.
    private func runner(
        _ people: People,
        _ events: EventLog,
        _ access: NetworkAccess,
        _ recorder: (any RunRecorder)?,
        _ change: ArrivalChange?
    ) async throws -> FlowRunner {
        let launched = try await registry.launch(
            canvas,
            people: people,
            start: scenario.start,
            seed: scenario.seed,
            connections: access.connections
        )
        observer.began(people.count, access.destinations)
        var input = FlowInput(
            start: scenario.start,
            runFor: scenario.runFor,
            seed: scenario.seed,
            events: events,
            behavior: behavior,
            midFlow: scenario.midFlow(in: canvas, people: people),
            stopwatch: stopwatch,
            progress: observer.progress,
            isInterrupted: destinations.watch.isInterrupted
        )
        input.change = change
        if let sliceSize { input.sliceSize = sliceSize }
        let runner = FlowRunner(launched, input: input, recorder: recorder)
        for attribute in runner.unknownAttributes {
            observer.notice("nobody in the population has the attribute `\(attribute)`, which the canvas filters on")
        }
        return runner
    }

    /// The networks that the canvas's steps reach, in the order of the plugins.
    private var networks: [NetworkDeclaration] {
        let types = Set(canvas.steps.map(\.type))
        return registry.plugins.compactMap { plugin in
            let isUsed = plugin.stepTypes.contains { types.contains($0.typeName) }
            return isUsed ? plugin.network : nil
        }
    }

    private func settings(of network: String) -> SimulatorSettings {
        let told = scenario.networks.first { $0.name == network }
        var settings = SimulatorSettings(seed: scenario.seed, existingAudiences: told?.existingAudiences ?? [])
        if let rate = told?.matchRate { settings.matchRate = rate }
        for option in told?.options ?? [] { settings.options[option.name] = option.value }
        return settings
    }
}
