public import CanvasFlow
public import CanvasHost
public import CanvasModel
import CanvasStep

extension Scenario {
    /// The behavior of the scenario in one canvas, its steps found by their names.
    ///
    /// - Parameter diagnostics: Gets a problem for each step that the canvas does not have.
    public func behavior(in canvas: Canvas, into diagnostics: inout Diagnostics) -> [Behavior] {
        behavior.compactMap { $0.behavior(in: canvas, into: &diagnostics) }
    }
}

extension ScenarioBehavior {
    func behavior(in canvas: Canvas, into diagnostics: inout Diagnostics) -> Behavior? {
        let cause: Behavior.Cause
        var step: Int?
        switch self.cause {
        case .start: cause = .start
        case .event(let name): cause = .event(name)
        case .interaction(let interaction, let name, let position):
            guard let index = canvas.step(named: name, at: position, into: &diagnostics) else { return nil }
            cause = .interaction(interaction, step: index)
            step = index
        case .arrival(let name, let position):
            guard let index = canvas.step(named: name, at: position, into: &diagnostics) else { return nil }
            cause = .arrival(step: index)
            step = index
        }
        let act: Behavior.Act
        switch self.act {
        case .event(let name, let properties): act = .event(name, properties)
        case .interaction(let interaction):
            guard let step else { return nil }
            act = .interaction(interaction, step: step)
        }
        return Behavior(
            cause: cause,
            act: act,
            probability: probability,
            within: within,
            condition: condition,
            every: every
        )
    }
}

extension Canvas {
    /// The index of a step, with a diagnostic when there is none of that name.
    func step(named name: String, at position: Position, into diagnostics: inout Diagnostics) -> Int? {
        if let index = steps.firstIndex(where: { $0.id == name }) { return index }
        diagnostics.error(
            at: position,
            "the canvas has no step `\(name.prefix(60))`",
            fix: Spelling.suggestion(for: name, among: steps.map(\.id))
        )
        return nil
    }
}
