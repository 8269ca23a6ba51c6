import CanvasModel

/// Time passes on every loop.
struct TimelessLoopCheck: Check {
    func look(at draft: CanvasDraft, _ graph: StepGraph, into diagnostics: inout Diagnostics) {
        let components = graph.components { !$0.takesTime }
        for component in components.sorted(by: { ($0.first ?? 0) < ($1.first ?? 0) }) {
            guard let start = component.first, let loop = loop(from: start, within: component, graph) else { continue }
            let names = (loop + [start]).map { "`\(draft.steps[$0].id)`" }.joined(separator: " → ")
            diagnostics.error(
                at: draft.steps[start].position,
                "no time passes on the loop \(names)",
                fix: "put a step that takes time into it, or let it lead out"
            )
        }
    }

    /// The shortest way from a step back to itself.
    private func loop(from start: Int, within component: [Int], _ graph: StepGraph) -> [Int]? {
        var cameFrom: [Int: Int] = [:]
        var open = [start]
        var next = 0
        while next < open.count {
            let step = open[next]
            next += 1
            for edge in graph.edges[step] where !edge.takesTime {
                guard let target = edge.target, component.contains(target) else { continue }
                if target == start { return way(to: step, from: start, cameFrom) }
                guard cameFrom[target] == nil else { continue }
                cameFrom[target] = step
                open.append(target)
            }
        }
        return nil
    }

    private func way(to end: Int, from start: Int, _ cameFrom: [Int: Int]) -> [Int] {
        var steps = [end]
        while let last = steps.last, last != start, let previous = cameFrom[last] { steps.append(previous) }
        return steps.reversed()
    }
}
