import CanvasFlow
public import CanvasHost
import CanvasModel
import CanvasStep

extension ComparedVersions {
    /// How the two runs are made.
    public struct Running: Sendable {
        /// The step types and plugins.
        public var registry: Registry
        /// What makes the stand-in of each network.
        public var simulators: [String: SimulatorFactory]
        /// How many threads may make people at once; no figure depends on it.
        public var threads: Int
        /// How many people are named at each place.
        public var mostNamed: Int
        /// Is told what a person should know, a sentence each.
        public var notice: @Sendable (String) -> Void

        /// Says how.
        public init(
            registry: Registry,
            simulators: [String: SimulatorFactory],
            threads: Int,
            mostNamed: Int,
            notice: @escaping @Sendable (String) -> Void
        ) {
            self.registry = registry
            self.simulators = simulators
            self.threads = threads
            self.mostNamed = mostNamed
            self.notice = notice
        }
    }

    /// The seed, the start, the length of both runs, and where their people come from.
    public var world: Scenario? {
        guard let first = first.canvas, let second = second.canvas, var world = self.first.scenario else { return nil }
        // The versions may differ in how long they take, and are looked at for the same time.
        world.runFor =
            world.runFor ?? max(FlowInput.defaultLength(of: first), FlowInput.defaultLength(of: second))
        return world
    }

    /// Runs both versions, with the same people and the same draws, each with stand-ins of its own.
    ///
    /// - Throws: As `ScenarioRun.run`.
    public func run(_ running: Running) async throws -> RunComparison? {
        guard let world, let a = first.canvas, let b = second.canvas else { return nil }
        let people = try await world.makePeople(threads: running.threads)
        let codes = DigestRecorder.codes(of: [a, b])
        func run(_ documents: RunDocuments, _ canvas: Canvas) async throws -> ComparedRun {
            var scenario = documents.scenario ?? world
            scenario.runFor = world.runFor
            // People written out may begin at a step, which only the text of the scenario says.
            if case .inline = scenario.people {} else { scenario.people = .made(people) }
            let recorder = DigestRecorder(canvas, people: people.count, codes: codes)
            let run = ScenarioRun(
                canvas: canvas,
                scenario: scenario,
                behavior: documents.behavior,
                registry: running.registry,
                destinations: NetworkDestinations(simulators: running.simulators, isInProcess: true),
                threads: running.threads,
                observer: ScenarioRun.Observer(notice: running.notice)
            )
            return ComparedRun(
                canvas: canvas,
                result: try await run.run(recordedBy: { _ in [recorder] }).result,
                recorder: recorder
            )
        }
        let before = try await run(first, a)
        let after = try await run(second, b)
        return RunComparison(before, after, people: people, naming: running.mostNamed)
    }
}
