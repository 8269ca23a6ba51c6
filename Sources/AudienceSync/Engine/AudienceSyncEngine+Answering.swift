public import CanvasModel

extension AudienceSyncEngine {
    /// Takes what the answer to the request in flight means.
    public mutating func answered(_ interpretation: Interpretation, at instant: Instant) {
        advance(to: instant)
        guard let flight else { return }
        self.flight = nil
        let account = audiences[lanes[flight.lane].key.audience].adAccount
        adAccounts[account].note(interpretation.usage, at: instant)
        if !isTaken(interpretation.verdict, flight) { lanes[flight.lane].session = nil }
        if flight.phase != .rows, keepsAsking(flight, interpretation.verdict) { return expire() }
        switch interpretation.verdict {
        case .accepted(let received, let refused):
            guard received >= flight.rows else {
                // Whom the network has counted nobody can tell.
                let problem = NetworkProblem(
                    scope: .adAccount,
                    code: "unacknowledged",
                    sentence: "the network acknowledged \(received) of \(flight.rows) rows",
                    resolve: ""
                )
                return transient(flight, problem)
            }
            accepted(flight, refused)
        case .throttled(let wait, let problem):
            adAccounts[account].throttle(wait: wait, backOff: &backOff, at: instant)
            sendAgain(
                flight.operations,
                flight.lane,
                attempts: flight.attempts,
                at: adAccounts[account].earliest,
                reason: reason(problem)
            )
        case .transient(let problem):
            transient(flight, problem)
        case .dropRecords(let rows, let problem):
            drop(rows, flight, reason(problem))
        case .rows(let answers):
            answered(flight, answers)
        case .proceed(let phase, let receipt, let wait, let creates):
            proceed(flight, to: phase, receipt: receipt, after: wait, creates: creates)
        case .incident(let problem), .renewCredentials(let problem):
            let until = open(problem, lane: flight.lane, operations: flight.operations)
            sendAgain(
                flight.operations,
                flight.lane,
                attempts: flight.attempts + 1,
                at: until,
                reason: reason(problem)
            )
        }
        expire()
    }

    private func isTaken(_ verdict: SyncVerdict, _ flight: Flight) -> Bool {
        switch verdict {
        case .accepted(let received, _): received >= flight.rows
        case .proceed, .rows: true
        case .throttled, .transient, .dropRecords, .renewCredentials, .incident: false
        }
    }

    /// Whether the answer to a job's further request says nothing of its rows, so that the job is asked for again.
    private mutating func keepsAsking(_ flight: Flight, _ verdict: SyncVerdict) -> Bool {
        let account = audiences[lanes[flight.lane].key.audience].adAccount
        switch verdict {
        case .accepted, .rows, .proceed, .dropRecords: return false
        case .throttled(let wait, _):
            adAccounts[account].throttle(wait: wait, backOff: &backOff, at: now)
            self.wait(for: flight, until: adAccounts[account].earliest, failures: flightFailures)
        case .transient:
            let delay = backOff.delay(after: flightFailures + 1)
            self.wait(for: flight, until: now + delay, failures: flightFailures + 1)
        case .incident(let problem), .renewCredentials(let problem):
            let until = open(problem, lane: flight.lane, operations: flight.operations)
            self.wait(for: flight, until: until, failures: flightFailures + 1)
        }
        return true
    }

    /// Takes what became of each row: who is to go again goes with the others of them.
    private mutating func answered(_ flight: Flight, _ answers: [RowAnswer]) {
        guard answers.count == flight.operations.count else {
            let problem = NetworkProblem(
                scope: .adAccount,
                code: "unacknowledged",
                sentence: "the network answered for \(answers.count) of \(flight.operations.count) rows",
                resolve: ""
            )
            return transient(flight, problem)
        }
        let audience = lanes[flight.lane].key.audience
        adAccounts[audiences[audience].adAccount].succeeded()
        close(lane: flight.lane, through: flight.operations.count)
        var again: (operations: [UInt32], reason: Int) = ([], 0)
        for (operation, answer) in zip(flight.operations, answers) {
            switch answer {
            case .taken:
                audiences[audience].received += 1
                complete(operation, reason: nil)
            case .refused(let problem):
                audiences[audience].received += 1
                audiences[audience].invalid += 1
                complete(operation, reason: reason(problem))
            case .again(let problem):
                again.operations.append(operation)
                again.reason = reason(problem)
            }
        }
        guard !again.operations.isEmpty else { return }
        sendAgain(
            again.operations,
            flight.lane,
            attempts: flight.attempts + 1,
            at: now + backOff.delay(after: flight.attempts + 1),
            reason: again.reason
        )
    }

