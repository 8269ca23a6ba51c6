extension CaseGenerator {
    /// A filter.
    mutating func filter(depth: Int = 0, events: Bool = true) -> Value {
        if depth < 2, chance(30) {
            let parts = (0...below(2)).map { _ in filter(depth: depth + 1, events: events) }
            return pick([["all": .list(parts)], ["any": .list(parts)], ["not": parts[0]]])
        }
        if events, chance(45) { return happening() }
        return pick([
            ["attribute": "plan", "equals": "pro"], ["attribute": "plan", "not_equals": "pro"],
            ["attribute": "plan", "in": ["free", "pro"]], ["attribute": "age", "more_than": 40],
            ["attribute": "age", "less_than": 40], ["attribute": "age", "equals": 0],
            ["attribute": "vip", "equals": true], ["attribute": "email", "exists": true],
            ["attribute": "email", "exists": false], ["attribute": "country", "not_in": ["DE", "US"]],
            ["attribute": "ad_tracking_enabled", "equals": true], ["attribute": "tags", "contains": "a"],
            ["attribute": "first_name", "matches": "^a"], ["random_bucket": true, "less_than": 5000],
        ])
    }

    /// A filter on what people did, or what happened between them and a step.
    private mutating func happening() -> Value {
        let steps = cited.compactMap { step -> Value? in
            switch step.type {
            case "message":
                .map([
                    .init(key: "step", value: .text(step.id)),
                    .init(key: pick(["received", "opened", "clicked"]), value: true),
                ])
            case "facebook_audience": ["step": .text(step.id), "synced": true]
            default: nil
            }
        }
        if !steps.isEmpty, chance(40) { return pick(steps) }
        if chance(15) { return ["context": "price", "more_than": 5] }
        if chance(20) { return ["purchase": pick([true, "sku"])] }
        var filter: Value = ["event": .text(pick(Self.events))]
        if chance(70) { filter["in_last"] = .text(pick(["30m", "1h", "1d", "3d"])) }
        return filter
    }
}
