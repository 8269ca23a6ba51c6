import CanvasModel

extension StepGraph {
    /// The steps that a journey can come to.
    var reachable: Set<Int> {
        var seen = Set(firstSteps)
        var open = firstSteps
        while let step = open.popLast() {
            for target in edges[step].compactMap(\.target) where seen.insert(target).inserted { open.append(target) }
        }
        return seen
    }

    /// The steps in topological order of the edges on which no time passes, else in document order.
    ///
    /// Steps on a loop of such edges are left out; a canvas that has one is refused.
    var order: [Int] {
        var incoming = Array(repeating: 0, count: edges.count)
        for edge in edges.joined() where !edge.takesTime {
            if let target = edge.target { incoming[target] += 1 }
        }
        var order: [Int] = []
        var isTaken = Array(repeating: false, count: edges.count)
        while let step = edges.indices.first(where: { !isTaken[$0] && incoming[$0] == 0 }) {
            isTaken[step] = true
            order.append(step)
            for edge in edges[step] where !edge.takesTime {
                if let target = edge.target { incoming[target] -= 1 }
            }
        }
        return order
    }

    /// The groups of steps that can each be come to from each other, those that come later in a journey first.
    ///
    /// Tarjan's algorithm (R. Tarjan, Depth-first search and linear graph algorithms, 1972), without recursion: a
    /// document may be a chain of any length.
    func components(where includes: (Edge) -> Bool) -> [[Int]] {
        var search = ComponentSearch(
            targets: edges.map { edges in edges.filter(includes).compactMap(\.target) }
        )
        return search.run()
    }

    /// The longest time that a journey can take from its first steps; each step of a loop is counted once.
    var longestPath: Interval {
        let components = components { _ in true }
        var componentOf = Array(repeating: 0, count: edges.count)
        for (index, component) in components.enumerated() {
            for step in component { componentOf[step] = index }
        }
        // Time on a path after which nothing comes does not pass: who has nothing before them leaves at once.
        func time(_ edge: Edge) -> Interval { edge.target == nil ? .zero : edge.atMost }
        var longest: [Interval] = []
        for (index, component) in components.enumerated() {
            var inside = Interval.zero
            var after = Interval.zero
            for step in component {
                var around = Interval.zero
                for edge in edges[step] {
                    guard let target = edge.target else { continue }
                    if componentOf[target] == index {
                        around = max(around, time(edge))
                    } else {
                        after = max(after, time(edge) + longest[componentOf[target]])
                    }
                }
                inside = inside + around
            }
            longest.append(inside + after)
        }
        return firstSteps.map { longest[componentOf[$0]] }.max() ?? .zero
    }
}

/// The state of one search for strongly connected components.
private struct ComponentSearch {
    let targets: [[Int]]
    private var number: [Int]
    private var low: [Int]
    private var isOpen: [Bool]
    private var open: [Int] = []
    private var next = 0
    private var found: [[Int]] = []

    init(targets: [[Int]]) {
        self.targets = targets
        number = Array(repeating: -1, count: targets.count)
        low = number
        isOpen = Array(repeating: false, count: targets.count)
    }

    mutating func run() -> [[Int]] {
        for step in targets.indices where number[step] < 0 { search(from: step) }
        return found
    }

    private mutating func search(from root: Int) {
        var stack: [(step: Int, edge: Int)] = []
        enter(root)
        stack.append((root, 0))
        while let (step, edge) = stack.last {
            if edge < targets[step].count {
                stack[stack.count - 1].edge += 1
                let target = targets[step][edge]
                if number[target] < 0 {
                    enter(target)
                    stack.append((target, 0))
                } else if isOpen[target] {
                    low[step] = min(low[step], number[target])
                }
                continue
            }
            stack.removeLast()
            if let parent = stack.last?.step { low[parent] = min(low[parent], low[step]) }
            if low[step] == number[step] { close(step) }
        }
    }

    private mutating func enter(_ step: Int) {
        number[step] = next
        low[step] = next
        next += 1
        open.append(step)
        isOpen[step] = true
    }

    private mutating func close(_ step: Int) {
        var component: [Int] = []
        while let member = open.popLast() {
            isOpen[member] = false
            component.append(member)
            if member == step { break }
        }
        found.append(component.sorted())
    }
}
