import CanvasModel
public import CanvasStep

extension AudienceSyncEngine {
    /// Opens an incident, or notes that a try in an open one failed.
    ///
    /// - Returns: When the next try is due.
    mutating func open(_ problem: NetworkProblem, lane: Int, operations: [UInt32]) -> Instant {
        let scope = scope(of: problem, lane: lane)
        if let known = holds.firstIndex(where: { $0.scope == scope && $0.code == problem.code && $0.incident != nil }) {
            return hold(scope, code: problem.code, incident: holds[known].incident)
        }
        incidents.append(
            Incident(
                step: operations.first.flatMap { stepNames[outbox.step(of: $0)] } ?? "",
                scope: name(of: scope),
                code: problem.code,
                openedAt: now,
                people: 0,
                error: problem.sentence,
                resolve: problem.resolve
            )
        )
        return hold(scope, code: problem.code, incident: incidents.count - 1)
    }

    /// Holds a scope back until the next try.
    mutating func hold(_ scope: Hold.Scope, code: String, incident: Int?) -> Instant {
        let known = holds.firstIndex { $0.scope == scope && $0.code == code && $0.incident == incident }
        let index = known ?? holds.count
        if known == nil { holds.append(Hold(scope: scope, code: code, incident: incident, until: now)) }
        holds[index].attempts += 1
        holds[index].until = now + backOff.delay(after: holds[index].attempts)
        return holds[index].until
    }

    /// Ends all that held a lane back, as somebody got through.
    mutating func close(lane: Int, through count: Int) {
        guard !holds.isEmpty else { return }
        for hold in holds where covers(hold.scope, lane: lane) {
            guard let incident = hold.incident else { continue }
            incidents[incident].people += heldBack(by: hold.scope) + count
            incidents[incident].closedAt = now
        }
        let ended = holds.filter { covers($0.scope, lane: lane) }
        holds = holds.filter { !covers($0.scope, lane: lane) }
        // Who was put off by an incident goes at once; who failed by themselves keeps to their own schedule.
        for index in retries.indices {
            let isReleased = ended.contains { $0.incident != nil && covers($0.scope, lane: retries[index].lane) }
            if isReleased { retries[index].notBefore = min(retries[index].notBefore, now) }
        }
    }

    /// The incidents as they stand, who is held back by an open one counted.
    public var currentIncidents: [Incident] {
        var current = incidents
        for hold in holds {
            if let incident = hold.incident { current[incident].people += heldBack(by: hold.scope) }
        }
        return current
    }

    func covers(_ scope: Hold.Scope, lane: Int) -> Bool {
        let key = lanes[lane].key
        return switch scope {
        case .operation(let operation, let audience): key.operation == operation && key.audience == audience
        case .audience(let audience): key.audience == audience
        case .adAccount(let account): audiences[key.audience].adAccount == account
        case .token: true
        }
    }

    private func heldBack(by scope: Hold.Scope) -> Int {
        var people = 0
        for index in lanes.indices where covers(scope, lane: index) { people += lanes[index].due }
        for retry in retries where covers(scope, lane: retry.lane) {
            people += retry.places.count { outbox.isValid($0) }
        }
        if let flight, covers(scope, lane: flight.lane) { people += flight.operations.count }
        for job in jobs where covers(scope, lane: job.flight.lane) { people += job.flight.operations.count }
        return people
    }

    private func scope(of problem: NetworkProblem, lane: Int) -> Hold.Scope {
        let key = lanes[lane].key
        return switch problem.scope {
        case .operation: .operation(key.operation, audience: key.audience)
        case .audience: .audience(key.audience)
        case .adAccount: .adAccount(audiences[key.audience].adAccount)
        case .token: .token
        }
    }

    private func name(of scope: Hold.Scope) -> String {
        switch scope {
        case .operation(let operation, let audience):
            "operation \(operation.rawValue) \(audiences[audience].handle.name)"
        case .audience(let audience): "audience \(audiences[audience].handle.name)"
        case .adAccount(let account): "ad_account \(adAccounts[account].name)"
        case .token: "token"
        }
    }
}
