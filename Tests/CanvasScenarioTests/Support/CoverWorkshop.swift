import CanvasFlow
import CanvasHost
import CanvasModel
import CanvasScenario
import CanvasStep
import FacebookAudience
import FacebookSimulator
import StandardSteps
import Testing

/// A canvas for which people are looked for.
struct CoverWorkshop {
    let document: LocatedValue
    let canvas: Canvas

    init(_ text: String) throws {
        document = try DocumentReader(file: "c.canvas.yaml").read(Array(text.utf8))
        let read = CanvasReader(try Self.registry).read(document)
        canvas = try #require(read.canvas, "\(read.diagnostics.all)")
    }

    func search(beyond coverage: Coverage? = nil) async throws -> CoverResult {
        let search = CoverSearch(
            of: canvas,
            beyond: coverage ?? Coverage(of: canvas),
            like: nil,
            registry: try Self.registry,
            simulators: ["facebook": { FacebookSimulator($0) }]
        )
        return try await search.run(canvasPath: "c.canvas.yaml")
    }

    /// What a run of the scenario that was proposed says of its expectations, and what it takes.
    func check(_ result: CoverResult) async throws -> (failures: [String], coverage: Coverage) {
        let text = try #require(result.scenario)
        return try await run(text)
    }

    func run(_ text: String) async throws -> (failures: [String], coverage: Coverage) {
        let documents = RunDocuments.read(
            document,
            scenario: try DocumentReader(file: "s.scenario.yaml").read(Array(text.utf8)),
            registry: try Self.registry
        )
        let hasErrors = documents.hasErrors
        try #require(!hasErrors, "\(documents.diagnostics)\n\(text)")
        let scenario = try #require(documents.scenario)
        let facts = try await ScenarioRun(
            canvas: canvas,
            scenario: scenario,
            behavior: documents.behavior,
            registry: try Self.registry,
            destinations: NetworkDestinations(simulators: ["facebook": { FacebookSimulator($0) }], isInProcess: true)
        ).run()
        var coverage = Coverage(of: canvas)
        coverage.add(facts.result)
        return (scenario.failures(in: facts).map(\.description), coverage)
    }

    private static var registry: Registry {
        get throws { try Registry([StandardSteps(), FacebookAudience()]) }
    }
}
