import CanvasCommands
import CanvasScenario

extension CanvasEngine {
    /// For engines of tests that are about something else.
    func explain(_ request: ExplainRequest, reporting observer: RunObserver) async throws -> ExplainOutcome {
        throw ExplanationProblem.unknownPerson(request.person, fix: "there is nobody in the run")
    }

    /// For engines of tests that are about something else.
    func cover(_ request: CoverRequest) async throws -> Cover {
        throw CommandFailure.input("this engine covers nothing")
    }

    /// For engines of tests that are about something else.
    func compare(_ request: CompareRequest, reporting observer: RunObserver) async throws -> RunComparison {
        throw CommandFailure.input("this engine compares nothing")
    }
}
