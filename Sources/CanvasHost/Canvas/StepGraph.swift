import CanvasModel
import CanvasStep

/// The steps of a document and the paths between them, as indices.
struct StepGraph {
    /// A path.
    struct Edge {
        let path: String
        /// The step it leads to; `nil` when the journey ends.
        let target: Int?
        let takesTime: Bool
        let atMost: Interval
    }

    /// The paths of each step, in the order in which its type declares them.
    private(set) var edges: [[Edge]]
    /// The steps that variants begin with, each once.
    private(set) var firstSteps: [Int] = []
    /// Whether every path leads where its author meant it to lead, as far as can be told.
    private(set) var isCertain = true
    private let indices: [String: Int]
    private let ids: [String]

    init(_ steps: [StepDraft], variants: [VariantDraft]) {
        ids = steps.map(\.id).filter { !$0.isEmpty }
        indices = Dictionary(steps.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        edges = []
        for step in steps {
            guard let paths = step.paths else {
                // Nothing is known of a broken step's paths but what the document says; time may pass on each.
                edges.append(
                    step.continuations.map {
                        Edge(path: $0.path, target: resolve($0.target), takesTime: true, atMost: .zero)
                    }
                )
                continue
            }
            edges.append(
                paths.map { path in
                    let written = step.continuations.first { $0.path == path.name }
                    if written == nil, paths.count > 1 { isCertain = false }
                    return Edge(
                        path: path.name,
                        target: resolve(written?.target),
                        takesTime: path.takesTime,
                        atMost: path.atMost
                    )
                }
            )
        }
        if variants.isEmpty { isCertain = false }
        for variant in variants where !variant.isControl {
            guard let first = variant.firstStep else {
                isCertain = false
                continue
            }
            if let index = resolve(first), !firstSteps.contains(index) { firstSteps.append(index) }
        }
    }

    /// The step with that id.
    func index(of id: String) -> Int? {
        indices[id]
    }

    /// The id that was probably meant.
    func nearest(to id: String) -> String? {
        Spelling.nearest(to: id, among: ids)
    }

    /// The step meant: a misspelt id stands for the nearest one, so that it is reported once and not also by all
    /// checks that walk the graph.
    private mutating func resolve(_ id: String?) -> Int? {
        guard let id else { return nil }
        if let index = indices[id] { return index }
        if let nearest = nearest(to: id) { return indices[nearest] }
        isCertain = false
        return nil
    }
}
