import CanvasCommands
import CanvasFlow
import CanvasModel
import CanvasReport
import CanvasScenario
import CanvasStep

/// An engine that answers what a test says.
struct RecordedEngine: CanvasEngine {
    var inspection = Inspection(
        canvas: Fixtures.canvas([("wait", "delay", [])]),
        diagnostics: [],
        effectiveDocument: "name: x\n"
    )
    var verdict = RunVerdict(expectations: 1)
    var networks: [RunResult.NetworkResult] = []
    var sendsGeneratedPeople = false
    var isInterrupted = false
    var failure: (any Error)?
    var check: @Sendable (RunRequest) -> Void = { _ in }

    func inspect(_ subject: Subject) throws -> Inspection {
        if let failure { throw failure }
        return inspection
    }

    func explain(_ request: ExplainRequest, reporting observer: RunObserver) async throws -> ExplainOutcome {
        throw failure ?? ExplanationProblem.unknownPerson(request.person, fix: "there is nobody in the run")
    }

    func run(_ request: RunRequest, reporting observer: RunObserver) async throws -> RunOutcome {
        check(request)
        if let failure { throw failure }
        observer.heading(Fixtures.heading)
        for day in [1, 1, 14] {
            observer.progress(ProgressBar(fraction: Double(day) / 14, day: day, days: 14, seconds: 0.1))
        }
        observer.notice("a note")
        var result = Fixtures.result(
            steps: [Fixtures.step("wait", "delay", [1, 0, 1, 0], own: isInterrupted ? [("users_pending", 1)] : [])],
            networks: networks,
            entries: 1
        )
        result.isInterrupted = isInterrupted
        return RunOutcome(
            heading: Fixtures.heading,
            canvas: Fixtures.canvas([("wait", "delay", [])]),
            result: result,
            verdict: verdict,
            sendsGeneratedPeople: sendsGeneratedPeople
        )
    }
}
