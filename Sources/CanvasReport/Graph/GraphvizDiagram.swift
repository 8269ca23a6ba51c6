/// A flow graph in the language of Graphviz (https://graphviz.org/doc/info/lang.html).
struct GraphvizDiagram {
    private let graph: FlowGraph

    init(_ graph: FlowGraph) {
        self.graph = graph
    }

    var document: String {
        let nodes = graph.nodes.map { node in
            let label = node.lines.map(Self.escaped).joined(separator: "\\n")
            let mark = node.isUntaken ? ", color=red, fontcolor=red" : ""
            return "    \(node.id) [label=\"\(label)\"\(Self.form(node.kind))\(mark)];"
        }
        let edges = graph.edges.map { edge in
            let traits =
                (edge.label.map { ["label=\"\(Self.escaped($0))\""] } ?? [])
                + (edge.isUntaken ? ["color=red, fontcolor=red, style=dashed"] : [])
            let list = traits.isEmpty ? "" : " [\(traits.joined(separator: ", "))]"
            return "    \(edge.source) -> \(edge.target)\(list);"
        }
        let lines =
            ["digraph \"\(Self.escaped(graph.name))\" {", "    rankdir=TB;", "    node [shape=box];"]
            + nodes + edges + ["}"]
        return lines.joined(separator: "\n") + "\n"
    }

    private static func form(_ kind: FlowGraph.Node.Kind) -> String {
        switch kind {
        case .step: ""
        case .split: ", shape=diamond"
        case .entry: ", style=rounded"
        case .control: ", style=\"rounded,dashed\""
        case .exit: ", shape=oval"
        }
    }

    /// The text inside quotes: a backslash would begin an escape such as `\N`, an ampersand an HTML entity.
    private static func escaped(_ text: String) -> String {
        text.printable.map { character in
            switch character {
            case "\"": "\\\""
            case "\\": "\\\\"
            case "&": "&amp;"
            default: String(character)
            }
        }.joined()
    }
}
