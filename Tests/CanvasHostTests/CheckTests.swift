import CanvasHost
import CanvasModel
import CanvasStep
import Testing

@Suite struct CheckTests {
    /// A document with one mistake in its head, and one sound step.
    struct Head: Sendable, CustomTestStringConvertible {
        let yaml: String
        let problem: String
        var testDescription: String { problem }

        init(_ yaml: String, _ problem: String) {
            self.yaml = yaml
            self.problem = problem
        }
    }

    static let heads = [
        Head("version: 2", "1:10 error `2` is not a version of canvas documents that is known"),
        Head("schedule: { type: daily }", "1:19 error `daily` is not one of scheduled, action_based, api_triggered"),
        Head("schedule: { at: 2026-01-01T00:00:00Z }", "1:11 error `schedule` needs `type`"),
        Head(
            "schedule: { type: api_triggered, every: 1d }",
            "1:34 error a schedule of the type `api_triggered` has no `every`"
        ),
        Head("schedule: { type: scheduled, every: 1d, occurrences: 31 }", "1:54 error `occurrences` is 31"),
        Head(
            "schedule: { type: scheduled, occurrences: 3 }",
            "1:30 error `occurrences` counts nothing without `every`"
        ),
        Head("schedule: { type: scheduled, every: 0s }", "1:37 error `every` is 0s"),
        Head("schedule: { type: action_based }", "1:11 error `schedule` needs `trigger`"),
        Head("schedule: { type: action_based, trigger: {} }", "1:42 error `trigger` needs `event`"),
        Head("entry: { max_entries: { count: 0, per: lifetime } }", "1:32 error `count` is 0"),
        Head("entry: { max_entries: { count: 5 } }", "1:23 error `max_entries` needs `per`"),
        Head("entry: [a]", "1:8 error `entry` must be a mapping, not a list"),
        Head("exit_criteria: { events: account_closed }", "1:26 error `events` takes a list, not `account_closed`"),
        Head("exit_criteria: { event: x }", "1:18 error `exit_criteria` has no `event`"),
        Head(
            "conversions: [{ name: A, event: a }, { name: A, event: b }]",
            "1:46 error another conversion is named `A`"
        ),
        Head("conversions: [{ name: A, event: a, within: 31d }]", "1:44 error `within` is 31d"),
        Head(
            "conversions: [{name: A, event: a}, {name: B, event: b}, {name: C, event: c}, {name: D, event: d}, "
                + "{name: E, event: e}]",
            "1:106 error there are 5 conversions, and 4 is the most"
        ),
        Head(
            "schedule: { type: dayly }\nentry: { max_entries: { count: 1, per: day } }",
            "1:19 error `dayly` is not one of scheduled, action_based, api_triggered"
        ),
        Head("variants: [a]", "1:12 error a variant must be a mapping, not `a`"),
        Head(
            "variants: [{ name: A, percent: 50, first_step: tell }, { name: B, percent: 50, control: yes }]",
            "1:89 error `yes` is not true or false"
        ),
        Head(
            "variants: [{ name: A, percent: 50, first_step: tell }, { name: B, percent: 50 }]",
            "1:56 error the variant `B` does not say where it begins"
        ),
        Head("variants: []", "1:11 error `variants` is empty"),
        Head(
            "variants: [{ name: A, percent: 99.9, first_step: tell }]",
            "1:11 error the percentages of the variants add to 99.9"
        ),
        Head(
            "variants: [{ name: A, percent: 33.333, first_step: tell }]",
            "1:32 error `33.333` is not a percentage from 0 to 100 with at most two decimals"
        ),
        Head(
            "variants: [{ name: A, percent: 50, first_step: tell }, { name: A, percent: 50, first_step: tell }]",
            "1:64 error another variant is named `A`"
        ),
        Head(
            "variants: [{ name: A, percent: 50, first_step: tell }, { name: C, percent: 25, control: true }, "
                + "{ name: D, percent: 25, control: true }]",
            "1:97 error there is already a control group"
        ),
        Head(
            "variants: [{ name: A, percent: 50, first_step: tell }, "
                + "{ name: C, percent: 50, control: true, first_step: tell }]",
            "1:95 error a control group has no first step, as its people leave at once"
        ),
        Head(
            "variants: [{ name: A, percent: 100, first_step: tel }]",
            "1:49 error no step is named `tel`"
        ),
        Head(
            "segments: { a: { segment: b }, b: { segment: a } }",
            "1:13 error the segment asks for itself: `a` → `b` → `a`"
        ),
        Head("audience: { segment: vips }", "1:13 error no segment is named `vips`"),
        Head("audience: { step: tel, received: true }", "1:13 error no step is named `tel`"),
        Head(
            "audience: { atribute: plan, equals: pro }",
            "1:13 error a filter needs one of attribute, custom_attribute, event, purchase, context, segment, step, random_bucket, or all, any, not"
        ),
        Head(
            "audience: { random_bucket: { less_than: 5000 } }",
            "1:28 error `random_bucket` takes one number from 0 to 9999, or true with a range beside it"
        ),
        Head(
            "audience: { random_bucket: 10000 }",
            "1:28 error `random_bucket` takes one number from 0 to 9999, or true with a range beside it"
        ),
        Head(
            "audience: { random_bucket: true }",
            "1:28 error `random_bucket` takes one number from 0 to 9999, or true with a range beside it"
        ),
        Head("description: [a]", "1:14 error a list is not a text"),
    ]

