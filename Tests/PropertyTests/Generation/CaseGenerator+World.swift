extension CaseGenerator {
    /// When and for whom the canvas begins, and what ends it.
    mutating func entryRules(of made: inout Case) {
        switch below(3) {
        case 0:
            made.schedule = ["type": "scheduled"]
            if chance(60) { made.schedule["at"] = .text(instant(from: -7200, to: 86_400)) }
            if chance(60) {
                made.schedule["every"] = .text(pick(["1h", "1d"]))
                if chance(60) { made.schedule["occurrences"] = .number(Double(1 + below(5))) }
            }
        case 1: made.schedule = ["type": "action_based", "trigger": ["event": .text(pick(Self.events))]]
        default: made.schedule = ["type": "api_triggered"]
        }
        if chance(50) { made.audience = filter(events: false) }
        if chance(50) { made.reentryAfter = pick(["1h", "1d", "2d"]) }
        if chance(30) {
            let periods =
                made.schedule["type"] == "scheduled" ? ["lifetime", "occurrence"] : ["lifetime", "hour", "day"]
            made.cap = ["count": .number(Double(1 + below(8))), "per": .text(pick(periods))]
        }
        if chance(40) { made.exitEvents = [pick(Self.events)] }
        if chance(25) { made.exitFilter = filter() }
        let names = ["Order", "Return", "Look"]
        for name in names.prefix(made.has(type: "experiment_paths") ? 1 + below(3) : below(3)) {
            made.conversions.append([
                "name": .text(name), "event": .text(pick(Self.events)),
                "within": .text(pick(["5m", "1h", "1d", "3d"])),
            ])
        }
        if chance(50) { made.variants = variants(made) }
    }

    private mutating func variants(_ made: Case) -> [Case.Variant] {
        let percents = percents(1 + below(3))
        return percents.indices.map { index in
            let isControl = index > 0 && index == percents.count - 1 && chance(60)
            return Case.Variant(
                name: "v\(index)",
                percent: percents[index],
                firstStep: isControl ? nil : index == 0 ? "s0" : pick(made.steps).id
            )
        }
    }

    /// Who lives there, what they do, and the network's bad days.
    mutating func world(of made: inout Case) {
        if chance(80) { made.runFor = pick(["6h", "1d", "3d", "5d"]) }
        if chance(15) {
            made.people = .generated(1 + below(60))
        } else {
            made.people = .inline((0..<(1 + below(20))).map { person($0) })
            for _ in 0..<below(25) { made.events.append(event(made)) }
        }
        for _ in 0..<below(5) { made.behavior.append(behavior(made)) }
        if made.has(type: "facebook_audience") {
            for _ in 0..<below(4) { made.faults.append(fault()) }
        }
    }

    private mutating func person(_ index: Int) -> Value {
        var person: Value = ["external_id": .text(index == 7 ? "Zoë-7" : "p\(index)")]
        let attributes: [(String, Value)] = [
            ("email", .text("p\(index)@example.com")), ("phone", .text("+4930\(1_000_000 + index)")),
            ("first_name", .text(pick(["Ada", "Grace", "佐藤"]))), ("last_name", "Lee"),
            ("country", .text(pick(["DE", "US", "FR"]))),
            ("time_zone", .text(pick(["Europe/Berlin", "Nowhere/Land"]))),
            ("ad_tracking_enabled", .boolean(chance(70))), ("plan", .text(pick(["free", "pro"]))),
            ("age", .number(Double(below(80)))), ("vip", .boolean(chance(50))),
            ("tags", .list(pick([["a"], ["b", "a"], []]))),
        ]
        for (name, value) in attributes where chance(70) { person[name] = value }
        return person
    }

    private mutating func trigger(_ made: Case) -> String {
        made.schedule["trigger"]?["event"]?.asText
            ?? (made.schedule["type"] == "api_triggered" ? "canvas.trigger" : "visit")
    }

    private mutating func event(_ made: Case) -> Value {
        let name = chance(50) ? trigger(made) : pick(Self.events)
        return happening(named: name, by: pick(made.inlinePeople)["external_id"] ?? "p0")
    }

    private mutating func happening(named name: String, by person: Value) -> Value {
        var event: Value = [
            "external_id": person, "name": .text(name), "time": .text(instant(from: -86_400, to: 6 * 86_400)),
        ]
        if name == "purchase" {
            event["properties"] = [
                "product_id": .text(pick(["sku", "other"])), "price": .number(Double(below(20))), "currency": "EUR",
                "quantity": 1,
            ]
        } else if chance(30) {
            event["properties"] = ["price": .number(Double(below(20)))]
        }
        return event
    }

    private mutating func behavior(_ made: Case) -> Value {
        let messages = made.steps.filter { $0.type == "message" }
        if !messages.isEmpty, chance(40) {
            return [
                "after": ["step": .text(pick(messages).id), "received": true], "opens": 0.5, "clicks": 0.3,
                "within": .text(pick(["1m", "2h"])),
            ]
        }
        let does = chance(50) ? trigger(made) : pick(Self.events)
        var behavior: Value = [
            "does": .text(does), "probability": .number(pick([0.2, 0.5, 1])),
            "within": .text(pick(["1s", "1h", "1d"])),
        ]
        if chance(40) {
            // An event that followed from itself would come every second, or more and more often.
            let causes = Self.events.prefix { $0 != does }
            if !causes.isEmpty, chance(30) {
                behavior["after"] = ["event": .text(pick(Array(causes)))]
            } else {
                let step = pick(made.steps)
                let cause = step.type == "facebook_audience" && chance(50) ? "synced" : "entered"
                behavior["after"] = .map([
                    .init(key: "step", value: .text(step.id)), .init(key: cause, value: true),
                ])
            }
        } else if chance(30) {
            behavior["every"] = .text(pick(["6h", "1d"]))
        }
        if chance(30) { behavior["if"] = filter() }
        return behavior
    }

    /// A bad day that begins when the canvas is launched already.
    private mutating func fault() -> Value {
        var fault: Value = [
            "at": .text(pick(["10m", "1h", "1d"])),
            "respond": .text(
                pick([
                    "rate_limited", "server_error", "token_revoked", "terms_withdrawn", "audience_deleted",
                    "partial_failure", "time_out", "reset", "slow", "malformed_answer",
                ])
            ),
        ]
        if chance(70) { fault["for"] = .text(pick(["1m", "1h", "1d"])) }
        // Each fifth malformed answer has ten megabytes, which takes a debug build half a second.
        if fault["respond"] == "malformed_answer" || chance(20) { fault["requests"] = .number(Double(1 + below(3))) }
        return fault
    }
}
