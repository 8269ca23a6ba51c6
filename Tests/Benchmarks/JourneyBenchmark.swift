import CanvasFlow
import CanvasHost
import CanvasModel
import CanvasStep
import StandardSteps

/// W2 of the peers: a delay, a split on an attribute, an experiment, a message with opens, a delay; through the
/// registry, the document reader and the runner, as any canvas goes.
///
/// A draw is the host's own, so the counts of the paths differ from the peers'.
struct JourneyBenchmark {
    let people: Int
    /// Whether all people enter at one instant rather than over a day.
    let atOnce: Bool

    func run() async throws {
        let registry = try Registry([StandardSteps()])
        let read = CanvasReader(registry).read(document)
        guard let canvas = read.canvas else {
            for problem in read.diagnostics.all { print(problem) }
            return
        }
        let start = Instant(seconds: 1_772_442_000)
        let launched = try await registry.launch(canvas, people: try population(), start: start, seed: 42)
        var behavior = [
            Behavior(
                cause: .interaction(.received, step: 3),
                act: .interaction(.opened, step: 3),
                probability: 0.3,
                within: .days(1)
            )
        ]
        if !atOnce {
            behavior.append(
                Behavior(cause: .start, act: .event("signed_up", Properties()), probability: 1, within: .days(1))
            )
        }
        let clock = ContinuousClock()
        let began = clock.now
        var runner = FlowRunner(
            launched,
            input: FlowInput(
                start: start,
                runFor: .days(7),
                seed: 42,
                behavior: behavior,
                stopwatch: { (clock.now - began) / .seconds(1) }
            )
        )
        let result = try await runner.run()
        let visits = result.steps.reduce(0) { $0 + ($1.metric("entered") ?? 0) }
        let figures = [
            "\"people\": \(people)", "\"seconds\": \(result.timing.run)", "\"visits\": \(visits)",
            "\"ns_per_visit\": \(result.timing.run * 1e9 / Double(max(visits, 1)))",
            "\"opens\": \(result.steps[3].metric("opens") ?? 0)", "\"exits\": \(result.people.exited)",
        ]
        print("{" + figures.joined(separator: ", ") + "}")
    }

    /// Only makes the people, so that what a journey costs beyond them can be told from the peaks of both.
    func makePeople() throws {
        print("{\"people\": \(try population().count)}")
    }

    private func population() throws -> People {
        var builder = PeopleBuilder()
        let plan = builder.handle("plan")
        for person in 0..<people {
            builder.begin(externalID: "p-\(person)".utf8)
            builder.set(plan, (person % 5 < 3 ? "a" : "b").utf8)
        }
        return try builder.finish()
    }

    private var document: LocatedValue {
        let schedule: LocatedValue =
            atOnce
            ? ["type": "scheduled"] : ["type": "action_based", "trigger": ["event": "signed_up"]]
        return [
            "name": "W2", "schedule": schedule, "conversions": [["name": "Bought", "event": "purchase"]],
            "steps": [
                ["id": "first", "type": "delay", "settings": ["duration": "1d"], "next": "split"],
                [
                    "id": "split", "type": "decision_split",
                    "settings": ["if": ["custom_attribute": "plan", "equals": "a"]],
                    "next": ["yes": "experiment", "no": "experiment"],
                ],
                [
                    "id": "experiment", "type": "experiment_paths",
                    "settings": ["paths": [["name": "treat", "percent": "50"], ["name": "rest", "percent": "50"]]],
                    "next": ["treat": "message", "rest": "message"],
                ],
                ["id": "message", "type": "message", "settings": ["channel": "email"], "next": "last"],
                ["id": "last", "type": "delay", "settings": ["duration": "3d"], "next": "end"],
                ["id": "end", "type": "message", "settings": ["channel": "push"]],
            ],
        ]
    }
}
