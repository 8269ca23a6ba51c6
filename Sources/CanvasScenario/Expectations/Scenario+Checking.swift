public import CanvasHost
public import CanvasModel

extension Scenario {
    /// Notes what the scenario asks of a canvas that does not have it: steps, paths' steps, conversions, variants.
    ///
    /// Metrics are known only once the steps are launched; an expectation on one that a step does not have fails.
    public func check(against canvas: Canvas, into diagnostics: inout Diagnostics) {
        _ = behavior(in: canvas, into: &diagnostics)
        var seen: Set<String> = []
        for expectation in expectations ?? [] {
            switch expectation.subject {
            case .step(let id, _):
                // An entry with several figures names its step once.
                guard seen.insert("\(id) \(expectation.position.line)").inserted else { continue }
                _ = canvas.step(named: id, at: expectation.position, into: &diagnostics)
            case .conversion(let name, let variant, _):
                refuse(name, "conversion", among: canvas.conversions.map(\.name), expectation, into: &diagnostics)
                guard let variant else { continue }
                refuse(variant, "variant", among: canvas.variants.map(\.name), expectation, into: &diagnostics)
            default: break
            }
        }
    }

    private func refuse(
        _ name: String,
        _ what: String,
        among known: [String],
        _ expectation: Expectation,
        into diagnostics: inout Diagnostics
    ) {
        guard !known.contains(name) else { return }
        diagnostics.error(
            at: expectation.position,
            "the canvas has no \(what) `\(name.prefix(60))`",
            fix: Spelling.suggestion(for: name, among: known)
        )
    }
}
