import CanvasModel

/// What came of an expectation over time, as a sentence.
extension Expectation {
    func failure(of claim: TemporalClaim, in facts: ExpectationFacts) -> ExpectationFailure? {
        guard let outcome = facts.outcomes[claim] else {
            return ExpectationFailure(position: position, sentence: "nothing is known of what happened over time")
        }
        let verdict = outcome.verdict(of: claim.quantifier)
        let wording = TemporalWording(claim: claim, outcome: outcome)
        let (sentence, group): (String, TemporalOutcome.Group)
        switch verdict {
        case .holds: return nil
        case .nobody:
            if claim.allowsNone { return nil }
            (sentence, group) = (wording.nobody, TemporalOutcome.Group())
        case .fails:
            (sentence, group) = (wording.failure, claim.quantifier == .never ? outcome.followed : outcome.missed)
        case .inconclusive: (sentence, group) = (wording.inconclusive, outcome.open)
        }
        let told = group.first.map(\.externalID)
        return ExpectationFailure(
            position: position,
            sentence: sentence,
            notes: told.flatMap { facts.journeys[$0]?.lines ?? [] },
            person: told.first
        )
    }
}

/// The sentences about an expectation over time.
private struct TemporalWording {
    let claim: TemporalClaim
    let outcome: TemporalOutcome

    var nobody: String {
        let cause = claim.cause.map { "\(nobodyOf) \($0)" } ?? "\(nobodyOf) is in the run"
        return "\(cause), so that nothing follows, expected \(expected); add allow_none: true if that is all right"
    }

    var failure: String {
        switch claim.quantifier {
        case .always:
            "not everybody\(who) \(what): not so for \(outcome.missed.count) of \(people), first \(missed(outcome.missed))"
        case .never:
            "somebody\(who) \(what), expected nobody: \(outcome.followed.count) of \(people), "
                + "first \(followed(outcome.followed))"
        case .sometimes:
            "nobody\(who) \(what), of \(people), expected somebody: first \(missed(outcome.missed))"
        }
    }

    var inconclusive: String {
        let until = outcome.openUntil.map { "; let it go on until \($0)" } ?? ""
        let length = claim.within.map { "the \($0)" } ?? "the time"
        return "inconclusive, expected \(expected): the run ends at \(outcome.end), before \(length) of "
            + "\(outcome.open.count) of \(people) is over, first \(missed(outcome.open))\(until)"
    }

    private var expected: String {
        switch claim.quantifier {
        case .always: "that everybody\(who) \(what)"
        case .never: "that nobody\(who) \(what)"
        case .sometimes: "that somebody\(who) \(what)"
        }
    }

    private var people: String { outcome.people == 1 ? "1 person" : "\(outcome.people) people" }

    private var who: String { claim.cause.map { " who \($0)" } ?? "" }

    private var what: String {
        "\(claim.proposition)" + (claim.within.map { " within \($0)" } ?? "")
    }

    private var nobodyOf: String {
        guard let people = claim.people else { return "nobody" }
        return "none of " + people.map { "`\($0)`" }.joined(separator: ", ")
    }

    /// The occasions, for which nothing followed: "ada (2026-03-02T09:00:00Z), grace (…)".
    private func missed(_ group: TemporalOutcome.Group) -> String {
        group.first.map { "\($0.externalID) (\($0.instant))" }.joined(separator: ", ")
    }

    private func followed(_ group: TemporalOutcome.Group) -> String {
        group.first.map { occasion in
            let at = occasion.followedAt.map { ", followed at \($0)" } ?? ""
            return "\(occasion.externalID) (\(occasion.instant)\(at))"
        }.joined(separator: ", ")
    }
}
