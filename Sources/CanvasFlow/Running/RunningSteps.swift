import CanvasHost
import CanvasStep

/// The steps of a run as the runner calls them: those that decide at once apart from those that are awaited.
struct RunningSteps {
    private var immediate: [any ImmediateStep] = []
    private var awaited: [any Step] = []
    /// Where each step is: its place among the immediate ones, or one's complement of that among the awaited.
    private var places: [Int] = []

    init(_ steps: [any Step]) {
        for step in steps {
            if let step = step as? any ImmediateStep {
                places.append(immediate.count)
                immediate.append(step)
            } else {
                places.append(~awaited.count)
                awaited.append(step)
            }
        }
    }

    /// Whether a step decides at once.
    func isImmediate(_ step: Int) -> Bool {
        places[step] >= 0
    }

    /// Gives a cohort to a step that decides at once.
    @inline(__always)
    mutating func process(_ cohort: inout Cohort, by step: Int) throws {
        try immediate[places[step]].process(&cohort)
    }

    /// Gives a cohort to a step that is awaited.
    mutating func await(_ cohort: inout Cohort, by step: Int) async throws {
        try await awaited[~places[step]].process(&cohort)
    }

    /// Tells the steps of entries that left the canvas.
    mutating func left(_ entries: [UInt32]) {
        for index in immediate.indices { immediate[index].left(entries) }
        for index in awaited.indices { awaited[index].left(entries) }
    }
}
