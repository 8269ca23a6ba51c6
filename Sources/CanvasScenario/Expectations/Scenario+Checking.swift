public import CanvasHost
public import CanvasModel
import CanvasStep

extension Scenario {
    /// Notes what the scenario asks of a canvas that does not have it: steps, their metrics and paths, conversions,
    /// variants, audiences, reasons to leave, rows of troubleshooting tables.
    public func check(against canvas: Canvas, registry: Registry, into diagnostics: inout Diagnostics) {
        _ = behavior(in: canvas, into: &diagnostics)
        _ = midFlow(in: canvas, into: &diagnostics)
        let names = ExpectedNames(canvas, registry)
        var seen: Set<String> = []
        for expectation in expectations ?? [] {
            let position = expectation.position
            func refuse(_ name: String, _ what: String, among known: [String]) {
                diagnostics.refuse(name, what, among: known, at: position)
            }
            switch expectation.subject {
            case .step(let id, let figure):
                if let known = names.figures(of: id) {
                    diagnostics.refuse(figure, "the step `\(id)` has no metric or path", among: known, at: position)
                    continue
                }
                // An entry with several figures names its step once.
                guard seen.insert("\(id) \(position.line)").inserted else { continue }
                _ = canvas.step(named: id, at: position, into: &diagnostics)
            case .conversion(let name, let variant, _):
                refuse(name, "the canvas has no conversion", among: canvas.conversions.map(\.name))
                if let variant { refuse(variant, "the canvas has no variant", among: canvas.variants.map(\.name)) }
            case .audience(let name, let network, _, _):
                if let known = names.audiences { refuse(name, "no step uses an audience", among: known) }
                if let network { refuse(network, "no step reaches a network", among: names.networks) }
            case .exits(let reason):
                refuse(reason, "nobody leaves the canvas for the reason", among: names.exits)
            case .incident(let filter, _):
                if !names.incidents.isEmpty {
                    refuse(filter.code, "no troubleshooting table has a row", among: names.incidents)
                }
                if let network = filter.network { refuse(network, "no step reaches a network", among: names.networks) }
                if let step = filter.step { _ = canvas.step(named: step, at: position, into: &diagnostics) }
            case .network(let name, _):
                refuse(name, "no step reaches a network", among: names.networks)
            case .people, .noIncidents: break
            }
        }
    }
}

extension Diagnostics {
    /// Notes a name that is not among those that there are.
    fileprivate mutating func refuse(_ name: String, _ what: String, among known: [String], at position: Position) {
        guard !known.contains(name) else { return }
        error(
            at: position,
            "\(what) `\(name.prefix(60))`",
            fix: Spelling.suggestion(for: name, among: known)
        )
    }
}
