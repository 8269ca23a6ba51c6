import CanvasFlow
import CanvasHost
import CanvasStep

/// What a diagram of a canvas shows, whatever its language.
struct FlowGraph {
    /// A box.
    struct Node {
        /// What the box is, which gives it its form.
        enum Kind {
            /// Where people come in.
            case entry
            /// A step with one path.
            case step
            /// A step at which ways part.
            case split
            /// Where a control group leaves at once.
            case control
            /// The end of the journey.
            case exit
        }

        let id: String
        let kind: Kind
        /// One text a line of the label.
        let lines: [String]
        /// Whether runs were looked at in which nobody came here.
        var isUntaken = false
    }

    /// An arrow.
    struct Edge {
        let source: String
        let target: String
        let label: String?
        /// Whether runs were looked at in which nobody went this way.
        var isUntaken = false
    }

    let name: String
    private(set) var nodes: [Node]
    private(set) var edges: [Edge] = []

    private let coverage: Coverage?

    init(_ canvas: Canvas, coverage: Coverage? = nil) {
        self.coverage = coverage
        name = canvas.name
        nodes = [Node(id: "entry", kind: .entry, lines: [canvas.name, Self.schedule(canvas.schedule)])]
        nodes += canvas.steps.enumerated().map { index, step in
            let count = coverage?.count(of: .step(index))
            return Node(
                id: "s\(index)",
                kind: step.edges.count > 1 ? .split : .step,
                lines: [step.id, step.type] + (count.map { [Figures.grouped($0)] } ?? []),
                isUntaken: count == 0
            )
        }
        addVariants(of: canvas)
        for step in canvas.steps {
            // A step without an edge ends the journey, as does an edge without a target.
            if step.edges.isEmpty { edges.append(Edge(source: "s\(step.index)", target: "exit", label: nil)) }
            for (path, edge) in step.edges.enumerated() {
                add(
                    from: "s\(step.index)",
                    to: edge.target.map { "s\($0)" } ?? "exit",
                    step.edges.count > 1 ? edge.path : nil,
                    .path(step: step.index, path: path)
                )
            }
        }
        if edges.contains(where: { $0.target == "exit" }) {
            nodes.append(Node(id: "exit", kind: .exit, lines: ["exit"]))
        }
    }

    private mutating func addVariants(of canvas: Canvas) {
        if canvas.variants.contains(where: \.isControl) {
            nodes.append(Node(id: "control", kind: .control, lines: ["control group"]))
        }
        for (index, variant) in canvas.variants.enumerated() {
            let target = variant.isControl ? "control" : variant.firstStep.map { "s\($0)" } ?? "exit"
            let label = canvas.variants.count > 1 ? "\(variant.name) \(Self.share(variant.share))" : nil
            add(from: "entry", to: target, label, .variant(index))
        }
    }

    /// Adds an arrow with how many took it, where that is known.
    private mutating func add(from source: String, to target: String, _ label: String?, _ part: Coverage.Part) {
        let count = coverage?.count(of: part)
        let texts = [label, count.map(Figures.grouped)].compactMap { $0 }
        edges.append(
            Edge(
                source: source,
                target: target,
                label: texts.isEmpty ? nil : texts.joined(separator: " · "),
                isUntaken: count == 0
            )
        )
    }

    /// Hundredths of a percent as a percentage, `90 %` or `33.34 %`.
    private static func share(_ hundredths: Int) -> String {
        let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
        if rest == 0 { return "\(whole) %" }
        return rest.isMultiple(of: 10) ? "\(whole).\(rest / 10) %" : "\(whole).\(rest < 10 ? "0" : "")\(rest) %"
    }

    private static func schedule(_ schedule: EntrySchedule) -> String {
        switch schedule {
        case .scheduled(let instant, let interval, _):
            (["scheduled"] + [instant.map { "at \($0)" }, interval.map { "every \($0)" }].compactMap { $0 })
                .joined(separator: " ")
        case .actionBased(let event): "on \(event)"
        case .apiTriggered: "on an API call"
        }
    }
}
