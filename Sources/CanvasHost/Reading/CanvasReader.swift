public import CanvasModel

/// Reads canvas documents and finds every problem in them in one pass.
public struct CanvasReader: Sendable {
    /// The version of the format that is read.
    public static let version = 1
    /// The most steps that a canvas may have.
    ///
    /// Source: Braze, Create a Canvas.
    public static let maximumSteps = 200

    let registry: Registry

    /// Makes a reader.
    ///
    /// - Parameter registry: The step types that documents may use.
    public init(_ registry: Registry) {
        self.registry = registry
    }

    /// Reads a document.
    ///
    /// - Parameter document: The document; its positions are those that the problems point at.
    /// - Returns: The canvas, `nil` when any problem blocks; and all problems by line and column.
    public func read(_ document: LocatedValue) -> (canvas: Canvas?, diagnostics: Diagnostics) {
        var reader = DocumentReader(registry: registry)
        guard let draft = reader.read(document) else { return (nil, reader.diagnostics.inOrder) }
        var diagnostics = reader.diagnostics
        let graph = StepGraph(draft.steps, variants: draft.variants)
        for check in Checks.all { check.look(at: draft, graph, into: &diagnostics) }
        let canvas = diagnostics.hasErrors ? nil : Canvas(draft, graph)
        return (canvas, diagnostics.inOrder)
    }
}

extension Diagnostics {
    fileprivate var inOrder: Diagnostics {
        var ordered = Diagnostics()
        ordered.add(sorted)
        return ordered
    }
}
