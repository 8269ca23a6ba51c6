import CanvasModel

/// The trigger is not also what the audience asks for.
///
/// The audience is evaluated before the trigger, so that whoever does the event for the first time is not in it yet.
/// Source: Braze, Race conditions.
struct TriggerAudienceCheck: Check {
    func look(at draft: CanvasDraft, _ graph: StepGraph, into diagnostics: inout Diagnostics) {
        guard case .actionBased(let event) = draft.schedule, let audience = draft.audience else { return }
        for leaf in conjuncts(of: audience) where asks(leaf, for: event) {
            diagnostics.warning(
                at: leaf.position,
                "the audience asks for `\(event)`, the event that triggers the entry",
                fix: "the audience is evaluated first, so leave it out or use another filter"
            )
        }
    }

    /// The leaves that must all hold.
    private func conjuncts(of filter: Filter) -> [FilterLeaf] {
        switch filter {
        case .all(let parts): parts.flatMap { conjuncts(of: $0) }
        case .any(let parts): parts.count == 1 ? parts.flatMap { conjuncts(of: $0) } : []
        case .not: []
        case .leaf(let leaf): [leaf]
        }
    }

    private func asks(_ leaf: FilterLeaf, for event: String) -> Bool {
        let isSame =
            switch leaf.subject {
            case .event(let name): name == event
            case .purchase: event == "purchase"
            default: false
            }
        return isSame
            && leaf.tests.allSatisfy { test in
                switch test {
                case .exists(let wanted): wanted
                case .inLast, .atLeast, .moreThan: true
                default: false
                }
            }
    }
}
