import CanvasModel

/// What is expected of a person.
extension ExpectationReader {
    static let personKeys =
        [
            "path", "visits", "step", "entered_at", "left_at", "exited", "exited_at", "because", "variant", "converted",
            "entries", "in", "not_in", "attribute", "entry",
        ] + Interaction.allCases.map(\.rawValue)
    private static let stepKeys = ["entered_at", "left_at"] + Interaction.allCases.map(\.rawValue)

    func person(
        _ subject: LocatedValue.Member,
        _ rest: [LocatedValue.Member],
        into diagnostics: inout Diagnostics
    ) -> [Expectation] {
        refuse(rest, known: Self.personKeys, of: "an expectation on a person", into: &diagnostics)
        guard let people = names(subject.value, "person", of: "an external_id", into: &diagnostics) else { return [] }
        let entry = entry(rest.first { $0.key == "entry" }?.value, into: &diagnostics)
        var facts: [(PersonClaim.Fact, Position)] = []
        for member in rest {
            facts +=
                member.key == "attribute"
                ? attributes(member.value, into: &diagnostics)
                : self.facts(member, into: &diagnostics).map { ($0, member.position) }
        }
        facts += stepFacts(rest, into: &diagnostics)
        if !rest.contains(where: { $0.key != "entry" }) {
            diagnostics.error(
                at: subject.position,
                "nothing is expected of `\(people[0].prefix(60))`",
                fix: "for example path: [wait, show_ads]"
            )
        }
        PersonContradictions(facts: facts, entry: entry).check(into: &diagnostics)
        return people.flatMap { person in
            facts.map { fact, position in
                Expectation(
                    claim: .person(PersonClaim(person: person, entry: entry, fact: fact)),
                    position: position
                )
            }
        }
    }

    private func entry(_ value: LocatedValue?, into diagnostics: inout Diagnostics) -> PersonClaim.Entry {
        guard let value else { return .number(1) }
        if value.text == "last" { return .last }
        if let number = value.integer, number >= 1 { return .number(number) }
        diagnostics.error(
            at: value.position,
            "`entry` takes the number of an entry or last, not \(value.kindDescription)",
            fix: "the first is 1"
        )
        return .number(1)
    }

    private func facts(_ member: LocatedValue.Member, into diagnostics: inout Diagnostics) -> [PersonClaim.Fact] {
        let value = member.value
        func name(_ what: String, _ make: (String) -> PersonClaim.Fact) -> [PersonClaim.Fact] {
            self.name(value, member.key, of: what, into: &diagnostics).map { [make($0)] } ?? []
        }
        switch member.key {
        case "path":
            // Who enters and comes to no step has a path too.
            if value.elements?.isEmpty == true { return [.path([])] }
            guard value.elements != nil else {
                diagnostics.error(
                    at: value.position,
                    "`path` takes the list of all steps, not \(value.kindDescription)",
                    fix: "for example path: [wait, show_ads], or visits: \(value.text ?? "wait")"
                )
                return []
            }
            return path(value, into: &diagnostics).map { [.path($0)] } ?? []
        case "visits":
            return names(value, member.key, of: "the name of a step", into: &diagnostics).map { [.visits($0)] } ?? []
        case "exited":
            return truth(member, into: &diagnostics).map { [.exited($0)] } ?? []
        case "exited_at":
            return instant(member, into: &diagnostics).map { [.exitedAt($0)] } ?? []
        case "because": return name("a reason such as completed") { .because($0) }
        case "variant": return name("the name of a variant") { .variant($0) }
        case "converted":
            if let wanted = value.boolean { return [.convertedAtAll(wanted)] }
            return names(value, member.key, of: "the name of a conversion", into: &diagnostics)
                .map { [.converted($0)] } ?? []
        case "entries":
            return Condition.read(value, member.key, allowsShare: false, into: &diagnostics).map { [.entries($0)] }
                ?? []
        case "in", "not_in":
            return audiences(value, member.key, into: &diagnostics).map { .member($0, member.key == "in") }
        default: return []
        }
    }

    /// A path may come to a step twice, which a list of other names does not.
    private func path(_ value: LocatedValue, into diagnostics: inout Diagnostics) -> [String]? {
        let elements = value.elements ?? []
        let names = elements.compactMap { name($0, "path", of: "the names of steps", into: &diagnostics) }
        return names.count == elements.count ? names : nil
    }

    private func stepFacts(
        _ rest: [LocatedValue.Member],
        into diagnostics: inout Diagnostics
    ) -> [(PersonClaim.Fact, Position)] {
        let keys = rest.filter { Self.stepKeys.contains($0.key) }
        guard let step = rest.first(where: { $0.key == "step" }) else {
            if let first = keys.first {
                diagnostics.error(at: first.position, "`\(first.key)` needs a step", fix: "add `step`")
            }
            return []
        }
        guard let id = name(step.value, "step", of: "the name of a step", into: &diagnostics) else { return [] }
        if keys.isEmpty {
            diagnostics.error(
                at: step.position,
                "nothing is expected of `\(id.prefix(60))`",
                fix: "add entered_at or left_at, or write visits: [\(id.prefix(60))]"
            )
        }
        return keys.compactMap { member in
            let fact: PersonClaim.Fact?
            switch member.key {
            case "entered_at": fact = instant(member, into: &diagnostics).map { .enteredAt($0, step: id) }
            case "left_at": fact = instant(member, into: &diagnostics).map { .leftAt($0, step: id) }
            default:
                let interaction = Interaction(rawValue: member.key)
                let wanted = truth(member, into: &diagnostics)
                fact = interaction.flatMap { interaction in
                    wanted.map { .interaction(interaction, $0, step: id) }
                }
            }
            return fact.map { ($0, member.position) }
        }
    }

    private func attributes(
        _ value: LocatedValue,
        into diagnostics: inout Diagnostics
    ) -> [(PersonClaim.Fact, Position)] {
        guard let members = value.members, !members.isEmpty else {
            diagnostics.error(
                at: value.position,
                "`attribute` takes a mapping of names to values, not \(value.kindDescription)",
                fix: "for example { plan: pro }"
            )
            return []
        }
        return members.compactMap { member in
            if member.value.isNull { return (.attribute(member.key, .isMissing), member.position) }
            if let wanted = FilterValue(member.value) {
                return (.attribute(member.key, .equals(wanted)), member.position)
            }
            let texts = (member.value.elements ?? []).compactMap(\.text)
            if !texts.isEmpty, texts.count == member.value.elements?.count {
                return (.attribute(member.key, .list(texts)), member.position)
            }
            diagnostics.error(
                at: member.value.position,
                "`\(member.key.prefix(60))` takes a value, a list of texts or null, not \(member.value.kindDescription)"
            )
            return nil
        }
    }

    func truth(_ member: LocatedValue.Member, into diagnostics: inout Diagnostics) -> Bool? {
        if let wanted = member.value.boolean { return wanted }
        diagnostics.error(
            at: member.value.position,
            "`\(member.key)` takes true or false, not \(member.value.kindDescription)"
        )
        return nil
    }

    private func instant(_ member: LocatedValue.Member, into diagnostics: inout Diagnostics) -> Instant? {
        if let instant = member.value.text.flatMap({ Instant(rfc3339: $0) }) { return instant }
        diagnostics.error(
            at: member.value.position,
            "`\(member.key)` takes an instant such as 2026-03-02T09:00:00Z, not \(member.value.kindDescription)"
        )
        return nil
    }
}
