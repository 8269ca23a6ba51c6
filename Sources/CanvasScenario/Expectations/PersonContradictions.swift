import CanvasModel

/// Finds what one expectation on a person asks for that can't all be so.
struct PersonContradictions {
    let facts: [(PersonClaim.Fact, Position)]
    let entry: PersonClaim.Entry

    func check(into diagnostics: inout Diagnostics) {
        checkSteps(into: &diagnostics)
        checkExit(into: &diagnostics)
        checkAudiences(into: &diagnostics)
        checkEntries(into: &diagnostics)
    }

    private func checkSteps(into diagnostics: inout Diagnostics) {
        var path: [String]?
        var instants: (entered: Instant?, left: Instant?)
        var leftAt: Position?
        for case (.path(let steps), _) in facts { path = steps }
        for (fact, position) in facts {
            switch fact {
            case .visits(let steps): check(steps, on: path, at: position, into: &diagnostics)
            case .enteredAt(let instant, let step):
                instants.entered = instant
                check([step], on: path, at: position, into: &diagnostics)
            case .leftAt(let instant, let step):
                instants.left = instant
                check([step], on: path, at: position, into: &diagnostics)
                leftAt = position
            default: break
            }
        }
        if let entered = instants.entered, let left = instants.left, entered > left, let leftAt {
            diagnostics.error(at: leftAt, "nobody leaves a step before they come to it", fix: "check left_at")
        }
    }

    private func check(
        _ steps: [String],
        on path: [String]?,
        at position: Position,
        into diagnostics: inout Diagnostics
    ) {
        guard let path, let missing = steps.first(where: { !path.contains($0) }) else { return }
        diagnostics.error(
            at: position,
            "`\(missing.prefix(60))` is not on the `path` that is expected beside it",
            fix: "add it to `path` or take it out here"
        )
    }

    private func checkExit(into diagnostics: inout Diagnostics) {
        guard facts.contains(where: { if case (.exited(false), _) = $0 { true } else { false } }) else { return }
        for (fact, position) in facts {
            switch fact {
            case .exitedAt, .because:
                diagnostics.error(
                    at: position,
                    "who has not left the canvas has left it at no instant and for no reason",
                    fix: "take `exited: false` out"
                )
            default: break
            }
        }
    }

    private func checkAudiences(into diagnostics: inout Diagnostics) {
        var wanted: [AudienceReference: Bool] = [:]
        for case (.member(let audience, let isMember), let position) in facts {
            if let other = wanted[audience], other != isMember {
                diagnostics.error(
                    at: position,
                    "nobody can be both in \(audience) and not in it",
                    fix: "take it out of `in` or of `not_in`"
                )
            }
            wanted[audience] = isMember
        }
    }

    private func checkEntries(into diagnostics: inout Diagnostics) {
        guard case .number(let number) = entry, number > 1 else { return }
        for case (.entries(let condition), let position) in facts {
            let isPossible = (number...max(number, 1 << 12)).contains { condition.accepts(Double($0)) }
            if !isPossible {
                diagnostics.error(
                    at: position,
                    "there is no entry \(number) where `entries` is \(condition)",
                    fix: "change `entry` or `entries`"
                )
            }
        }
    }
}
