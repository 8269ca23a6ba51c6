import AudienceSync
import CanvasFlow
import CanvasModel
import CanvasStep
import NetworkSimulator

extension ConformanceSubject {
    /// What the failures of the network's own error table do.
    var failureCases: [NetworkConformanceCase] {
        network.failures.map(failureCase) + [
            NetworkConformanceCase("A success without a word of the people is no acknowledgement") {
                var plan = Plan()
                plan.meddling = .answersFirst(HTTPResponse(status: 200, body: Array("{}".utf8)))
                let run = try await run(plan)
                try require(run.observation.meddled == 1, "no request changed people")
                try expectConserved(run)
                try require(
                    run.observation.members.count >= run.added("users_synced"),
                    "the step claims \(run.added("users_synced")) synced, and the network holds \(run.observation.members.count)"
                )
            }
        ]
    }

    private func failureCase(_ failure: NetworkFailure) -> NetworkConformanceCase {
        NetworkConformanceCase("The failure `\(failure.name)` loses nobody and names row \(failure.row)") {
            var plan = Plan()
            plan.meddling = .answersFirst(failure.example)
            // A day's limit ends at midnight, which must come before everybody is given up.
            if failure.reaction == .throttledUntilNextDay { plan.hour = 20 }
            let run = try await run(plan)
            try require(run.observation.meddled == 1, "no request changed people")
            try expectHeld(run, 40)
            switch failure.reaction {
            case .incident:
                try require(
                    run.incidents.map(\.code) == [failure.row],
                    "the incidents are \(run.incidents.map(\.code)), and the failure is of row \(failure.row)"
                )
            case .renewCredentials where canRenew:
                try require(run.incidents.isEmpty, "an incident was opened though the token can be renewed")
                let renewals = run.observation.exchanges.count { isRenewal($0.request) }
                try require(renewals == 1, "the token was renewed \(renewals) times")
            case .renewCredentials:
                try require(run.incidents.map(\.code) == [failure.row], "no incident tells that the token ran out")
            case .throttled, .throttledUntilNextDay, .transient, .dropRecords:
                try require(run.incidents.isEmpty, "an incident was opened for what passes by itself")
            }
        }
    }

    private var canRenew: Bool {
        network.renewal(simulator(SimulatorSettings(seed: seed)).credentials, at: Instant(seconds: 0)) != nil
    }

    private func isRenewal(_ request: HTTPRequest) -> Bool {
        let credentials = simulator(SimulatorSettings(seed: seed)).credentials
        guard let renewal = network.renewal(credentials, at: Instant(seconds: 0)) else { return false }
        return request.method == renewal.method && request.target == renewal.target
    }
}
