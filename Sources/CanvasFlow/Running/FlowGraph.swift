import CanvasHost
import CanvasModel
import CanvasStep

/// A canvas's steps and paths as numbers: what the runner moves visits over.
struct FlowGraph {
    struct Edge {
        let source: Int
        /// The step that it leads to, -1 when the journey ends.
        let target: Int
    }

    /// All paths, step by step, in the order that each step declares.
    let edges: [Edge]
    /// Where each step's paths begin in `edges`; one more than there are steps.
    let firstEdge: [Int]
    /// The steps in the order in which they are given visits within a tick.
    let order: [Int]
    /// Each step's place in `order`.
    let rank: [Int]
    /// Whether a visit can come back to the step.
    let isCyclic: [Bool]

    init(_ canvas: Canvas) {
        var edges: [Edge] = []
        var firstEdge: [Int] = []
        for step in canvas.steps {
            firstEdge.append(edges.count)
            edges += step.edges.map { Edge(source: step.index, target: $0.target ?? -1) }
        }
        firstEdge.append(edges.count)
        self.edges = edges
        self.firstEdge = firstEdge
        order = canvas.order
        var rank = [Int](repeating: 0, count: canvas.steps.count)
        for (place, step) in canvas.order.enumerated() { rank[step] = place }
        self.rank = rank
        isCyclic = canvas.steps.indices.map { Self.isReachable($0, from: $0, edges, firstEdge) }
    }

    /// Whether a path, of one step at least, leads from a step to another or back to itself.
    func isReachable(_ step: Int, from start: Int) -> Bool {
        Self.isReachable(step, from: start, edges, firstEdge)
    }

    private static func isReachable(_ goal: Int, from start: Int, _ edges: [Edge], _ firstEdge: [Int]) -> Bool {
        var seen = Set<Int>()
        var open = [start]
        while let step = open.popLast() {
            for edge in edges[firstEdge[step]..<firstEdge[step + 1]] where edge.target >= 0 {
                if edge.target == goal { return true }
                if seen.insert(edge.target).inserted { open.append(edge.target) }
            }
        }
        return false
    }

    /// The number of a step's path.
    @inline(__always)
    func edge(of step: Int, path: UInt8) -> Int? {
        let edge = firstEdge[step] + Int(path)
        return edge < firstEdge[step + 1] ? edge : nil
    }
}
