/// A registered step type that cases can't have: write a generator for it.
struct NoGenerator: Error, CustomStringConvertible {
    let type: String

    var description: String { "the step type `\(type)` has no generator: add it to CaseGenerator+Steps.swift" }
}

extension CaseGenerator {
    /// One step: paths lead on to later steps, and back only where time passes.
    mutating func step(_ index: Int, of count: Int, _ type: String) throws -> Case.Step {
        let id = "s\(index)"
        switch type {
        case "delay":
            let settings = delay()
            let isLooping = settings["until"] == nil || chance(30)
            return Case.Step(
                id: id,
                type: type,
                settings: settings,
                next: [path("next", index, count, mayGoBack: isLooping)]
            )
        case "decision_split":
            return Case.Step(
                id: id,
                type: type,
                settings: ["if": filter()],
                next: ["yes", "no"].map { path($0, index, count) }
            )
        case "audience_paths":
            let names = (0...below(3)).map { "g\($0)" }
            let groups = names.map { name -> Value in ["name": .text(name), "if": filter()] }
            return Case.Step(
                id: id,
                type: type,
                settings: ["groups": .list(groups)],
                next: (names + ["everyone_else"]).map { path($0, index, count) }
            )
        case "experiment_paths":
            let percents = percents(2 + below(3))
            var settings: Value = [
                "paths": .list(
                    percents.enumerated().map { ["name": .text("p\($0)"), "percent": .number(Double($1))] }
                )
            ]
            if chance(50) { settings["randomize"] = true }
            return Case.Step(
                id: id,
                type: type,
                settings: settings,
                next: percents.indices.map { path("p\($0)", index, count) }
            )
        case "message":
            var settings: Value = ["channel": .text(pick(["email", "push", "in_app_message"]))]
            if chance(30) {
                settings["validate"] = filter()
                if chance(50) { settings["on_failure"] = "advance" }
            }
            return Case.Step(id: id, type: type, settings: settings, next: [path("next", index, count)])
        case "facebook_audience":
            return Case.Step(id: id, type: type, settings: sync(), next: [path("next", index, count)])
        default:
            throw NoGenerator(type: type)
        }
    }

    /// So many shares of a hundred.
    mutating func percents(_ count: Int) -> [Int] {
        var left = 100
        var percents: [Int] = []
        for rest in stride(from: count - 1, to: 0, by: -1) {
            let share = 1 + below(left - rest)
            percents.append(share)
            left -= share
        }
        return percents + [left]
    }

    private mutating func path(_ name: String, _ index: Int, _ count: Int, mayGoBack: Bool = false) -> Case.Path {
        if mayGoBack, chance(30) { return Case.Path(name: name, target: "s\(below(index + 1))") }
        guard index + 1 < count, !chance(10) else { return Case.Path(name: name, target: "exit") }
        let ahead = chance(60) ? 1 : 1 + below(count - index - 1)
        return Case.Path(name: name, target: "s\(index + ahead)")
    }

    private mutating func delay() -> Value {
        if chance(15) {
            return ["until": .text(instant(from: 0, to: 4 * 86_400))]
        }
        var settings: Value = ["duration": .text(pick(["30m", "1h", "90m", "6h", "1d", "2d"]))]
        if chance(20) { settings["then_at"] = .text(pick(["09:00", "00:00", "18:30"])) }
        if settings["duration"] == "1d" || settings["duration"] == "2d", chance(30) { settings["calendar_day"] = true }
        if chance(25) { settings["time_zone"] = .text(pick(["local", "America/New_York", "Asia/Kolkata"])) }
        return settings
    }

    private mutating func sync() -> Value {
        let name = pick(["mine", "other", "crowd"])
        let isNew = made.insert(name).inserted
        var settings: Value = [
            "ad_account": "act_1234567890",
            "audience": isNew ? ["create": .text(name)] : ["existing": .text(name)],
            "match_on": .list(pick([["email"], ["email", "phone"], ["phone", "first_name", "last_name"]])),
        ]
        if !isNew, chance(50) { settings["action"] = "remove" }
        if chance(40) {
            settings["batching"] = pick([
                ["people": 2, "within": "10m"], ["people": 100, "within": "1h"], ["every": "1m"], ["every": "1s"],
            ])
        }
        return settings
    }
}
