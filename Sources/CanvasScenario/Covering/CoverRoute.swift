import CanvasFlow
import CanvasHost
import CanvasModel
import CanvasStep

/// A way through a canvas that comes to no step twice, as the paths that lead along it.
struct CoverRoute {
    /// The variant that it begins with.
    let variant: Int
    /// The paths in order; empty for who is only to enter.
    let edges: [PlacedStep.Edge]

    /// The most ways that are looked for.
    static let most = 2000

    /// The ways to a part of a canvas, the shorter first, and whether these are all.
    static func routes(to part: Coverage.Part, in canvas: Canvas) -> (routes: [CoverRoute], areAll: Bool) {
        switch part {
        case .variant(let variant): return ([CoverRoute(variant: variant, edges: [])], true)
        case .exitCriteria:
            // Any way on which time passes may be left; the longer ones last longer.
            var all: [CoverRoute] = []
            for step in canvas.steps.indices.reversed() where canvas.steps[step].edges.contains(where: \.takesTime) {
                all += routes(toStep: step, in: canvas).routes.prefix(2)
            }
            return (all, false)
        case .step(let step): return routes(toStep: step, in: canvas)
        case .path(let step, let path):
            let (routes, areAll) = routes(toStep: step, in: canvas)
            let last = canvas.steps[step].edges[path]
            return (routes.map { CoverRoute(variant: $0.variant, edges: $0.edges + [last]) }, areAll)
        }
    }

    private static func routes(toStep goal: Int, in canvas: Canvas) -> (routes: [CoverRoute], areAll: Bool) {
        var search = Search(canvas: canvas, goal: goal)
        for (index, variant) in canvas.variants.enumerated() where !variant.isControl {
            guard let first = variant.firstStep else { continue }
            search.walk(from: first, variant: index, [], [first])
        }
        let sorted = search.found.enumerated().sorted { left, right in
            let keys = [left, right].map { ($0.element.rareChances(in: canvas), $0.element.edges.count, $0.offset) }
            return keys[0] < keys[1]
        }
        return (sorted.map(\.element), search.isExhausted)
    }

    /// How often chance rarely goes this way, so that many names would have to be tried.
    private func rareChances(in canvas: Canvas) -> Int {
        ([canvas.variants[variant].share] + edges.compactMap(\.share)).count { $0 < 500 }
    }

    private struct Search {
        let canvas: Canvas
        let goal: Int
        /// From where the goal can be reached.
        let leading: Set<Int>
        var found: [CoverRoute] = []
        var budget = 50_000
        var isExhausted = true

        init(canvas: Canvas, goal: Int) {
            self.canvas = canvas
            self.goal = goal
            var leading: Set<Int> = [goal]
            var open = [goal]
            while let target = open.popLast() {
                for step in canvas.steps where step.edges.contains(where: { $0.target == target }) {
                    if leading.insert(step.index).inserted { open.append(step.index) }
                }
            }
            self.leading = leading
        }

        mutating func walk(from step: Int, variant: Int, _ edges: [PlacedStep.Edge], _ seen: Set<Int>) {
            budget -= 1
            guard budget > 0, found.count < CoverRoute.most else {
                isExhausted = false
                return
            }
            if step == goal {
                found.append(CoverRoute(variant: variant, edges: edges))
                return
            }
            for edge in canvas.steps[step].edges {
                guard let target = edge.target, leading.contains(target), !seen.contains(target) else { continue }
                walk(from: target, variant: variant, edges + [edge], seen.union([target]))
            }
        }
    }
}
