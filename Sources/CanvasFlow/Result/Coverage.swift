public import CanvasHost
public import CanvasModel
import CanvasStep

/// What of a canvas runs have taken: its steps, their paths, its variants and its exit criteria.
public struct Coverage: Sendable {
    /// A part of a canvas that a run takes or not.
    public enum Part: Hashable, Sendable {
        /// A step, by its index.
        case step(Int)
        /// A path of a step, both by their indices; only such as leave a choice or lead on.
        case path(step: Int, path: Int)
        /// A variant, by its index; only where there are several.
        case variant(Int)
        /// Leaving because of the exit criteria; only where there are any.
        case exitCriteria
    }

    /// The canvas.
    public let canvas: Canvas
    /// How many visits or entries took each part, in the order of the canvas.
    public private(set) var parts: [(part: Part, count: Int)]

    /// Begins with nothing taken.
    public init(of canvas: Canvas) {
        self.canvas = canvas
        var parts: [Part] = []
        if canvas.variants.count > 1 { parts += canvas.variants.indices.map { .variant($0) } }
        for step in canvas.steps {
            parts.append(.step(step.index))
            let isEnd = step.edges.count == 1 && step.edges[0].target == nil
            if !isEnd { parts += step.edges.indices.map { .path(step: step.index, path: $0) } }
        }
        if !canvas.exitEvents.isEmpty || canvas.exitFilter != nil { parts.append(.exitCriteria) }
        self.parts = parts.map { ($0, 0) }
    }

    /// Adds what a run of the canvas has taken.
    public mutating func add(_ result: RunResult) {
        for index in parts.indices { parts[index].count += count(parts[index].part, in: result) }
    }

    /// Adds what a run has taken, if it is one of the same canvas.
    ///
    /// - Returns: Whether it is: equal steps with equal paths, and equal variants.
    public mutating func add(_ result: RunResult, of other: Canvas) -> Bool {
        func shape(_ canvas: Canvas) -> [[String]] {
            canvas.steps.map { [$0.id, $0.type] + $0.edges.map(\.path) } + [canvas.variants.map(\.name)]
        }
        guard shape(other) == shape(canvas) else { return false }
        add(result)
        return true
    }

    private func count(_ part: Part, in result: RunResult) -> Int {
        switch part {
        case .step(let step): result.steps[step].metric("entered") ?? 0
        case .path(let step, let path):
            // A step with one path tells of it by who went on.
            result.steps[step].paths.isEmpty
                ? result.steps[step].metric("proceeded") ?? 0 : result.steps[step].paths[path].count
        case .variant(let variant): result.variants[variant].entries
        case .exitCriteria: result.exits.first { $0.reason == ExitReason.exitCriteria.name }?.count ?? 0
        }
    }

    /// The parts that nobody took, in the order of the canvas.
    public var untaken: [Part] { parts.filter { $0.count == 0 }.map(\.part) }

    /// Whether everything was taken.
    public var isComplete: Bool { parts.allSatisfy { $0.count > 0 } }

    /// How many visits or entries took a part; `nil` for what is none of the canvas's, as the end of its last step.
    public func count(of part: Part) -> Int? { parts.first { $0.part == part }?.count }

    /// A part in words, such as "the path `yes` of `bought`".
    public func name(of part: Part) -> String {
        switch part {
        case .step(let step): "the step `\(canvas.steps[step].id)`"
        case .path(let step, let path):
            "the path `\(canvas.steps[step].edges[path].path)` of `\(canvas.steps[step].id)`"
        case .variant(let variant): "the variant `\(canvas.variants[variant].name)`"
        case .exitCriteria: "the exit criteria"
        }
    }

    /// Parts in words; a step beside one of its paths is not named again.
    package func names(of parts: [Part]) -> String {
        let onPaths = parts.compactMap { part in
            if case .path(let step, _) = part { step } else { nil }
        }
        return parts.filter { part in
            if case .step(let step) = part { !onPaths.contains(step) } else { true }
        }
        .map { name(of: $0) }.joined(separator: ", ")
    }

    /// Where a part is written; `nil` for what has no place of its own.
    public func position(of part: Part) -> Position? {
        switch part {
        case .step(let step), .path(let step, _): canvas.steps[step].position
        case .variant, .exitCriteria: nil
        }
    }
}
