import CanvasModel
import CanvasStep

/// Holds everybody for two days, and sends those whose `leaves` is true on one path and the others on another.
struct ConformancePause: PersonStep {
    static let declaration = StepDeclaration<NoSettings>(
        type: "conformance_pause",
        title: "Pause",
        summary: "Holds people for two days.",
        paths: [StepPath("leaves"), StepPath("stays")]
    )

    init(_ settings: NoSettings, context: LaunchContext) {}

    func visit(_ visit: PersonVisit) -> Verdict {
        .advance(by: visit["leaves"] == .boolean(true) ? 0 : 1, at: visit.now + .days(2))
    }
}

/// Brings the pause.
struct ConformanceSteps: StepPlugin {
    let name = "conformance"
    let stability = Stability.stable
    let stepTypes: [any Step.Type] = [ConformancePause.self]
}
