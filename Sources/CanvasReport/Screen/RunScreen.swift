public import CanvasFlow
public import CanvasHost
import CanvasStep

/// What a person sees of a run: what ran, whether all is well, the steps in flow order, and what to do next.
///
/// It has two parts, as the heading is shown before the run and the rest after it. For a canvas of eight steps both
/// fit in 24 lines, with the line of the progress bar between them.
public struct RunScreen: Sendable {
    /// A command that a person may want next.
    public struct Hint: Hashable, Sendable {
        /// What it is for, two words.
        public var label: String
        /// The command.
        public var command: String

        /// Makes a hint.
        public init(_ label: String, _ command: String) {
            self.label = label
            self.command = command
        }
    }

    /// What ran.
    public var heading: RunHeading
    /// What came of it.
    public var result: RunResult
    /// Whether that was expected.
    public var verdict: RunVerdict
    /// What to do next.
    public var hints: [Hint]
    /// Whether a terminal shows it, so that colours mean something.
    public var isTerminal: Bool
    let order: [Int]

    /// Makes a screen.
    ///
    /// - Parameters:
    ///   - heading: What ran.
    ///   - canvas: The canvas that ran, for the order of its steps.
    ///   - result: What came of it.
    ///   - verdict: Whether that was expected.
    ///   - hints: What to do next.
    ///   - isTerminal: Whether a terminal shows it.
    public init(
        heading: RunHeading,
        canvas: Canvas,
        result: RunResult,
        verdict: RunVerdict,
        hints: [Hint] = [],
        isTerminal: Bool = false
    ) {
        self.heading = heading
        self.result = result
        self.verdict = verdict
        self.hints = hints
        self.isTerminal = isTerminal
        order = FlowOrder.indices(of: canvas)
    }

    /// Heading and body.
    public var text: String { heading.text + "\n" + body }

    /// What follows the heading: it begins with an empty line and ends with a line feed.
    public var body: String {
        let parts = [verdictLines, tableLines, conversionLines, hintLines].filter { !$0.isEmpty }
        return parts.map { "\n" + $0.joined(separator: "\n") + "\n" }.joined()
    }

    var style: TerminalStyle { TerminalStyle(isOn: isTerminal) }

    private var tableLines: [String] {
        var table = TextTable(columns: [.left, .left, .right, .right, .right, .right, .left])
        table.add(["step", "type", "entered", "proceeded", "exited", "waiting", "paths / sync"])
        for step in order where result.steps.indices.contains(step) {
            table.add(StepRow(result.steps[step]).cells)
        }
        var lines = table.lines
        lines[0] = style.faint(lines[0])
        return lines
    }

    /// Each conversion event with its rate, and beside it the rate in each variant when there are several.
    private var conversionLines: [String] {
        var table = TextTable(columns: [.left, .right] + result.variants.map { _ in .left })
        for conversion in result.conversions {
            var row = [conversion.name.printable, Figures.percent(conversion.count, of: result.people.entries)]
            for variant in result.variants where result.variants.count > 1 {
                let count = variant.conversions.first { $0.name == conversion.name }?.count ?? 0
                row.append("\(variant.name.printable) \(Figures.percent(count, of: variant.entries))")
            }
            table.add(row)
        }
        return table.lines
    }

    private var hintLines: [String] {
        let width = hints.map(\.label.count).max() ?? 0
        return hints.map { hint in
            let padding = String(repeating: " ", count: width - hint.label.count)
            return style.faint(hint.label) + padding + "  " + hint.command
        }
    }
}
