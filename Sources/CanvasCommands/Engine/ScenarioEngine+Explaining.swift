import CanvasHost
import CanvasScenario
import Foundation

extension ScenarioEngine {
    package func explain(_ request: ExplainRequest, reporting observer: RunObserver) async throws -> ExplainOutcome {
        let registry = try Registry(toolbox.plugins)
        let documents = try read(request.subject, [], registry)
        guard !documents.hasErrors, let canvas = documents.canvas, let scenario = documents.scenario else {
            throw CommandFailure.input(documents.diagnostics)
        }
        let run = ScenarioRun(
            canvas: canvas,
            scenario: scenario,
            behavior: documents.behavior,
            registry: registry,
            destinations: NetworkDestinations(simulators: toolbox.simulators, isInProcess: true),
            threads: ProcessInfo.processInfo.activeProcessorCount,
            observer: ScenarioRun.Observer(notice: observer.notice)
        )
        if let fork = request.fork { return .forked(try await run.explain(request.person, forking: fork)) }
        return .one(try await run.explain(request.person))
    }
}
