import CanvasFlow
import CanvasHost
import CanvasModel
import CanvasStep
import NetworkSimulator

/// Runs people who are tried in a canvas, in process, and tells their journeys.
struct CoverWorld {
    /// Somebody who is tried.
    struct Candidate {
        let id: String
        let profile: ProposedProfile
    }

    let canvas: Canvas
    let document: CoverDocument
    let registry: Registry
    let simulators: [String: SimulatorFactory]
    /// The networks of the scenarios given, without their bad days.
    let networks: [Scenario.Network]
    let start: Instant
    let seed: UInt64

    /// Everybody's journey, by name.
    func journeys(of candidates: [Candidate]) async throws -> [String: PersonJourney] {
        var diagnostics = Diagnostics()
        var world = scenario(of: candidates)
        let habits = Self.habits(of: candidates)
        world.behavior = habits.flatMap { BehaviorReader().read(document.behavior($0), into: &diagnostics) }
        let run = ScenarioRun(
            canvas: canvas,
            scenario: world,
            behavior: world.behavior(in: canvas, into: &diagnostics),
            registry: registry,
            destinations: NetworkDestinations(simulators: simulators, isInProcess: true)
        )
        if let problem = diagnostics.all.first(where: { $0.severity == .error }) { throw problem }
        var recorder: JourneyRecorder?
        let facts = try await run.run { people in
            let made = JourneyRecorder(of: candidates.map(\.id), in: canvas, people: people)
            recorder = made
            return [made]
        }
        return recorder?.journeys(at: facts.result.endedAt) ?? [:]
    }

    /// The habits that some have, each once.
    static func habits(of candidates: [Candidate]) -> [ProposedProfile.Habit] {
        var seen: Set<ProposedProfile.Habit> = []
        return candidates.flatMap(\.profile.habits).filter { seen.insert($0).inserted }
    }

    /// How long a run lasts in which the last begins at an instant: long enough for each loop to be gone twice.
    func length(lastEntry: Instant) -> Interval {
        let path = canvas.longestPath
        return (lastEntry - start) + path + path + .days(2)
    }

    private func scenario(of candidates: [Candidate]) -> Scenario {
        let position = Position(file: "proposal")
        return Scenario(
            file: "proposal",
            canvas: "proposal",
            canvasPosition: position,
            start: start,
            runFor: length(lastEntry: candidates.compactMap(\.profile.trigger).max() ?? start),
            seed: seed,
            people: .inline(candidates.map { document.person($0.id, $0.profile) }),
            events: .inline(candidates.flatMap { document.events(of: $0.id, $0.profile) }),
            behavior: [],
            networks: networks,
            expectations: nil
        )
    }
}
