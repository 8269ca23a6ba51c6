import CanvasFlow
import CanvasHost
import CanvasModel
import CanvasStep

extension ScenarioRun {
    /// Finds out what becomes of one person, and why.
    ///
    /// They are replayed alone when the canvas has no entry cap and they come to no step that shares anything between
    /// people: everything else about them is a function of themselves. Else the whole run is repeated.
    ///
    /// - Parameter externalID: The person.
    /// - Throws: ``ExplanationProblem``, and as ``run(recordedBy:)``.
    public func explain(_ externalID: String) async throws -> Explanation {
        try await check(person: externalID)
        if canvas.entry.maxEntries == nil {
            let (recorder, end) = try await record(externalID, alone: true)
            let shared = canvas.steps.filter { recorder.visited.contains($0.index) && registry.isShared(type: $0.type) }
            guard let first = shared.first else { return explanation(externalID, recorder, until: end, .alone) }
            let reason = "`\(first.id)` shares its network's requests among the people who come to it"
            return try await explainInWhole(externalID, because: reason)
        }
        return try await explainInWhole(externalID, because: "the canvas caps its entries")
    }

    /// Finds the same out by a repetition of the whole run.
    package func explainInWhole(_ externalID: String, because reason: String) async throws -> Explanation {
        let (recorder, end) = try await record(externalID, alone: false)
        return explanation(externalID, recorder, until: end, .whole(because: reason))
    }

    private func record(_ externalID: String, alone: Bool) async throws -> (ExplanationRecorder, Instant) {
        var run = self
        run.only = alone ? externalID : nil
        run.scenario.expectations = nil
        if alone { run.observer = Observer() }
        let fork = fork?.change
        var made: ExplanationRecorder?
        let facts = try await run.run { people in
            guard let person = people.person(externalID: externalID) else { return [] }
            let recorder = ExplanationRecorder(of: UInt32(person), in: canvas, behavior: behavior, fork: fork)
            made = recorder
            return [recorder]
        }
        guard let made else {
            throw ExplanationProblem.unknownPerson(externalID, fix: "look for it in the people of the run")
        }
        return (made, facts.result.endedAt)
    }

    private func explanation(
        _ externalID: String,
        _ recorder: ExplanationRecorder,
        until end: Instant,
        _ replay: Explanation.Replay
    ) -> Explanation {
        Explanation(
            externalID: externalID,
            canvas: canvas.name,
            replay: replay,
            start: scenario.start,
            end: end,
            moments: recorder.moments,
            absence: recorder.hasEntered ? nil : absence(recorder.moments)
        )
    }

    /// Why somebody never entered, where they were not even turned away.
    private func absence(_ moments: [ExplainedMoment]) -> String? {
        let isRefused = moments.contains { moment in
            if case .turnedAway = moment.kind { true } else { false }
        }
        guard !isRefused else { return "never entered the canvas" }
        switch canvas.schedule {
        case .actionBased(let event): return "never entered the canvas: it begins with \(event), and they never did it"
        case .apiTriggered:
            return "never entered the canvas: it begins with a call, an event named \(EntrySchedule.triggerEvent),"
                + " and there was none for them"
        case .scheduled: return "never entered the canvas: it took nobody in while the run lasted"
        }
    }
}
