import CanvasFlow
import CanvasHost
import CanvasModel
import CanvasStep

/// Proves that a part of a canvas can't be taken.
///
/// Whoever takes a part goes a way to it that comes to no step twice, and perhaps loops besides. So where each such way
/// asks for what nobody can be, or for a chance that nobody has, nobody takes the part. A proof holds as long as no step
/// on the way changes the profile that the filters ask for.
struct CoverProof {
    let canvas: Canvas

    /// Why nobody can take the part; `nil` when that is not proven.
    func reason(against part: Coverage.Part) -> String? {
        if case .variant(let index) = part, canvas.variants[index].share == 0 { return "its share is 0 percent" }
        let (routes, areAll) = CoverRoute.routes(to: part, in: canvas)
        guard areAll, !routes.isEmpty else { return nil }
        var first: String?
        for route in routes {
            guard let reason = reason(against: route) else { return nil }
            first = first ?? reason
        }
        return first.map { routes.count == 1 ? $0 : "on each of \(routes.count) ways, as on the first: \($0)" }
    }

    /// A filter on a way, and what it is called.
    private struct Condition {
        let demand: Demand
        let name: String
    }

    private func reason(against route: CoverRoute) -> String? {
        if canvas.variants[route.variant].share == 0 {
            return "the variant `\(canvas.variants[route.variant].name)` has a share of 0 percent"
        }
        if let edge = route.edges.first(where: { $0.share == 0 }) { return "\(name(edge)) has a share of 0 percent" }
        var needed = conditions(on: route)
        func contradict(_ conditions: [Condition]) -> Bool {
            FilterSolver.isImpossible(conditions.map(\.demand), segments: canvas.segments, trigger: trigger)
        }
        guard contradict(needed) else { return nil }
        // What is not needed for the contradiction would only distract from it.
        for index in needed.indices.reversed() {
            var fewer = needed
            fewer.remove(at: index)
            if contradict(fewer) { needed = fewer }
        }
        let names = needed.map(\.name)
        guard names.count > 1 else { return "nobody can pass the filter of \(names.first ?? "the way")" }
        return "nobody can pass " + names.dropLast().joined(separator: ", ") + " and also \(names[names.count - 1])"
    }

    private var trigger: String? {
        switch canvas.schedule {
        case .actionBased(let event): event
        case .apiTriggered: EntrySchedule.triggerEvent
        case .scheduled: nil
        }
    }

    private func conditions(on route: CoverRoute) -> [Condition] {
        var all: [Condition] = []
        func add(_ filter: Filter?, _ stretch: Int, _ name: String) {
            guard let filter else { return }
            let moment = Demand.Moment(stretch: stretch, instant: nil)
            all.append(Condition(demand: Demand(filter: filter, holds: true, moment: moment), name: name))
        }
        add(canvas.audience, -1, "the target audience")
        var stretch = 0
        for edge in route.edges {
            // On a loop there may be more time around a step than on this way.
            let isOnLoop = isOnLoop(edge.source)
            if isOnLoop { stretch += 1 }
            add(edge.passing, stretch, name(edge))
            if edge.takesTime || isOnLoop { stretch += 1 }
        }
        return all
    }

    private func name(_ edge: PlacedStep.Edge) -> String {
        let step = canvas.steps[edge.source]
        return "the path `\(edge.path)` of `\(step.id)` (line \(step.position.line))"
    }

    private func isOnLoop(_ step: Int) -> Bool {
        var seen: Set<Int> = []
        var open = canvas.steps[step].edges.compactMap(\.target)
        while let next = open.popLast() {
            if next == step { return true }
            if seen.insert(next).inserted { open += canvas.steps[next].edges.compactMap(\.target) }
        }
        return false
    }
}
