/// A flow graph in Mermaid (https://mermaid.js.org/syntax/flowchart.html).
struct MermaidDiagram {
    private let graph: FlowGraph

    init(_ graph: FlowGraph) {
        self.graph = graph
    }

    var document: String {
        let nodes = graph.nodes.map { "    \(node($0))" }
        let edges = graph.edges.map { edge in
            let label = edge.label.map { "|\"\(Self.escaped($0))\"|" } ?? ""
            return "    \(edge.source) \(edge.isUntaken ? "-.->" : "-->")\(label) \(edge.target)"
        }
        return (["flowchart TD"] + nodes + edges + marks).joined(separator: "\n") + "\n"
    }

    /// What makes the boxes and arrows that nobody took stand out.
    private var marks: [String] {
        let style = "stroke:#c00,stroke-dasharray:4 3"
        let nodes = graph.nodes.filter(\.isUntaken).map(\.id)
        let edges = graph.edges.indices.filter { graph.edges[$0].isUntaken }.map(String.init)
        return
            (nodes.isEmpty
            ? [] : ["    classDef untaken \(style)", "    class \(nodes.joined(separator: ",")) untaken"])
            + (edges.isEmpty ? [] : ["    linkStyle \(edges.joined(separator: ",")) \(style)"])
    }

    private func node(_ node: FlowGraph.Node) -> String {
        let label = "\"" + node.lines.map(Self.escaped).joined(separator: "<br/>") + "\""
        // `exit` is spared as an id only because it is none of Mermaid's words; `end` would break the diagram.
        return switch node.kind {
        case .entry, .exit, .control: "\(node.id)([\(label)])"
        case .step: "\(node.id)[\(label)]"
        case .split: "\(node.id){\(label)}"
        }
    }

    /// The text as Mermaid's entity codes where a quote, markup or a Markdown string could begin or end.
    private static func escaped(_ text: String) -> String {
        text.printable.map { character in
            switch character {
            case "\"": "#quot;"
            case "#": "#35;"
            case "&": "#amp;"
            case "<": "#lt;"
            case ">": "#gt;"
            case "`": "#96;"
            case "\\": "#92;"
            default: String(character)
            }
        }.joined()
    }
}
