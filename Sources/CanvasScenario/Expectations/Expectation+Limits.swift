import CanvasModel

/// Expectations that say nothing, or that nothing can meet.
extension Expectation {
    func checkLimits(into diagnostics: inout Diagnostics) {
        let condition: Condition
        let isShare: Bool
        switch claim {
        case .figure(let subject, let written, _):
            // That there are incidents of a kind is what a code alone asks for.
            condition = written
            isShare = written.isShare || subject.isRate
        case .person(let claim):
            guard case .entries(let written) = claim.fact else { return }
            condition = written
            isShare = false
        case .members, .overTime: return
        }
        if let contradiction = condition.contradiction(byShares: isShare) {
            diagnostics.error(
                at: position,
                "the expectation can never hold: \(contradiction)",
                fix: isShare ? "a share is between 0 and 1" : nil
            )
        } else if condition.isAlwaysMet(byShares: isShare) {
            diagnostics.warning(
                at: position,
                "the expectation can never fail: every \(isShare ? "share" : "count") is \(condition)",
                fix: "write what would be wrong, or take it out"
            )
        }
    }

    /// Warns of one share of people who are made up: it is another one with every seed.
    func checkTolerance(into diagnostics: inout Diagnostics) {
        guard case .figure(let subject, let condition, _) = claim, condition.isShare || subject.isRate,
            condition.isExactWithin
        else { return }
        diagnostics.warning(
            at: position,
            "one exact share of people who are made up is another one with another seed",
            fix: "state a tolerance, such as { about: \(condition), tolerance: 0.01 }"
        )
    }
}
