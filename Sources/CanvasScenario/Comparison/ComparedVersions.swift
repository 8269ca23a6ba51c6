import CanvasFlow
public import CanvasHost
public import CanvasModel
import CanvasStep

/// Two versions of a canvas in one world, read and checked.
public struct ComparedVersions: Sendable {
    /// A document by its path, and where its files are.
    public struct Place: Sendable {
        let path: String
        let source: DocumentSource

        /// Names a document.
        public init(_ path: String, in source: DocumentSource) {
            self.path = path
            self.source = source
        }
    }

    /// The first version in the world.
    public let first: RunDocuments
    /// The second version in the same world.
    public let second: RunDocuments
    /// What the world says that only one version can follow, each a sentence.
    public let notes: [String]

    /// Reads two versions and the world that both run in.
    ///
    /// The world's expectations are not read on: they are those of one version, and nothing is tested here. What it says
    /// of a step that only one of the two has is left out for the other, and noted.
    ///
    /// - Parameters:
    ///   - first: The first canvas.
    ///   - second: The second canvas.
    ///   - scenario: The world; `nil` for the one beside the first canvas, or the standard one.
    ///   - registry: The step types.
    ///   - simulators: The stand-ins of networks, for their options.
    /// - Throws: The problem for which there is nothing to look for problems in.
    public static func read(
        _ first: Place,
        _ second: Place,
        scenario: Place?,
        registry: Registry,
        simulators: [String: SimulatorFactory]
    ) throws(Diagnostic) -> ComparedVersions {
        let documents = (try canvas(first), try canvas(second))
        var found = Diagnostics()
        var world: Scenario?
        let beside = RunDocuments.scenario(beside: first.path, in: first.source).map { Place($0, in: first.source) }
        if let place = scenario ?? beside {
            let document = try place.source.read(place.path)
            guard document["steps"] == nil else {
                throw .error(at: document.position, "it is a canvas, not a scenario", fix: "name a *.scenario.yaml")
            }
            world = Scenario.read(document.without(["expect", "snapshot"]), into: &found)
            if world == nil || found.hasErrors {
                let refused = RunDocuments(
                    behavior: [],
                    isStandardScenario: false,
                    document: nil,
                    diagnostics: found.sorted
                )
                return ComparedVersions(first: refused, second: refused, notes: [])
            }
        }
        let canvases = (
            CanvasReader(registry).read(documents.0).canvas, CanvasReader(registry).read(documents.1).canvas
        )
        var notes: [String] = []
        if world == nil, let canvas = canvases.0 { world = .standard(for: canvas, file: first.path) }
        func version(_ document: LocatedValue, of other: Canvas?, _ canvas: Canvas?, _ name: String) -> RunDocuments {
            var scenario = world
            if let canvas {
                notes += scenario?.keep(to: canvas, ratherThan: other, version: name) ?? []
            }
            return RunDocuments.read(
                document,
                scenario: scenario,
                canvasPath: document.position.file,
                found: found,
                registry: registry,
                simulators: simulators
            )
        }
        return ComparedVersions(
            first: version(documents.0, of: canvases.1, canvases.0, "the first version"),
            second: version(documents.1, of: canvases.0, canvases.1, "the second version"),
            notes: notes
        )
    }

    /// The problems of both, each once.
    public var diagnostics: [Diagnostic] {
        var seen: Set<String> = []
        return (first.diagnostics + second.diagnostics).filter { seen.insert($0.description).inserted }
    }

    /// Whether a problem blocks.
    public var hasErrors: Bool { first.hasErrors || second.hasErrors }

    private static func canvas(_ place: Place) throws(Diagnostic) -> LocatedValue {
        let document = try place.source.read(place.path)
        guard document["canvas"] == nil || document["steps"] != nil else {
            throw .error(
                at: document.position,
                "it is a scenario, and two canvases are compared",
                fix: "name the canvas, and the scenario with --scenario"
            )
        }
        return document
    }
}
