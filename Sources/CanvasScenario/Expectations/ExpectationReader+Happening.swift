import CanvasModel

/// What happens to people, as `after` and the propositions of expectations over time write it.
extension ExpectationReader {
    private static let causes =
        ["event", "step", "entered", "converted", "exited"] + Interaction.allCases.map(\.rawValue)

    func cause(_ value: LocatedValue, into diagnostics: inout Diagnostics) -> Happening? {
        guard let members = value.members else {
            diagnostics.error(
                at: value.position,
                "`after` takes a mapping, not \(value.kindDescription)",
                fix: "for example { event: purchase } or { step: show_ads }"
            )
            return nil
        }
        refuse(members, known: Self.causes, of: "`after`", into: &diagnostics)
        let known = members.filter { Self.causes.contains($0.key) }
        guard let step = known.first(where: { $0.key == "step" }) else {
            guard let member = known.first, known.count == 1 else {
                if known.count == members.count {
                    diagnostics.error(
                        at: value.position,
                        "`after` says \(known.isEmpty ? "nothing" : "more than one thing") that happens",
                        fix:
                            "write one of { event: … }, { step: … }, { entered: true }, { converted: … }, { exited: true }"
                    )
                }
                return nil
            }
            if Interaction(rawValue: member.key) != nil {
                diagnostics.error(at: member.position, "`\(member.key)` needs a step", fix: "add `step`")
                return nil
            }
            return happening(member, into: &diagnostics)
        }
        return arrival(step, known.filter { $0.key != "step" }, into: &diagnostics)
    }

    /// `{ step: show_ads }` or `{ step: show_ads, synced: true }`.
    private func arrival(
        _ step: LocatedValue.Member,
        _ rest: [LocatedValue.Member],
        into diagnostics: inout Diagnostics
    ) -> Happening? {
        guard let id = name(step.value, "step", of: "the name of a step", into: &diagnostics) else { return nil }
        guard let member = rest.first else { return .arrival(step: id) }
        guard rest.count == 1, member.key == "entered" || Interaction(rawValue: member.key) != nil else {
            diagnostics.error(
                at: (rest.dropFirst().first ?? member).position,
                "`after` says more than one thing that happens",
                fix: "write { step: \(id.prefix(60)) }, or one of "
                    + Interaction.allCases.map { "\($0.rawValue): true" }.joined(separator: ", ") + " beside it"
            )
            return nil
        }
        guard member.value.boolean == true else {
            diagnostics.error(
                at: member.value.position,
                "`\(member.key)` takes true, not \(member.value.kindDescription)"
            )
            return nil
        }
        return Interaction(rawValue: member.key).map { .interaction($0, step: id) } ?? .arrival(step: id)
    }

    func happening(_ member: LocatedValue.Member, into diagnostics: inout Diagnostics) -> Happening? {
        let value = member.value
        /// `true` for any, or a name.
        func any(_ what: String, _ make: (String?) -> Happening) -> Happening? {
            if value.boolean == true { return make(nil) }
            if value.boolean == false || value.text?.isEmpty ?? true {
                diagnostics.error(
                    at: value.position,
                    "`\(member.key)` takes true or \(what), not \(value.kindDescription)"
                )
                return nil
            }
            return make(value.text)
        }
        switch member.key {
        case "event":
            return name(value, "event", of: "the name of an event", into: &diagnostics).map { .event($0) }
        case "entered": return any("the name of a variant") { .entry(variant: $0) }
        case "converted": return any("the name of a conversion") { .conversion($0) }
        case "exited": return any("a reason such as completed") { .exit($0) }
        default:
            guard let interaction = Interaction(rawValue: member.key) else { return nil }
            return name(value, member.key, of: "the name of a step", into: &diagnostics)
                .map { .interaction(interaction, step: $0) }
        }
    }
}
