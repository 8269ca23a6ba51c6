import CanvasFlow

/// A step's line in the table of a run.
struct StepRow {
    private let step: RunResult.StepResult

    init(_ step: RunResult.StepResult) {
        self.step = step
    }

    /// A text a column.
    var cells: [String] {
        [step.id.printable, step.type.printable]
            + Self.common.map { Figures.grouped(step.metric($0) ?? 0) }
            + [notes]
    }

    /// How many went by each path, then what the step counted itself: `yes 212 · no 2,492`.
    private var notes: String {
        let paths = step.paths.map { "\($0.name.printable) \(Figures.grouped($0.count))" }
        let own = step.metrics.filter { !Self.common.contains($0.name) && !isUneventful($0) }
        return (paths + own.map { "\(Self.label($0.name)) \(Figures.grouped($0.value))" }).joined(separator: " · ")
    }

    /// In a finished run nobody is pending, and on most days nobody errs.
    private func isUneventful(_ metric: (name: String, value: Int)) -> Bool {
        ["users_pending", "users_errored"].contains(metric.name) && metric.value == 0
    }

    private static let common = ["entered", "proceeded", "exited", "waiting"]

    /// A metric in the words of the screen; the metrics of a sync share a line, so theirs are short.
    private static func label(_ metric: String) -> String {
        switch metric {
        case "users_not_synced": "no key"
        case "users_pending": "pending"
        case "users_errored": "errored"
        default: metric.split(separator: "_").joined(separator: " ").printable
        }
    }
}