    @Test("Each mistake in the head of a canvas is one problem", arguments: heads)
    func head(_ head: Head) throws {
        let reading = try Reading(
            """
            \(head.yaml)
            name: One mistake
            steps: [{ id: tell, type: message, settings: { channel: email } }]
            """
        )
        #expect(reading.problems == [head.problem])
        #expect(reading.canvas == nil)
    }

    static let steps = [
        Head("[]", "2:8 error `steps` is empty"),
        Head("[{ type: message, settings: { channel: email } }]", "2:9 error a step needs `id`"),
        Head("[{ id: a }]", "2:9 error step `a` needs `type`"),
        Head(
            "[{ id: exit, type: message, settings: { channel: email } }]",
            "2:15 error no step can be named `exit`, which ends a journey"
        ),
        Head("[{ id: Show ads, type: message, settings: { channel: email } }]", "2:15 error `Show ads` is not an id"),
        Head(
            "[{ id: a, type: message, settings: { channel: email }, next: a2 }, "
                + "{ id: a2, type: message, settings: { channel: email } }, { id: a, type: message, settings: { channel: email } }]",
            "2:138 error the step on line 2 is also named `a`"
        ),
        Head(
            "[{ id: a, type: message, settings: { channel: emial } }]",
            "2:54 error `emial` is not one of email, push, sms, mms, rcs, in_app_message, content_card, banner, webhook, whatsapp, line, kakaotalk"
        ),
        Head("[{ id: a, type: message, settings: { channel: email, to: me } }]", "2:61 error `message` has no `to`"),
        Head(
            "[{ id: a, type: message, settings: { channel: email }, next: [b] }]",
            "2:69 error `next` takes the id of a step or a mapping of paths to ids, not a list"
        ),
        Head(
            "[{ id: a, type: message, settings: { channel: email }, next: { nxt: exit } }]",
            "2:71 error step `a` has no path `nxt`"
        ),
        Head(
            "[{ id: a, type: decision_split, settings: { if: { event: x } }, next: exit }]",
            "2:78 error `next` must say where each path leads"
        ),
        Head(
            "[{ id: a, type: decision_split, settings: { if: { event: x } } }]",
            "2:9 error step `a` does not say where `yes`, `no` lead"
        ),
        Head(
            "[{ id: a, type: decision_split, settings: { if: { event: x } }, next: { yes: exit, no: } }]",
            "2:95 error the path `no` takes the id of a step, not nothing"
        ),
        Head(
            "[{ id: a, type: decision_split, settings: { if: { event: x } }, next: { yes: exit, no: exit, maybe: exit } }]",
            "2:101 error step `a` has no path `maybe`"
        ),
        Head(
            "[{ id: a, type: decision_split, settings: { if: { segment: x } }, next: { yes: exit, no: exit } }]",
            "2:58 error no segment is named `x`"
        ),
        Head(
            "[{ id: a, type: audience_paths, settings: { groups: [{ name: g, if: { step: b, opened: true } }] }, next: { g: exit, everyone_else: exit } }]",
            "2:78 error no step is named `b`"
        ),
        Head(
            "[{ id: a, type: experiment_paths, settings: { paths: [{ name: x, percent: 100 }] }, next: { x: exit } }]",
            "2:9 error step `a` needs a conversion event to be judged by"
        ),
        Head(
            "[{ id: a, type: experiment_paths, settings: { paths: [{ name: x, percent: 100 }] }, next: { x: exit } }]\n"
                + "conversions: []",
            "2:9 error step `a` needs a conversion event to be judged by"
        ),
        Head(
            "[{ id: a, type: decision_split, settings: { if: { event: x } }, next: { yes: b, no: exit } }, "
                + "{ id: b, type: message, settings: { channel: email }, next: a }]",
            "2:9 error no time passes on the loop `a` → `b` → `a`"
        ),
        Head(
            "[{ id: a, type: message, settings: { channel: email }, next: a }]",
            "2:9 error no time passes on the loop `a` → `a`"
        ),
    ]

