import CanvasHost
import CanvasModel
import CanvasReport
package import CanvasScenario
import CanvasStep
import Foundation
import Synchronization

extension ScenarioEngine {
    package func compare(
        _ request: CompareRequest,
        reporting observer: RunObserver
    ) async throws -> RunComparison {
        let registry = try Registry(toolbox.plugins)
        let versions = try ComparedVersions.read(
            request.first.canvasPlace,
            request.second.canvasPlace,
            scenario: try request.scenario.map { try scenario(of: $0) },
            registry: registry,
            simulators: toolbox.simulators
        )
        guard !versions.hasErrors, let world = versions.world else { throw CommandFailure.input(versions.diagnostics) }
        // Both versions have the world's oddities in common.
        let told = Mutex<Set<String>>([])
        @Sendable func notice(_ sentence: String) {
            if told.withLock({ $0.insert(sentence).inserted }) { observer.notice(sentence) }
        }
        for diagnostic in versions.diagnostics { notice(diagnostic.description) }
        for note in versions.notes { notice(note) }
        let comparison = try await versions.run(
            ComparedVersions.Running(
                registry: registry,
                simulators: toolbox.simulators,
                threads: request.threads ?? ProcessInfo.processInfo.activeProcessorCount,
                mostNamed: request.mostNamed,
                notice: notice
            )
        )
        guard let comparison else { throw CommandFailure.input(versions.diagnostics) }
        observer.heading(
            RunHeading(
                name: "\(request.first.word) → \(request.second.word)",
                people: comparison.population,
                origin: world.origin,
                seed: world.seed,
                start: world.start,
                runFor: world.runFor ?? .zero,
                networks: []
            )
        )
        return comparison
    }

    private func scenario(of subject: Subject) throws -> ComparedVersions.Place {
        switch subject {
        case .file(let path): return ComparedVersions.Place(path, in: .disk)
        case .sample(let sample):
            guard let scenario = sample.scenario else {
                throw CommandFailure.input("the sample `\(sample.name)` has no scenario")
            }
            return ComparedVersions.Place(scenario.name, in: sample.source)
        }
    }
}

extension Subject {
    /// What a person calls it.
    fileprivate var word: String {
        switch self {
        case .file(let path): path
        case .sample(let sample): sample.name
        }
    }

    fileprivate var canvasPlace: ComparedVersions.Place {
        switch self {
        case .file(let path): ComparedVersions.Place(path, in: .disk)
        case .sample(let sample): ComparedVersions.Place(sample.canvas.name, in: sample.source)
        }
    }
}

extension Sample {
    fileprivate var source: DocumentSource {
        .bundled(Dictionary(files.map { ($0.name, $0.bytes) }, uniquingKeysWith: { first, _ in first }))
    }
}