    /// Sends the request in flight again at once, its credentials having been renewed: that is no attempt.
    public mutating func renewed(at instant: Instant) {
        advance(to: instant)
        guard let flight else { return }
        self.flight = nil
        if flight.phase != .rows { return wait(for: flight, until: now, failures: flightFailures) }
        lanes[flight.lane].session = nil
        let renewed = reason("renewed: the token ran out and was renewed")
        sendAgain(flight.operations, flight.lane, attempts: flight.attempts, at: now, reason: renewed)
    }

    private mutating func accepted(_ flight: Flight, _ refused: RefusedRows) {
        let audience = lanes[flight.lane].key.audience
        adAccounts[audiences[audience].adAccount].succeeded()
        close(lane: flight.lane, through: flight.operations.count)
        if flight.isFromLane { lanes[flight.lane].session?.acknowledged += flight.rows }
        switch refused {
        case .none, .count(0):
            audiences[audience].received += flight.rows
            for operation in flight.operations { complete(operation, reason: nil) }
        case .positions(let positions):
            let bad = Set(positions)
            let reason = refusedReason()
            audiences[audience].received += flight.rows
            audiences[audience].invalid += bad.count
            for (index, operation) in flight.operations.enumerated() {
                complete(operation, reason: bad.contains(index) ? reason : nil)
            }
        case .count(let count) where count >= flight.rows:
            refuseAll(flight)
        case .count where flight.operations.count == 1, .unknown where flight.operations.count == 1:
            refuseAll(flight)
        case .count, .unknown:
            // A count names nobody. Rows may be sent twice without harm, so halving finds whom it means.
            halve(flight, refusedReason())
        }
    }

    private mutating func refuseAll(_ flight: Flight) {
        let audience = lanes[flight.lane].key.audience
        audiences[audience].received += flight.rows
        audiences[audience].invalid += flight.rows
        let reason = refusedReason()
        for operation in flight.operations { complete(operation, reason: reason) }
    }

    private mutating func refusedReason() -> Int {
        reason("refused: the network refused the row for its form")
    }

    private mutating func transient(_ flight: Flight, _ problem: NetworkProblem) {
        let account = audiences[lanes[flight.lane].key.audience].adAccount
        let until = hold(.adAccount(account), code: "", incident: nil)
        let own = now + backOff.delay(after: flight.attempts + 1)
        sendAgain(
            flight.operations,
            flight.lane,
            attempts: flight.attempts + 1,
            at: flight.attempts == 0 ? until : max(until, own),
            reason: reason(problem)
        )
    }

    private mutating func drop(_ rows: RefusedRows, _ flight: Flight, _ reason: Int) {
        guard case .positions(let positions) = rows, !positions.isEmpty else { return halve(flight, reason) }
        let bad = Set(positions)
        var rest: [UInt32] = []
        for (index, operation) in flight.operations.enumerated() {
            if bad.contains(index) {
                complete(operation, reason: reason)
            } else {
                rest.append(operation)
            }
        }
        if rest.count == flight.operations.count { return halve(flight, reason) }
        sendAgain(rest, flight.lane, attempts: flight.attempts, at: now, reason: reason, isRepeat: false)
    }

    private mutating func halve(_ flight: Flight, _ reason: Int) {
        guard flight.operations.count > 1 else {
            for operation in flight.operations { complete(operation, reason: reason) }
            return
        }
        let middle = flight.operations.count / 2
        for half in [flight.operations[..<middle], flight.operations[middle...]] {
            sendAgain(Array(half), flight.lane, attempts: flight.attempts, at: now, reason: reason, isRepeat: false)
        }
    }

    /// Puts operations back into the outbox, where a later one of the same person overtakes.
    private mutating func sendAgain(
        _ operations: [UInt32],
        _ lane: Int,
        attempts: Int,
        at instant: Instant,
        reason: Int,
        isRepeat: Bool = true
    ) {
        let audience = lanes[lane].key.audience
        var places: [Outbox.Place] = []
        var earliest = Instant(seconds: .max)
        for operation in operations {
            let successor = outbox[operation].successor
            guard successor == 0 else {
                audiences[audience].current[Int(outbox[operation].person)] = successor
                outbox.merge(operation, into: successor - 1)
                enqueue(successor - 1)
                continue
            }
            let ticket = outbox.ticket()
            outbox[operation].ticket = ticket
            outbox[operation].isRetried = true
            places.append(Outbox.Place(operation: operation, ticket: ticket))
            if let started = startInstant(of: operation) { earliest = min(earliest, started) }
        }
        guard !places.isEmpty else { return }
        retriesNamed += 1
        retries.append(
            Retry(
                id: retriesNamed,
                lane: lane,
                places: places,
                attempts: attempts,
                notBefore: instant,
                deadline: earliest + BackOff.window,
                reason: reason,
                isRepeat: isRepeat
            )
        )
    }

    private mutating func reason(_ problem: NetworkProblem) -> Int {
        reason("\(problem.code): \(problem.sentence)")
    }
}
