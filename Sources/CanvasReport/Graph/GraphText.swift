public import CanvasFlow
public import CanvasHost
import CanvasStep

/// A canvas as the text of a diagram.
public struct GraphText: Sendable {
    /// The language of the diagram.
    public enum Format: String, CaseIterable, Sendable {
        /// Mermaid, which Markdown pages of code hosts draw.
        case mermaid
        /// Graphviz.
        case dot
    }

    private let canvas: Canvas
    private let coverage: Coverage?

    /// Takes a canvas.
    ///
    /// - Parameters:
    ///   - canvas: The canvas.
    ///   - coverage: What runs have taken of it: the diagram then counts, and marks what nobody took.
    public init(_ canvas: Canvas, coverage: Coverage? = nil) {
        self.canvas = canvas
        self.coverage = coverage
    }

    /// The diagram, with a line feed at the end.
    public func document(_ format: Format) -> String {
        let graph = FlowGraph(canvas, coverage: coverage)
        return switch format {
        case .mermaid: MermaidDiagram(graph).document
        case .dot: GraphvizDiagram(graph).document
        }
    }
}
