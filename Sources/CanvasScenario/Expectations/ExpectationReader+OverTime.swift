import CanvasModel

/// What is expected over time.
extension ExpectationReader {
    private static let propositions =
        ["in", "not_in", "exited", "at", "event", "converted", "entered"] + Interaction.allCases.map(\.rawValue)
    private static let timeKeys = propositions + ["because", "after", "within", "person"]

    func overTime(
        _ quantifier: TemporalClaim.Quantifier,
        _ subject: LocatedValue.Member,
        allowsNone: Bool,
        into diagnostics: inout Diagnostics
    ) -> [Expectation] {
        let value = subject.value
        guard let members = value.members else {
            diagnostics.error(
                at: value.position,
                "`\(subject.key)` takes a mapping, not \(value.kindDescription)",
                fix: "for example { in: recent_buyers, after: { event: purchase }, within: 1d }"
            )
            return []
        }
        if let misplaced = value["allow_none"] {
            diagnostics.error(
                at: misplaced.position,
                "`allow_none` stands beside `\(subject.key)`, not in it",
                fix: "write { \(subject.key): { … }, allow_none: true }"
            )
        }
        refuse(
            members.filter { $0.key != "allow_none" },
            known: Self.timeKeys,
            of: "`\(subject.key)`",
            into: &diagnostics
        )
        let before = diagnostics.all.count
        let proposition = proposition(members, subject, into: &diagnostics)
        let cause = value["after"].flatMap { self.cause($0, into: &diagnostics) }
        let within = value["within"].flatMap { $0.duration("within", into: &diagnostics) }
        let people = value["person"].flatMap { names($0, "person", of: "an external_id", into: &diagnostics) }
        // What could not be read would be another expectation without it.
        if let proposition, value["after"] == nil { checkStart(proposition, subject, into: &diagnostics) }
        guard let proposition, !diagnostics.all[before...].contains(where: { $0.severity == .error }) else { return [] }
        let claim = TemporalClaim(
            quantifier: quantifier,
            proposition: proposition,
            cause: cause,
            within: within,
            people: people,
            allowsNone: allowsNone
        )
        return [Expectation(claim: .overTime(claim), position: subject.position)]
    }

    /// What stands beside `always` mostly belongs into it.
    func refuseBeside(_ quantifier: String, _ rest: [LocatedValue.Member], into diagnostics: inout Diagnostics) {
        for member in rest {
            diagnostics.error(
                at: member.position,
                "nothing but `allow_none` stands beside `\(quantifier)`",
                fix: Self.timeKeys.contains(member.key) ? "put `\(member.key)` into it" : "take it out"
            )
        }
    }

    private func proposition(
        _ members: [LocatedValue.Member],
        _ subject: LocatedValue.Member,
        into diagnostics: inout Diagnostics
    ) -> TemporalClaim.Proposition? {
        let named = members.filter { Self.propositions.contains($0.key) }
        guard let member = named.first else {
            diagnostics.error(
                at: subject.position,
                "`\(subject.key)` says not what is expected",
                fix: "add one of \(Self.propositions.joined(separator: ", "))"
            )
            return nil
        }
        if let other = named.dropFirst().first {
            diagnostics.error(
                at: other.position,
                "`\(subject.key)` expects one thing, and this one already expects `\(member.key)`",
                fix: "make it an expectation of its own"
            )
        }
        let because = members.first { $0.key == "because" }
        if let because, member.key != "exited" {
            diagnostics.error(at: because.position, "`because` needs `exited: true` beside it")
        }
        switch member.key {
        case "in", "not_in":
            return AudienceReference.read(member.value, member.key, into: &diagnostics)
                .map { .member($0, member.key == "in") }
        case "exited":
            guard member.value.boolean == true else {
                diagnostics.error(
                    at: member.value.position,
                    "`exited` takes true, not \(member.value.kindDescription)",
                    fix: "the opposite is another of always, never and sometimes"
                )
                return nil
            }
            let reason = because.map { name($0.value, "because", of: "a reason such as completed", into: &diagnostics) }
            if case .some(nil) = reason { return nil }
            return .outside(because: reason ?? nil)
        case "at":
            return name(member.value, "at", of: "the name of a step", into: &diagnostics)
                .map { .happens(.arrival(step: $0)) }
        default:
            return happening(member, into: &diagnostics).map { .happens($0) }
        }
    }

    /// At the start of the run everybody is out of every audience and of the canvas.
    private func checkStart(
        _ proposition: TemporalClaim.Proposition,
        _ subject: LocatedValue.Member,
        into diagnostics: inout Diagnostics
    ) {
        let fix: String
        switch proposition {
        case .member(let audience, false):
            fix =
                "add `after`, or write "
                + (subject.key == "always" ? "never: { in: \(audience.name) }" : "sometimes: { in: \(audience.name) }")
        case .outside(because: nil): fix = "add `after`, such as after: { entered: true }"
        default: return
        }
        diagnostics.error(
            at: subject.position,
            "everybody \(proposition) when the run starts, so that `\(subject.key)` says nothing without `after`",
            fix: fix
        )
    }
}
