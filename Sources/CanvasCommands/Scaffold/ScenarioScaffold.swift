import CanvasHost
import CanvasModel
import CanvasStep

/// The scenario of a canvas: people who do what it waits for, and what must come out.
struct ScenarioScaffold {
    let canvas: Canvas
    /// The canvas's file, beside which the scenario stands.
    let file: String
    /// The types of steps that reach a network.
    let audienceTypes: Set<String>

    /// The document.
    var document: String {
        var start = "2026-03-02T09:00:00Z"
        var behavior: [String] = []
        switch canvas.schedule {
        case .actionBased(let event): behavior.append("  - { does: \(event), probability: 1, within: 7d }")
        case .scheduled(let at, _, _): if let at { start = "\(at - .hours(1))" }
        case .apiTriggered: break
        }
        for conversion in canvas.conversions where !behavior.contains(where: { $0.contains(" \(conversion.event),") }) {
            behavior.append("  - { does: \(conversion.event), probability: 0.2, within: 20d }")
        }
        var lines = [
            "# A thousand people, made up, and what must come out.", "version: 1", "canvas: \(file)", "start: \(start)",
            "run_for: 30d", "seed: 1", "", "people: { generate: 1000 }",
        ]
        if !behavior.isEmpty { lines += ["", "behavior:"] + behavior }
        lines += ["", "# More can be said, of one person too: see the page Scenarios of CanvasTesting.", "expect:"]
        for step in canvas.steps where audienceTypes.contains(step.type) {
            lines.append("  - { step: \(step.id), users_errored: 0, users_pending: 0 }")
        }
        lines.append("  - incidents: none")
        return lines.joined(separator: "\n") + "\n"
    }
}