    @Test("Each mistake in the steps of a canvas is one problem", arguments: steps)
    func step(_ steps: Head) throws {
        let reading = try Reading("name: One mistake\nsteps: \(steps.yaml)")
        #expect(reading.problems == [steps.problem])
        #expect(reading.canvas == nil)
    }

    static let warnings = [
        Head(
            "steps: [{ id: a, type: delay, settings: { duration: 1h } }]",
            "2:9 warning nothing comes after step `a`, so people leave at once instead of waiting"
        ),
        Head(
            "steps: [{ id: a, type: message, settings: { channel: sms } }, { id: b, type: message, settings: { channel: sms } }]",
            "2:63 warning nobody can come to step `b`"
        ),
        Head(
            "schedule: { type: action_based, trigger: { event: x } }\n"
                + "audience: { all: [{ attribute: plan, exists: true }, { event: x, in_last: 1d }] }\n"
                + "steps: [{ id: a, type: message, settings: { channel: sms } }]",
            "3:56 warning the audience asks for `x`, the event that triggers the entry"
        ),
    ]

    @Test("What is only worth knowing blocks nothing", arguments: warnings)
    func warning(_ warning: Head) throws {
        let reading = try Reading("name: One warning\n\(warning.yaml)")
        #expect(reading.problems == [warning.problem])
        #expect(reading.canvas != nil)
    }

    @Test("An audience without the trigger's event is no race")
    func noRace() throws {
        let reading = try Reading(
            """
            name: First time
            schedule: { type: action_based, trigger: { event: x } }
            audience: { not: { event: x } }
            steps: [{ id: a, type: message, settings: { channel: sms } }]
            """
        )
        #expect(reading.problems == [])
    }

    @Test("A loop on which time passes is allowed")
    func timedLoop() throws {
        let reading = try Reading(
            """
            name: Loop
            steps:
              - { id: a, type: message, settings: { channel: email }, next: b }
              - { id: b, type: delay, settings: { duration: 1d }, next: a }
            """
        )
        #expect(reading.problems == [])
        #expect(reading.canvas?.longestPath == .days(1))
        #expect(reading.canvas?.order == [0, 1])
    }

    @Test("Two hundred steps are allowed, and one more is an error")
    func stepCount() throws {
        func chain(_ count: Int) -> String {
            let steps = (1...count).map { index in
                let next = index < count ? ", next: s\(index + 1)" : ""
                return "  - { id: s\(index), type: message, settings: { channel: email }\(next) }"
            }
            return "name: Chain\nsteps:\n" + steps.joined(separator: "\n")
        }
        #expect(try Reading(chain(200)).problems == [])
        #expect(try Reading(chain(201)).problems == ["203:5 error there are 201 steps, and 200 is the most"])
    }

    @Test("Of two keys in one mapping the second is an error")
    func duplicateKeys() throws {
        func text(_ text: String, _ line: Int) -> LocatedValue {
            LocatedValue(.scalar(text, isPlain: true), at: Position(file: "f", line: line, column: 7))
        }
        let document = LocatedValue(
            .map([
                .init(key: "name", position: Position(file: "f", line: 1, column: 1), value: text("A", 1)),
                .init(key: "name", position: Position(file: "f", line: 2, column: 1), value: text("B", 2)),
                .init(
                    key: "steps",
                    position: Position(file: "f", line: 3, column: 1),
                    value: try YAML.read("[{ id: a, type: message, settings: { channel: email } }]", file: "g")
                ),
            ]),
            at: Position(file: "f", line: 1, column: 1)
        )
        let read = CanvasReader(try Registry([StandardStepsFixture.plugin])).read(document)
        #expect(
            read.diagnostics.all.map(\.description) == [
                "f:2:1: error: `name` is given twice, first on line 1; remove one of the two"
            ]
        )
    }

    @Test("A step type's own rules see what leads to the step")
    func placeRules() throws {
        let plugins: [any StepPlugin] = [StandardStepsFixture.plugin, Sample<Guarded>("guarded")]
        let yaml = """
            name: Guarded
            steps:
              - { id: split, type: decision_split, settings: { if: { attribute: consent, equals: true } }, next: { yes: a, no: b } }
              - { id: a, type: guarded }
              - { id: b, type: guarded }
            """
        #expect(try Reading(yaml, plugins: plugins).problems == ["5:5 warning nothing guards `b`"])
        // What lies before a step is not judged while part of it is unknown.
        let broken = yaml.replacing("no: b", with: "no: nowhere_at_all")
        #expect(try Reading(broken, plugins: plugins).problems == ["3:116 error no step is named `nowhere_at_all`"])
    }
}
