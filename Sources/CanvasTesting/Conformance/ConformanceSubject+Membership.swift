import AudienceSync
import CanvasFlow
import CanvasModel
import CanvasScenario
import CanvasStep
import NetworkSimulator

extension ConformanceSubject {
    /// Whom the network holds after what the step claims.
    var membershipCases: [NetworkConformanceCase] {
        [
            NetworkConformanceCase("Whom the step claims synced, the network holds, and nobody else") {
                let run = try await run()
                try expectHeld(run, 40)
            },
            NetworkConformanceCase("Every visit has exactly one outcome") {
                var plan = Plan()
                plan.removes = true
                let run = try await run(plan)
                try expectConserved(run)
                try require(
                    run.records.count == run.added("entered") + run.removed("entered"),
                    "\(run.records.count) outcomes of \(run.added("entered") + run.removed("entered")) visits were recorded"
                )
            },
            NetworkConformanceCase("Who is added and then removed is gone, and who stays is there") {
                var plan = Plan()
                plan.removes = true
                let run = try await run(plan)
                try require(
                    run.removed("users_synced") == 20,
                    "\(run.removed("users_synced")) of 20 removals were synced"
                )
                try require(
                    run.observation.members.count == 20,
                    "the network holds \(run.observation.members.count) people of the 20 who stay"
                )
            },
            NetworkConformanceCase("Who has no key that the network takes is not sent, and says why") {
                var plan = Plan()
                plan.people = ConformancePeople.keyless
                let run = try await run(plan)
                // To a network that takes the person's own identifier everybody has a key.
                guard run.added("users_synced") < 3 else { return try expectHeld(run, 3) }
                try require(run.added("users_not_synced") == 1, "somebody without a key is not counted as not synced")
                let reason = run.records.first { $0.person == "nobody" }?.record.reason
                try require(reason?.isEmpty == false, "somebody without a key is not told why")
                try expectHeld(run, 2)
            },
            NetworkConformanceCase("Two launches make one audience, and hold everybody once") {
                let first = try await run()
                let second = try await run(on: first.observation)
                try require(
                    first.observation.simulator.audiences.count == 1,
                    "\(first.observation.simulator.audiences.count) audiences were made by two launches of one canvas"
                )
                try expectHeld(second, 40)
            },
            NetworkConformanceCase("The figures are the same over a real socket") {
                let direct = try await run()
                var plan = Plan()
                plan.isInProcess = false
                let socket = try await run(plan)
                for metric in ["entered", "users_synced", "users_not_synced", "users_errored"] {
                    try require(
                        direct.added(metric) == socket.added(metric),
                        "\(metric) is \(direct.added(metric)) in process and \(socket.added(metric)) over HTTP"
                    )
                }
                try expectHeld(socket, 40)
            },
            NetworkConformanceCase("A plan changes nothing at the network, and reckons what a run sends") {
                var plan = Plan()
                plan.isPlan = true
                let planned = try await run(plan)
                try require(
                    planned.observation.simulator.audiences.isEmpty,
                    "a plan has made an audience at the network"
                )
                let people = planned.facts.result.networks.first?.report.plan?.audiences.first?.additions.people
                let done = try await run().added("users_synced")
                try require(people == done, "the plan says \(people ?? 0) people and a run syncs \(done)")
            },
            NetworkConformanceCase("A stand-in goes on from the state that it has saved") {
                let run = try await run()
                var copy = simulator(SimulatorSettings(seed: seed, keepsRows: true))
                try copy.load(run.observation.simulator.saved())
                let audience = run.observation.simulator.audiences.first?.id ?? ""
                try require(
                    copy.members(of: audience) == run.observation.simulator.members(of: audience),
                    "the members are others after saving and loading"
                )
                let own = Observation(copy, .none)
                try require((try? own.load(Array("{".utf8))) == nil, "what is no state is taken on")
            },
        ]
    }

    /// Everybody is synced, and the network holds them, each once.
    func expectHeld(_ run: Outcome, _ count: Int) throws {
        try expectConserved(run)
        try require(
            run.added("users_synced") == count,
            "\(run.added("users_synced")) of \(count) people were synced; "
                + (run.reasons.first.map { "the first of the others: \($0)" } ?? "nothing says why")
        )
        try require(
            run.observation.members.count == count,
            "the step claims \(count) people synced, and the network holds \(run.observation.members.count)"
        )
    }

    /// Nobody is lost: each visit has one outcome, and nobody is pending at the end.
    func expectConserved(_ run: Outcome) throws {
        for step in run.facts.result.steps {
            guard let entered = step.metric("entered"), let synced = step.metric("users_synced") else { continue }
            let others = ["users_not_synced", "users_pending", "users_errored"].compactMap { step.metric($0) }
            try require(
                entered == synced + others.reduce(0, +),
                "\(entered) people reached `\(step.id)`, and \(synced + others.reduce(0, +)) have an outcome"
            )
            try require(step.metric("users_pending") == 0, "people of `\(step.id)` are pending at the end")
        }
    }
}
