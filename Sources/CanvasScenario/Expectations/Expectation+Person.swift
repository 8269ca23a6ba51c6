import CanvasModel
import CanvasStep

/// What became of a person.
extension Expectation {
    func failure(of claim: PersonClaim, in facts: ExpectationFacts) -> ExpectationFailure? {
        guard let journey = facts.journeys[claim.person] else { return unrecorded(claim.person) }
        let problem =
            switch claim.fact {
            case .entries(let condition):
                Self.problem(journey.entries.count, condition, of: claim.person)
            case .member(let audience, let isMember):
                Self.problem(with: journey, in: audience, isMember: isMember)
            case .attribute(let name, let wanted):
                AttributeProblem(name: name, wanted: wanted, person: claim.person)
                    .sentence(journey.attributes[name] ?? .missing)
            default: EntryProblem(claim: claim, journey: journey).sentence
            }
        return problem.map {
            ExpectationFailure(position: position, sentence: $0, notes: journey.lines, person: claim.person)
        }
    }

    func failure(of claim: MembersClaim, in facts: ExpectationFacts) -> ExpectationFailure? {
        guard let journey = facts.journeys[claim.person] else { return unrecorded(claim.person) }
        return Self.problem(with: journey, in: claim.audience, isMember: claim.isMember).map {
            ExpectationFailure(position: position, sentence: $0, notes: journey.lines, person: claim.person)
        }
    }

    /// Somebody who is not in the run, for who holds expectations against another one.
    private func unrecorded(_ person: String) -> ExpectationFailure {
        ExpectationFailure(position: position, sentence: "nothing is known of `\(person)`, who is not in this run")
    }

    private static func problem(_ count: Int, _ condition: Condition, of person: String) -> String? {
        if condition.accepts(Double(count)) { return nil }
        let times = count == 0 ? "never entered" : "entered \(count == 1 ? "once" : "\(count) times")"
        return "`\(person)` \(times), expected \(condition)"
    }

    private static func problem(
        with journey: PersonJourney,
        in audience: AudienceReference,
        isMember: Bool
    ) -> String? {
        let since = journey.memberships.first {
            audience.accepts(name: $0.audience, network: $0.network, adAccount: $0.adAccount)
        }?.since
        guard (since != nil) != isMember else { return nil }
        if let since {
            return "`\(journey.externalID)` is in \(audience) since \(since), expected not to be"
        }
        return "`\(journey.externalID)` is not in \(audience), expected to be: \(journey.absence(from: audience))"
    }
}

extension PersonJourney {
    /// Why the person is not in an audience: what became of the last sync with it.
    fileprivate func absence(from audience: AudienceReference) -> String {
        let syncs = entries.flatMap(\.visits).flatMap { visit in visit.syncs.map { (visit.step, $0) } }
            .filter { _, sync in
                let record = sync.record
                return audience.accepts(name: record.audience, network: record.network, adAccount: record.adAccount)
            }
        guard let (step, last) = syncs.max(by: { $0.1.instant < $1.1.instant }) else {
            return "no step offered them to it"
        }
        let verb: String
        switch last.record.outcome {
        case .synced: verb = last.record.isRemoval ? "removed" : "added"
        case .notSynced: verb = "not synced"
        case .errored: verb = "errored"
        }
        return "\(verb) at `\(step)` at \(last.instant)" + (last.record.reason.map { ", \($0)" } ?? "")
    }
}
