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
    }

    /// An arrow.
    struct Edge {
        let source: String
        let target: String
        let label: String?
    }

    let name: String
    private(set) var nodes: [Node]
    private(set) var edges: [Edge] = []

    init(_ canvas: Canvas) {
        name = canvas.name
        nodes = [Node(id: "entry", kind: .entry, lines: [canvas.name, Self.schedule(canvas.schedule)])]
        nodes += canvas.steps.enumerated().map { index, step in
            Node(id: "s\(index)", kind: step.edges.count > 1 ? .split : .step, lines: [step.id, step.type])
        }
        addVariants(of: canvas)
        for step in canvas.steps {
            // A step without an edge ends the journey, as does an edge without a target.
            if step.edges.isEmpty { edges.append(Edge(source: "s\(step.index)", target: "exit", label: nil)) }
            for edge in step.edges {
                let target = edge.target.map { "s\($0)" } ?? "exit"
                let label = step.edges.count > 1 ? edge.path : nil
                edges.append(Edge(source: "s\(step.index)", target: target, label: label))
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
        for variant in canvas.variants {
            let target = variant.isControl ? "control" : variant.firstStep.map { "s\($0)" } ?? "exit"
            let label = canvas.variants.count > 1 ? "\(variant.name) \(Self.share(variant.share))" : nil
            edges.append(Edge(source: "entry", target: target, label: label))
        }
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
