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

    /// Takes a canvas.
    public init(_ canvas: Canvas) {
        self.canvas = canvas
    }

    /// The diagram, with a line feed at the end.
    public func document(_ format: Format) -> String {
        let graph = FlowGraph(canvas)
        return switch format {
        case .mermaid: MermaidDiagram(graph).document
        case .dot: GraphvizDiagram(graph).document
        }
    }
}
