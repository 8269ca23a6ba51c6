import CanvasHost
import CanvasModel
import CanvasScenario
import CanvasStep
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
        if let path = request.save { try await save(run, request, to: path, observer) }
        return .one(try await run.explain(request.person))
    }

    /// Writes a scenario of one person, and for a sample the canvas that it names beside it.
    private func save(
        _ run: ScenarioRun,
        _ request: ExplainRequest,
        to path: String,
        _ observer: RunObserver
    ) async throws {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().standardizedFileURL
        let canvas: String
        let document: LocatedValue?
        switch request.subject {
        case .file:
            let named = URL(fileURLWithPath: run.scenario.canvas).standardizedFileURL
            canvas = named.deletingLastPathComponent() == folder ? named.lastPathComponent : named.path
            document = run.scenario.file == run.scenario.canvas ? nil : try DocumentReader.read(run.scenario.file)
        case .sample(let sample):
            canvas = sample.canvas.name
            document = try sample.scenario.map { file throws(Diagnostic) in
                try DocumentReader(file: file.name).read(file.bytes)
            }
        }
        let text = try await run.saved(request.person, canvas: canvas, document: document)
        if case .sample(let sample) = request.subject {
            let beside = folder.appendingPathComponent(canvas).path
            if !FileManager.default.fileExists(atPath: beside) {
                try Self.write(sample.canvas.bytes, to: beside)
                observer.notice("the sample's canvas is written beside the scenario, to \(beside)")
            }
        }
        try Self.write(Array(text.utf8), to: path)
        observer.notice("saved to \(path); run it with `canvas test`")
    }

    /// Writes a file as a whole or not at all.
    private static func write(_ bytes: [UInt8], to path: String) throws(CommandFailure) {
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw .input("`\(path)` can't be written", fix: "name a file in a folder that is there and yours")
        }
    }
}
