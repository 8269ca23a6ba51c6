import AudienceSync
import CanvasFlow
import CanvasModel
import CanvasStep
import NetworkSimulator

extension ConformanceSubject {
    /// What must not be found anywhere.
    var privacyCases: [NetworkConformanceCase] {
        [
            NetworkConformanceCase("No e-mail address and no phone number leaves as it is") {
                var plan = Plan()
                plan.removes = true
                let run = try await run(plan)
                let plain = Set(network.rules.filter { $0.digest == .none }.map(\.attribute))
                let secrets = ConformancePeople.secrets(40).filter { secret in
                    secret.contains("@") ? !plain.contains("email") : !plain.contains("phone")
                }
                for exchange in run.observation.exchanges {
                    let sent = text(exchange.request)
                    for secret in secrets {
                        try require(
                            !sent.contains(secret),
                            "a request to \(exchange.request.method) carries personal data"
                        )
                    }
                }
            },
            NetworkConformanceCase("Incidents and reasons hold no personal data and no token") {
                var plan = Plan()
                plan.faults = ["{ at: 30m, respond: token_revoked }"]
                let run = try await run(plan)
                let told = run.reasons + run.incidents.flatMap { [$0.error, $0.resolve, $0.scope] }
                let tokens = run.observation.simulator.credentials.values.map(\.revealed).filter { !$0.isEmpty }
                for text in told {
                    try require(!text.contains(ConformancePeople.mark), "a sentence holds personal data")
                    try require(!tokens.contains { text.contains($0) }, "a sentence holds a credential")
                }
            },
            NetworkConformanceCase("No credential stands in a URL") {
                let run = try await run()
                let declared = network.declaration.credentials.filter(\.isSecret).map(\.name)
                let credentials = run.observation.simulator.credentials
                for exchange in run.observation.exchanges {
                    for name in declared {
                        guard let secret = credentials[name]?.revealed, !secret.isEmpty else { continue }
                        try require(
                            !exchange.request.target.contains(secret),
                            "the credential `\(name)` stands in the URL of a request"
                        )
                    }
                }
            },
        ]
    }

    private func text(_ request: HTTPRequest) -> String {
        String(decoding: request.body, as: UTF8.self) + request.target
            + request.headers.map(\.value).joined(separator: "\n")
    }
}
