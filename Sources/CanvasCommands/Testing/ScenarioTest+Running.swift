import CanvasModel
import CanvasReport
import CanvasScenario

extension ScenarioTest {
    /// Runs the scenario in simulators of its own, and looks at what came out.
    ///
    /// - Parameters:
    ///   - engine: What runs it.
    ///   - threads: How many threads the run may use by itself; no figure depends on it.
    ///   - updates: Whether what came out is written to the scenario's snapshot instead of being compared with it.
    func outcome(by engine: any CanvasEngine, threads: Int, updates: Bool) async -> TestOutcome {
        let clock = ContinuousClock()
        let began = clock.now
        var outcome = TestOutcome(
            name: subject.name,
            expectations: expectations,
            failures: problems.map(\.description)
        )
        outcome.warnings = warnings.map(\.description)
        if problems.isEmpty {
            do {
                let run = try await engine.run(request(threads), reporting: .silent)
                outcome.run = run
                outcome.failures = run.verdict.failures
                try compare(run, updates: updates, &outcome)
            } catch {
                outcome.failures += Self.diagnostics(error, of: subject).map(\.description)
            }
        }
        outcome.seconds = (clock.now - began) / .seconds(1)
        return outcome
    }

    private func request(_ threads: Int) -> RunRequest {
        var request = RunRequest(subject: subject.subject)
        request.documents = inspection?.documents
        request.isInProcess = true
        request.threads = threads
        return request
    }

    private func compare(_ run: RunOutcome, updates: Bool, _ outcome: inout TestOutcome) throws(Diagnostic) {
        guard let snapshot = inspection?.snapshot else { return }
        let file = SnapshotFile(snapshot, of: subject)
        let text = SnapshotText(run.result).text
        if updates {
            outcome.snapshot = try file.update(to: text)
        } else if let failure = try file.failure(comparedWith: text) {
            outcome.failures.append(failure)
        }
    }
}
