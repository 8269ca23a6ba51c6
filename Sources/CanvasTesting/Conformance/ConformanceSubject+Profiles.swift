import AudienceSync
import CanvasFlow
import CanvasModel
import CanvasStep
import NetworkSimulator

extension ConformanceSubject {
    /// What people lack, and what changes of them.
    var profileCases: [NetworkConformanceCase] {
        [
            NetworkConformanceCase("What somebody lacks is a hole, and everybody's keys stay their own") {
                let whole = try await run().observation.rows
                var plan = Plan()
                plan.people = ConformancePeople.incomplete(40)
                let run = try await run(plan)
                try expectConserved(run)
                try require(
                    run.observation.rows.count == run.added("users_synced"),
                    "the step claims \(run.added("users_synced")) synced, and the network holds \(run.observation.rows.count)"
                )
                for row in run.observation.rows {
                    let isOwn = whole.contains { other in
                        other.count == row.count && zip(row, other).allSatisfy { $0.isEmpty || $0 == $1 }
                    }
                    try require(isOwn, "a member has keys of several people, or a key in the place of another")
                }
            },
            NetworkConformanceCase("Whose profile changes after the addition is removed by the keys that came in") {
                var plan = Plan()
                plan.removes = true
                plan.changesProfile = "kit-0002"
                let run = try await run(plan)
                try expectConserved(run)
                try require(
                    run.observation.members.count == 20,
                    "the network holds \(run.observation.members.count) people of the 20 who stay"
                )
            },
        ]
    }
}
