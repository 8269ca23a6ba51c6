public import CanvasFlow
public import CanvasHost
public import CanvasModel
import CanvasStep

/// A canvas and the world that it runs in, read and checked.
public struct RunDocuments: Sendable {
    /// The canvas; `nil` when a problem blocks.
    public var canvas: Canvas?
    /// The scenario; `nil` when a problem blocks.
    public var scenario: Scenario?
    /// The scenario's behavior in the canvas.
    public var behavior: [Behavior]
    /// Whether there is no scenario, and the standard one stands in for it.
    public var isStandardScenario: Bool
    /// The canvas's document.
    public var document: LocatedValue?
    /// All problems of both documents, by file, line and column.
    public var diagnostics: [Diagnostic]

    /// The files that a run of them depends on: scenario and canvas, those of people and events, the snapshot.
    public var files: [String] {
        var files: [String] = []
        if let scenario {
            files = isStandardScenario ? [scenario.canvas] : [scenario.file, scenario.canvas]
            if case .file(let path, _) = scenario.people { files.append(path) }
            if case .file(let path, _) = scenario.events { files.append(path) }
            if let snapshot = scenario.snapshot { files.append(snapshot.path) }
        } else if let document {
            files = [document.position.file]
        }
        var seen: Set<String> = []
        return files.filter { !$0.isEmpty && seen.insert($0).inserted }
    }

    /// Reads a canvas or a scenario with its canvas, and finds every problem.
    ///
    /// A canvas runs in the scenario beside it, `NAME.scenario.yaml`; without one, in the standard scenario.
    ///
    /// - Parameters:
    ///   - path: The canvas or the scenario.
    ///   - source: Where files are.
    ///   - changes: Changes of the canvas's settings.
    ///   - registry: The step types.
    ///   - simulators: The stand-ins of networks, for their options.
    /// - Throws: The problem for which there is nothing to look for problems in.
    public static func read(
        _ path: String,
        from source: DocumentSource,
        changes: [DocumentChange] = [],
        registry: Registry,
        simulators: [String: SimulatorFactory] = [:]
    ) throws(Diagnostic) -> RunDocuments {
        let first = try source.read(path)
        let isScenario = first["canvas"] != nil && first["steps"] == nil
        let scenarioPath = isScenario ? path : scenario(beside: path, in: source)
        var found = Diagnostics()
        var scenario: Scenario?
        if let scenarioPath {
            let document = isScenario ? first : try source.read(scenarioPath)
            scenario = Scenario.read(document, into: &found)
            if isScenario, scenario == nil {
                return RunDocuments(
                    behavior: [],
                    isStandardScenario: false,
                    document: nil,
                    diagnostics: found.sorted
                )
            }
        }
        let canvasPath = isScenario ? scenario?.canvas ?? path : path
        var document = isScenario ? try canvasDocument(scenario, from: source) : first
        for change in changes { document = try change.apply(to: document) }
        return read(
            document,
            scenario: scenario,
            canvasPath: canvasPath,
            found: found,
            registry: registry,
            simulators: simulators
        )
    }

    /// Checks a canvas and a scenario that are documents already, put together in code.
    ///
    /// - Parameters:
    ///   - document: The canvas.
    ///   - scenario: The scenario; the file that it names as its canvas is not asked for.
    ///   - registry: The step types.
    ///   - simulators: The stand-ins of networks, for their options.
    public static func read(
        _ document: LocatedValue,
        scenario: LocatedValue,
        registry: Registry,
        simulators: [String: SimulatorFactory] = [:]
    ) -> RunDocuments {
        var found = Diagnostics()
        let world = Scenario.read(scenario, into: &found)
        return read(
            document,
            scenario: world,
            canvasPath: document.position.file,
            found: found,
            registry: registry,
            simulators: simulators
        )
    }

    /// Checks a canvas in a world that was read already, or else in the standard one.
    static func read(
        _ document: LocatedValue,
        scenario given: Scenario?,
        canvasPath: String,
        found diagnostics: Diagnostics,
        registry: Registry,
        simulators: [String: SimulatorFactory]
    ) -> RunDocuments {
        var (scenario, found) = (given, diagnostics)
        let isStandard = given == nil
        let read = CanvasReader(registry).read(document)
        found.add(read.diagnostics.all)
        var behavior: [Behavior] = []
        if let canvas = read.canvas {
            if isStandard { scenario = .standard(for: canvas, file: canvasPath) }
            // The check notes the steps that behavior names in vain, so that this finds them without a word.
            scenario?.check(against: canvas, registry: registry, into: &found)
            var noted = Diagnostics()
            behavior = scenario?.behavior(in: canvas, into: &noted) ?? []
        }
        scenario?.checkNetworks(
            known: registry.plugins.compactMap { $0.network?.name },
            options: NetworkDestinations.options(of: simulators),
            answers: NetworkDestinations.answers(of: simulators),
            into: &found
        )
        return RunDocuments(
            canvas: read.canvas,
            scenario: scenario,
            behavior: behavior,
            isStandardScenario: isStandard,
            document: document,
            diagnostics: found.sorted
        )
    }

    /// Whether a problem blocks.
    public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    private static func canvasDocument(
        _ scenario: Scenario?,
        from source: DocumentSource
    ) throws(Diagnostic) -> LocatedValue {
        guard let scenario else { throw .error(at: Position(file: ""), "there is no canvas") }
        guard source.has(scenario.canvas) else {
            throw .error(at: scenario.canvasPosition, "there is no canvas `\(scenario.canvas)`")
        }
        return try source.read(scenario.canvas)
    }

    /// The scenario beside a canvas, if there is one.
    static func scenario(beside path: String, in source: DocumentSource) -> String? {
        for ending in [".canvas.yaml", ".canvas.yml", ".canvas.json", ".yaml", ".yml", ".json"]
        where path.lowercased().hasSuffix(ending) {
            let name = path.dropLast(ending.count)
            return [".scenario.yaml", ".scenario.yml", ".scenario.json"].map { name + $0 }.first { source.has($0) }
        }
        return nil
    }
}
