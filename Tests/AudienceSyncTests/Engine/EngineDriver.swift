import AudienceSync
import CanvasModel
import CanvasStep

/// Drives an engine through virtual time, with a function in the place of the network.
struct EngineDriver {
    /// A request as the network sees it.
    struct Sent {
        let at: Instant
        let lane: Int
        let people: [UInt32]
        let session: SyncSession
        var phase = SyncPhase.rows
        var receipt = ""
    }

    var engine: AudienceSyncEngine
    var now = Instant(seconds: 0)
    var sent: [Sent] = []
    var outcomes: [SyncOutcome] = []
    /// When each outcome came, as they are.
    var outcomeTimes: [Instant] = []
    var entries: UInt32 = 0
    var answer: (Sent) -> Interpretation = { .accepted($0.people.count) }

    init(
        people: Int = 1000,
        limits: SyncLimits = SyncLimits(people: 100, bytes: 1 << 20),
        seed: UInt64 = 7,
        nonce: UInt64 = 0
    ) {
        engine = AudienceSyncEngine(limits: limits, seed: seed, start: Instant(seconds: 0), nonce: nonce)
        engine.population = people
        engine.name(step: 0, "show")
        engine.name(step: 1, "hide")
    }

    /// An audience of its own, or the first one again by another operation or way of batching.
    mutating func lane(
        _ operation: SyncOperation = .add,
        audience: String = "a",
        adAccount: String = "acct",
        matching: Int = 0,
        identity: Int? = nil,
        batching: Batching = .standard
    ) -> Int {
        let handle = AudienceHandle(adAccount: adAccount, id: audience, name: "name of \(audience)")
        return engine.register(
            audience: engine.register(handle),
            matching: matching,
            identity: identity,
            operation: operation,
            batching: batching
        )
    }

    /// Offers a visit of each person, with entries counted up.
    mutating func offer(_ people: some Sequence<UInt32>, to lane: Int, step: Int = 0, at seconds: Int64? = nil) {
        if let seconds { run(until: Instant(seconds: seconds)) }
        var visits: [Visit] = []
        for person in people {
            visits.append(Visit(entry: entries, person: person))
            entries += 1
        }
        engine.offer(visits, step: step, to: lane, at: now)
        collect()
    }

    /// Lets time pass, answering every request at once.
    mutating func run(until end: Instant) {
        while true {
            pump()
            guard let wake = engine.nextWake, wake <= end else { break }
            now = wake
        }
        now = max(now, end)
        pump()
    }

    /// Ends the journey and lets time pass until nobody waits.
    mutating func settle() {
        engine.finish(at: now)
        pump()
        while let wake = engine.nextWake {
            now = wake
            pump()
        }
    }

    /// Sends what may be sent now.
    mutating func pump() {
        while let request = send() {
            engine.answered(answer(request), at: now)
            collect()
        }
        collect()
    }

    /// Sends one request and leaves it in flight.
    @discardableResult
    mutating func send() -> Sent? {
        if let next = engine.continuation(at: now) {
            let request = Sent(
                at: now,
                lane: next.lane,
                people: [],
                session: next.session,
                phase: next.phase,
                receipt: next.receipt
            )
            sent.append(request)
            return request
        }
        guard let candidate = engine.candidate(at: now) else { return nil }
        let session = engine.send(
            candidate,
            count: candidate.people.count,
            rows: candidate.people.count,
            at: now
        )
        let request = Sent(at: now, lane: candidate.lane, people: candidate.people, session: session)
        sent.append(request)
        return request
    }

    mutating func collect() {
        for outcome in engine.takeOutcomes() {
            outcomes.append(outcome)
            outcomeTimes.append(now)
        }
    }

    var synced: Int { outcomes.count { $0.isSynced } }
    var errored: Int { outcomes.count { !$0.isSynced } }
}

extension Interpretation {
    static func accepted(_ rows: Int) -> Interpretation {
        Interpretation(.accepted(received: rows, refused: .none))
    }

    static func problem(_ scope: NetworkProblem.Scope, _ code: String) -> NetworkProblem {
        NetworkProblem(scope: scope, code: code, sentence: "problem \(code)", resolve: "solve \(code)")
    }

    static let outage = Interpretation(.transient(problem(.adAccount, "R10")))
    static let badBody = Interpretation(.dropRecords(.unknown, problem: problem(.operation, "R9")))

    static func incident(_ scope: NetworkProblem.Scope, _ code: String) -> Interpretation {
        Interpretation(.incident(problem(scope, code)))
    }

    static func throttled(_ seconds: Int64?) -> Interpretation {
        Interpretation(.throttled(wait: seconds.map { Interval(seconds: $0) }, problem: problem(.adAccount, "R8")))
    }
}

extension Instant {
    static func hours(_ hours: Double) -> Instant { Instant(seconds: Int64(hours * 3600)) }
}
