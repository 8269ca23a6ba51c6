import CanvasModel

/// Reads one entry of a scenario's `behavior`; an entry that opens and clicks is two behaviors.
struct BehaviorReader {
    static let keys = [
        "does", "properties", "opens", "clicks", "after", "probability", "within", "if", "every",
    ]
    static let causes = ["received", "synced", "opened", "clicked", "entered"]
    /// Within how long, when an entry does not say.
    static let defaultWithin = Interval.days(1)

    func read(_ value: LocatedValue, into diagnostics: inout Diagnostics) -> [ScenarioBehavior] {
        guard value.members != nil else {
            diagnostics.error(
                at: value.position,
                "a behavior is a mapping, not \(value.kindDescription)",
                fix: "for example { does: purchase, probability: 0.1, within: 2d }"
            )
            return []
        }
        value.refuseUnknownKeys(known: Self.keys, of: "a behavior", into: &diagnostics)
        let cause = cause(value["after"], into: &diagnostics)
        let acts = acts(value, cause: cause, into: &diagnostics)
        let within = duration(value, "within", into: &diagnostics) ?? Self.defaultWithin
        let every = duration(value, "every", into: &diagnostics)
        if let every, every.seconds == 0, let written = value["every"] {
            diagnostics.error(at: written.position, "`every` must be longer than nothing")
        }
        let condition = value["if"].flatMap { Filter.read($0, into: &diagnostics) }
        guard let cause else { return [] }
        return acts.map { act, probability in
            ScenarioBehavior(
                cause: cause,
                act: act,
                probability: probability,
                within: within,
                condition: condition,
                every: every,
                position: value.position
            )
        }
    }

    private func acts(
        _ value: LocatedValue,
        cause: ScenarioBehavior.Cause?,
        into diagnostics: inout Diagnostics
    ) -> [(ScenarioBehavior.Act, Double)] {
        let probability = value["probability"].map { $0.share("probability", into: &diagnostics) ?? 0 }
        var acts: [(ScenarioBehavior.Act, Double)] = []
        if let does = value["does"] {
            guard let name = does.text, !name.isEmpty else {
                diagnostics.error(at: does.position, "`does` takes the name of an event, not \(does.kindDescription)")
                return []
            }
            acts.append((.event(name, properties(value["properties"], into: &diagnostics)), probability ?? 1))
        } else if let properties = value["properties"] {
            diagnostics.error(at: properties.position, "`properties` belong to an event", fix: "add `does`")
        }
        for (key, interaction) in [("opens", Interaction.opened), ("clicks", .clicked)] {
            guard let written = value[key] else { continue }
            let share = written.boolean == true ? 1 : written.share(key, into: &diagnostics) ?? 0
            switch cause {
            case .start, .event:
                diagnostics.error(
                    at: written.position,
                    "nobody can know what `\(key)` concerns without a step",
                    fix: "add after: { step: ID, received: true }"
                )
            case .interaction, .arrival, nil:
                acts.append((.interaction(interaction), share * (probability ?? 1)))
            }
        }
        if !["does", "opens", "clicks"].contains(where: { value[$0] != nil }) {
            diagnostics.error(at: value.position, "the behavior does nothing", fix: "add `does`, `opens` or `clicks`")
        }
        return acts
    }

    private func cause(_ value: LocatedValue?, into diagnostics: inout Diagnostics) -> ScenarioBehavior.Cause? {
        guard let value else { return .start }
        value.refuseUnknownKeys(known: ["step", "event"] + Self.causes, of: "`after`", into: &diagnostics)
        if let event = value["event"] {
            if let step = value["step"] {
                diagnostics.error(at: step.position, "`after` takes a step or an event, not both")
            }
            guard let name = event.text, !name.isEmpty else {
                diagnostics.error(at: event.position, "`event` takes a name, not \(event.kindDescription)")
                return nil
            }
            return .event(name)
        }
        guard let step = value["step"], let name = step.text, !name.isEmpty else {
            diagnostics.error(
                at: value.position,
                "`after` needs a step or an event",
                fix: "for example { step: welcome, received: true } or { event: purchase }"
            )
            return nil
        }
        let named = (value.members ?? []).filter { Self.causes.contains($0.key) }
        for member in named where member.value.boolean != true {
            diagnostics.error(
                at: member.value.position,
                "`\(member.key)` takes true, not \(member.value.kindDescription)"
            )
        }
        guard let happening = named.first, named.count == 1 else {
            diagnostics.error(
                at: value.position,
                "`after` says \(named.isEmpty ? "nothing" : "more than one thing") that happens at `\(name)`",
                fix: "add one of \(Self.causes.map { "\($0): true" }.joined(separator: ", "))"
            )
            return nil
        }
        return Interaction(rawValue: happening.key).map { .interaction($0, step: name, step.position) }
            ?? .arrival(step: name, step.position)
    }

    private func properties(_ value: LocatedValue?, into diagnostics: inout Diagnostics) -> Properties {
        guard let value else { return Properties() }
        if value.members == nil {
            diagnostics.error(at: value.position, "`properties` takes a mapping, not \(value.kindDescription)")
        }
        return Properties(PropertyReading.pairs(value))
    }

    private func duration(_ value: LocatedValue, _ key: String, into diagnostics: inout Diagnostics) -> Interval? {
        value[key].flatMap { $0.duration(key, into: &diagnostics) }
    }
}

extension LocatedValue {
    /// A length of time.
    func duration(_ name: String, into diagnostics: inout Diagnostics) -> Interval? {
        if let interval = text.flatMap({ Interval($0) }) { return interval }
        diagnostics.error(
            at: position,
            "`\(name)` takes a duration such as 30s, 5m, 1h, 2d or 1w, not \(kindDescription)"
        )
        return nil
    }
}
