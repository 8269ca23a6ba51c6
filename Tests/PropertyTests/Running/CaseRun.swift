import CanvasFlow
import CanvasHost
import CanvasModel
import CanvasReport
import CanvasScenario
import CanvasStep
import FacebookAudience
import FacebookSimulator
import StandardSteps

/// What came of one run of a case.
struct CaseRun {
    /// The figures, as `--json` prints them; nothing measures wall time.
    let json: String
    let figures: RunResult
    /// What became of everybody, in the order of the run; empty when nobody recorded.
    let records: [Record]
}

/// A case that is no valid input: neither a success nor a failure of the runner.
struct NotACase: Error, CustomStringConvertible {
    let description: String
}

/// A run that does not come to its end.
struct Endless: Error, CustomStringConvertible {
    let description = "the run does not end: more than \(Recorder.most) things happened"
}

/// How a case is run, without a figure depending on it.
struct RunManner {
    var threads = 1
    var sliceSize: Int?
    var isRecorded = false
}

extension Case {
    static var registry: Registry {
        get throws { try Registry([StandardSteps(), FacebookAudience()]) }
    }

    /// Reads both documents as `canvas run` does.
    func read(_ registry: Registry) throws -> RunDocuments {
        try Self.read(canvas: canvasYAML, scenario: scenarioYAML, registry)
    }

    static func read(canvas: String, scenario: String, _ registry: Registry) throws -> RunDocuments {
        let documents = try RunDocuments.read(
            "case.scenario.yaml",
            from: .bundled(["case.canvas.yaml": Array(canvas.utf8), "case.scenario.yaml": Array(scenario.utf8)]),
            registry: registry,
            simulators: simulators
        )
        let errors = documents.diagnostics.filter { $0.severity == .error }
        if !errors.isEmpty { throw NotACase(description: errors.map(\.description).joined(separator: "\n")) }
        return documents
    }

    /// Runs the case in process, from its documents.
    func run(_ manner: RunManner = RunManner()) async throws -> CaseRun {
        let registry = try Self.registry
        return try await Self.run(try read(registry), registry, manner)
    }

    static func run(_ documents: RunDocuments, _ registry: Registry, _ manner: RunManner) async throws -> CaseRun {
        guard let canvas = documents.canvas, let scenario = documents.scenario else {
            throw NotACase(description: "there is no canvas or no scenario")
        }
        let recorder = manner.isRecorded ? Recorder() : nil
        var destinations = NetworkDestinations(simulators: simulators, isInProcess: true)
        if let recorder { destinations.watch.isInterrupted = recorder.isTooMuch }
        var run = ScenarioRun(
            canvas: canvas,
            scenario: scenario,
            behavior: documents.behavior,
            registry: registry,
            destinations: destinations,
            threads: manner.threads
        )
        run.sliceSize = manner.sliceSize
        do {
            let facts = try await run.run(recordedBy: { _ in recorder.map { [$0] } ?? [] })
            if recorder?.isTooMuch() ?? false { throw Endless() }
            return CaseRun(
                json: ResultJSON(facts.result).document,
                figures: facts.result,
                records: recorder?.records ?? []
            )
        } catch let refusal as LaunchRefusal {
            throw NotACase(description: "the launch is refused: \(refusal)")
        }
    }

    private static let simulators: [String: SimulatorFactory] = ["facebook": { FacebookSimulator($0) }]
}
