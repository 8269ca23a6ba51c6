import CanvasModel

/// Goes through the ways to meet demands: each a list of single tests that are enough together.
struct DemandExpansion {
    /// The filters that the canvas names.
    let segments: [String: Filter]
    /// How many ways are looked at before giving up.
    var budget: Int
    /// Whether tests of one source can be met together; a way is left as soon as they can't.
    let isPossible: ([Literal]) -> Bool
    /// Whether every way was looked at.
    private(set) var isExhausted = true

    init(segments: [String: Filter], budget: Int, isPossible: @escaping ([Literal]) -> Bool) {
        self.segments = segments
        self.budget = budget
        self.isPossible = isPossible
    }

    /// Calls the closure with each way until it returns true.
    ///
    /// - Returns: Whether it did.
    mutating func visit(_ demands: [Demand], until body: ([Literal]) -> Bool) -> Bool {
        visit(demands.reversed(), [], body)
    }

    /// - Parameter open: What is left to meet, the next at the end.
    private mutating func visit(_ open: [Demand], _ taken: [Literal], _ body: ([Literal]) -> Bool) -> Bool {
        budget -= 1
        if budget < 0 {
            isExhausted = false
            return false
        }
        guard let demand = open.last else { return body(taken) }
        let rest = Array(open.dropLast())
        func part(_ filter: Filter, _ holds: Bool) -> Demand {
            Demand(filter: filter, holds: holds, moment: demand.moment)
        }
        switch demand.filter {
        case .not(let inner):
            return visit(rest + [part(inner, !demand.holds)], taken, body)
        case .all(let parts) where demand.holds, .any(let parts) where !demand.holds:
            return visit(rest + parts.reversed().map { part($0, demand.holds) }, taken, body)
        case .all(let parts), .any(let parts):
            for inner in parts where visit(rest + [part(inner, demand.holds)], taken, body) { return true }
            return false
        case .leaf(let leaf):
            if case .segment(let name) = leaf.subject {
                let wanted = leaf.tests.allSatisfy { $0.accepts(.boolean(true), now: Instant(seconds: 0)) }
                guard let inner = segments[name] else {
                    // A segment that nobody defines holds for nobody.
                    return demand.holds == !wanted && visit(rest, taken, body)
                }
                return visit(rest + [part(inner, demand.holds == wanted)], taken, body)
            }
            let all = taken + [Literal(leaf: leaf, holds: demand.holds, moment: demand.moment)]
            guard isPossible(all.filter { $0.leaf.source == leaf.source }) else { return false }
            return visit(rest, all, body)
        }
    }
}
