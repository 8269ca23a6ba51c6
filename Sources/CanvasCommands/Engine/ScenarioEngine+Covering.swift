import CanvasFlow
import CanvasHost
import CanvasModel
import CanvasScenario
import Foundation

extension ScenarioEngine {
    package func cover(_ request: CoverRequest) async throws -> Cover {
        let registry = try Registry(toolbox.plugins)
        let documents = try read(request.subject, [], registry)
        guard !documents.hasErrors, let canvas = documents.canvas, let scenario = documents.scenario,
            let document = documents.document
        else { throw CommandFailure.input(documents.diagnostics) }
        var coverage = Coverage(of: canvas)
        var model = documents.isStandardScenario ? nil : scenario
        // Nobody wrote the standard scenario, so that it takes nothing.
        let beside = documents.isStandardScenario ? [] : [request.subject]
        for subject in request.scenarios.isEmpty ? beside : request.scenarios {
            var run = RunRequest(subject: subject)
            run.isInProcess = true
            let outcome = try await self.run(run, reporting: .silent)
            guard coverage.add(outcome.result, of: outcome.canvas) else {
                throw CommandFailure.input(
                    "`\(subject.name)` runs another canvas than `\(request.subject.name)`",
                    fix: "give scenarios whose `canvas` it is"
                )
            }
        }
        if let first = request.scenarios.first { model = try read(first, [], registry).scenario }
        let search = CoverSearch(
            of: canvas,
            beyond: coverage,
            like: model,
            registry: registry,
            simulators: toolbox.simulators
        )
        let result = try await search.run(canvasPath: Self.path(of: scenario.canvas, from: request.output))
        if let text = result.scenario { try await check(text, document, registry) }
        let notice = "there is no scenario beside the canvas, so that nothing of it counts as taken"
        return Cover(result: result, notices: documents.isStandardScenario && request.scenarios.isEmpty ? [notice] : [])
    }

    /// Runs what was written, as whoever gets it will: it is a test that passes, or a bug of ours.
    private func check(_ text: String, _ canvas: LocatedValue, _ registry: Registry) async throws {
        let documents = RunDocuments.read(
            canvas,
            scenario: try DocumentReader(file: "proposals").read(Array(text.utf8)),
            registry: registry,
            simulators: toolbox.simulators
        )
        var problems = documents.diagnostics.filter { $0.severity == .error && $0.position.file == "proposals" }
            .map(\.description)
        if let checked = documents.canvas, let scenario = documents.scenario, problems.isEmpty {
            let run = ScenarioRun(
                canvas: checked,
                scenario: scenario,
                behavior: documents.behavior,
                registry: registry,
                destinations: NetworkDestinations(simulators: toolbox.simulators, isInProcess: true)
            )
            problems = scenario.failures(in: try await run.run()).map(\.description)
        }
        guard let problem = problems.first else { return }
        throw CommandFailure(.bug, "a proposal does not do what it should: \(problem)", fix: "please report it")
    }

    /// How a scenario in one file names a canvas in another.
    private static func path(of canvas: String, from scenario: String?) -> String {
        let file = URL(filePath: canvas).standardizedFileURL
        guard let scenario else { return file.lastPathComponent }
        let from = URL(filePath: scenario).standardizedFileURL.deletingLastPathComponent().pathComponents
        let to = file.pathComponents
        let shared = zip(from, to).prefix { $0 == $1 }.count
        let steps = Array(repeating: "..", count: from.count - shared) + to.dropFirst(shared)
        return steps.joined(separator: "/")
    }
}
