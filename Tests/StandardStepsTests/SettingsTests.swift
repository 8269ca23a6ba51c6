import CanvasModel
import CanvasStep
import StandardSteps
import Testing

@Suite struct SettingsTests {
    static func problems<Settings>(_ declaration: StepDeclaration<Settings>, _ members: [(String, LocatedValue)])
        -> [String]
    {
        var diagnostics = Diagnostics()
        let position = Position(file: "test")
        let value = LocatedValue(.map(members.map { .init(key: $0.0, position: position, value: $0.1) }), at: position)
        _ = declaration.read(value, at: position, into: &diagnostics)
        return diagnostics.all.map { "\($0.severity.rawValue) \($0.sentence)" }
    }

    static func scalar(_ text: String) -> LocatedValue {
        LocatedValue(.scalar(text, isPlain: true), at: Position(file: "test"))
    }

    static func list(_ rows: [[String: String]]) -> LocatedValue {
        let position = Position(file: "test")
        return LocatedValue(
            .list(
                rows.map { row in
                    let members = row.sorted { $0.key < $1.key }.map { key, value in
                        LocatedValue.Member(key: key, position: position, value: key == "if" ? filter : scalar(value))
                    }
                    return LocatedValue(.map(members), at: position)
                }
            ),
            at: position
        )
    }

    static var filter: LocatedValue {
        let position = Position(file: "test")
        return LocatedValue(.map([.init(key: "event", position: position, value: scalar("x"))]), at: position)
    }

    static let delays: [([String: String], [String])] = [
        (["duration": "1h"], []),
        (["duration": "730d"], []),
        (["duration": "0s"], ["error `duration` is 0s"]),
        (["duration": "731d"], ["error `duration` is 731d"]),
        ([:], ["error `delay` needs the setting `duration`"]),
        (["duration": "1h", "until": "2026-01-01"], ["error `until` can't stand beside `duration`"]),
        (["then_at": "09:00", "until": "2026-01-01"], ["error `then_at` can't stand beside `until`"]),
        (
            ["calendar_day": "true", "duration": "36h"],
            ["error `duration` is 1d12h, which is no number of calendar days"]
        ),
        (["duration": "1h", "then_at": "9am"], ["error `9am` is not a clock time such as 09:00"]),
        (
            ["duration": "1h", "time_zone": "Berlin"],
            ["error `Berlin` is not an IANA time zone such as Europe/Berlin, or local"]
        ),
        (
            ["duration": "1h", "fallback_time_zone": "Europe/Berlin"],
            ["warning `fallback_time_zone` has no effect"]
        ),
        (["duration": "1h", "fallback_time_zone": "Europe/Berlin", "time_zone": "local"], []),
    ]

    @Test("The settings of a delay are checked", arguments: delays)
    func delay(settings: [String: String], problems: [String]) {
        let members = settings.sorted { $0.key < $1.key }.map { ($0.key, Self.scalar($0.value)) }
        #expect(Self.problems(Delay.declaration, members) == problems)
    }

    static let experiments: [([(String, String, Bool)], [String])] = [
        ([("a", "33.33", false), ("b", "33.33", false), ("c", "33.34", true)], []),
        ([("a", "50", false), ("b", "49.99", false)], ["error the percentages of the paths add to 99.99"]),
        ([("a", "50", false), ("a", "50", false)], ["error two of them are the path `a`"]),
        ([("exit", "100", false)], ["error no path can be named `exit`"]),
        ([("a", "50", true), ("b", "50", true)], ["error there are 2 control groups"]),
        (
            "abcde".map { (String($0), "20", false) },
            ["error there are 5 paths, and 4 and a control group is the most"]
        ),
        ("abcde".map { (String($0), "20", $0 == "e") }, []),
    ]

    @Test("The paths of an experiment are checked", arguments: experiments)
    func experiment(paths: [(String, String, Bool)], problems: [String]) {
        let rows = paths.map { ["name": $0.0, "percent": $0.1, "control": String($0.2)] }
        #expect(Self.problems(ExperimentPaths.declaration, [("paths", Self.list(rows))]) == problems)
    }

    static let groups: [([String], [String])] = [
        (["vip", "new"], []),
        (["vip", "vip"], ["error two of them are the group `vip`"]),
        (["everyone_else"], ["error no group can be named `everyone_else`"]),
        ("abcdefg".map { String($0) }, []),
        ("abcdefgh".map { String($0) }, ["error there are 8 groups, and 7 is the most"]),
    ]

    @Test("The groups of audience paths are checked", arguments: groups)
    func audience(names: [String], problems: [String]) {
        let rows = names.map { ["name": $0, "if": ""] }
        #expect(Self.problems(AudiencePaths.declaration, [("groups", Self.list(rows))]) == problems)
    }

    @Test("A message says when `on_failure` has no effect")
    func message() {
        let members = [("channel", Self.scalar("email")), ("on_failure", Self.scalar("advance"))]
        #expect(Self.problems(Message.declaration, members) == ["warning `on_failure` has no effect"])
        #expect(Self.problems(Message.declaration, members + [("validate", Self.filter)]) == [])
    }
}
