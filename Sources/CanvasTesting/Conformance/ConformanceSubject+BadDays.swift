import AudienceSync
import CanvasFlow
import CanvasModel
import CanvasScenario
import CanvasStep
import NetworkSimulator

extension ConformanceSubject {
    /// What bad days do.
    var badDayCases: [NetworkConformanceCase] {
        let passing: [SimulatorFault] = [.rateLimited, .serverError, .timeOut, .reset, .slow, .malformedAnswer]
        let human: [SimulatorFault] = [.tokenRevoked, .termsWithdrawn, .audienceDeleted]
        return passing.map(passingCase) + human.map(humanCase) + [
            NetworkConformanceCase("Of `partial_failure` nobody is claimed synced whom the network refused") {
                var plan = Plan()
                plan.faults = ["{ at: 30m, respond: partial_failure }"]
                let run = try await run(plan)
                try expectConserved(run)
                try require(
                    run.observation.members.count == run.added("users_synced"),
                    "the step claims \(run.added("users_synced")) synced, and the network holds \(run.observation.members.count)"
                )
            },
            NetworkConformanceCase("Throttling for twelve hours uses up nobody's attempts") {
                var plan = Plan()
                plan.faults = ["{ at: 30m, for: 12h, respond: rate_limited }"]
                // The launch comes before the day turns bad, and the people after.
                try expectHeld(try await run(plan), 40)
            },
            NetworkConformanceCase("A network that never comes back errors everybody after 13 hours, with a reason") {
                var plan = Plan()
                plan.faults = ["{ at: 30m, respond: server_error }"]
                let run = try await run(plan)
                try expectConserved(run)
                try require(run.added("users_errored") == 40, "\(run.added("users_errored")) of 40 people are errored")
                try require(run.observation.members.isEmpty, "the network holds somebody all the same")
                try expectKnown(run)
            },
        ]
    }

    private func passingCase(_ fault: SimulatorFault) -> NetworkConformanceCase {
        NetworkConformanceCase("After an hour of `\(fault.rawValue)` everybody is synced") {
            var plan = Plan()
            plan.faults = ["{ at: 30m, for: 1h, respond: \(fault.rawValue) }"]
            let run = try await run(plan)
            try expectHeld(run, 40)
            try expectKnown(run)
        }
    }

    private func humanCase(_ fault: SimulatorFault) -> NetworkConformanceCase {
        NetworkConformanceCase("After an hour of `\(fault.rawValue)` everybody is synced, and who must act was told") {
            var plan = Plan()
            plan.faults = ["{ at: 30m, for: 90m, respond: \(fault.rawValue) }"]
            let run = try await run(plan)
            try expectHeld(run, 40)
            try expectKnown(run)
            try require(!run.incidents.isEmpty, "no incident was opened")
            try require(
                run.incidents.allSatisfy { $0.closedAt != nil },
                "an incident is open though the day is good again"
            )
            try require(
                run.incidents.allSatisfy { !$0.error.isEmpty && !$0.resolve.isEmpty },
                "an incident does not say what is wrong, or what to do"
            )
        }
    }

    /// Every incident and every reason names a row of the troubleshooting table.
    func expectKnown(_ run: Outcome) throws {
        let rows = Set(network.troubleshooting.map(\.code))
        for incident in run.incidents {
            try require(
                rows.contains(incident.code),
                "an incident is of row `\(incident.code)`, which the table has not"
            )
        }
        let ours: Set<String> = ["refused", "expired", "processing", "seed", "connection", "unacknowledged", "waiting"]
        for reason in run.reasons {
            let code = String(reason.prefix { $0 != ":" })
            try require(
                rows.contains(code) || ours.contains(code),
                "people are errored for `\(reason)`, which names no row of the troubleshooting table"
            )
        }
    }
}
