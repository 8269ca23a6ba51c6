import AudienceSync
import CanvasFlow
import CanvasModel
import CanvasStep
import NetworkSimulator

extension ConformanceSubject {
    /// What requests look like.
    var requestCases: [NetworkConformanceCase] {
        [
            NetworkConformanceCase("The same seed sends the same bytes") {
                let (one, other) = (try await run(), try await run())
                let (first, second) = (one.observation.exchanges, other.observation.exchanges)
                try require(first.count == second.count, "\(first.count) and \(second.count) requests were sent")
                for (left, right) in zip(first, second) {
                    try require(
                        left.request.method == right.request.method && left.request.target == right.request.target
                            && left.request.headers == right.request.headers && left.request.body == right.request.body,
                        "a request to \(left.request.target.prefix(40)) differs between two runs"
                    )
                }
            },
            NetworkConformanceCase("Every request is within the limits that the network declares") {
                let limits = network.limits
                let count = min(limits.people * 2 + 1, 2500)
                var plan = Plan()
                plan.people = ConformancePeople.listed(count)
                let run = try await run(plan)
                for exchange in run.observation.exchanges {
                    try require(
                        exchange.request.body.count <= limits.bytes,
                        "a body has \(exchange.request.body.count) bytes, and the limit is \(limits.bytes)"
                    )
                    let rows = exchange.received.after - exchange.received.before
                    try require(rows <= limits.people, "a request has \(rows) rows, and the limit is \(limits.people)")
                }
                try expectHeld(run, count)
            },
            NetworkConformanceCase("Replaying any request is harmless") {
                var plan = Plan()
                plan.removes = true
                plan.meddling = .repeatsAll
                let run = try await run(plan)
                try require(run.observation.meddled >= 2, "no request changed people")
                try expectConserved(run)
                try require(
                    run.observation.members.count == 20,
                    "the network holds \(run.observation.members.count) people of the 20 who stay"
                )
            },
            NetworkConformanceCase("The keys on the wire are those that the network's rules make") {
                let run = try await run()
                let bodies = run.observation.exchanges.map { String(decoding: $0.request.body, as: UTF8.self) }
                let keys = Set(run.observation.members.joined())
                try require(!keys.isEmpty, "the network holds no keys")
                let ruled = ruledKeys(40)
                for key in keys {
                    try require(
                        ruled.isEmpty || ruled.contains(key),
                        "a member has a key that no rule makes of anybody's attributes"
                    )
                    try require(
                        bodies.contains { $0.contains(key) || $0.contains(key.replacing("/", with: "\\/")) },
                        "a member has a key that no request carried"
                    )
                }
            },
            NetworkConformanceCase("A stand-in refuses who has no credentials") {
                let run = try await run()
                var stranger = run.observation.simulator
                let changing = run.observation.exchanges.first { $0.received.after > $0.received.before }
                guard var request = changing?.request else {
                    throw ConformanceFailure(description: "no request changed people")
                }
                request.headers = []
                let before = stranger.audiences.reduce(0) { $0 + $1.received }
                _ = stranger.respond(to: request, at: Instant(seconds: 0))
                let after = stranger.audiences.reduce(0) { $0 + $1.received }
                try require(before == after, "a request without credentials has changed people")
            },
        ]
    }

    /// What the network's rules make of the people's attributes; nothing for a network without rules.
    private func ruledKeys(_ count: Int) -> Set<String> {
        var keys: Set<String> = []
        for number in 1...count {
            let values = ConformancePeople.values(number)
            for rule in network.rules {
                if let value = values[rule.attribute], let wire = rule.wire(of: value) { keys.insert(wire) }
            }
        }
        return keys
    }
}
