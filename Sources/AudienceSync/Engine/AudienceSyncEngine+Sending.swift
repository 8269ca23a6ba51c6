public import CanvasModel

extension AudienceSyncEngine {
    /// The people to send now, if anybody may be sent; what is in flight is left out of account.
    public mutating func candidate(at instant: Instant) -> SyncCandidate? {
        advance(to: instant)
        guard !isContinued, let source = oldestSource() else { return nil }
        let places: [Outbox.Place]
        let lane: Int
        switch source {
        case .lane(let index):
            lane = index
            places = lanes[index].next(in: outbox)
        case .retry(let index):
            lane = retries[index].lane
            places = retries[index].places
        }
        return SyncCandidate(
            lane: lane,
            people: places.map { outbox[$0.operation].person },
            retry: source.retry(in: retries),
            places: places
        )
    }

    /// Sends the first people of a candidate, which the engine must have named last.
    ///
    /// - Parameters:
    ///   - candidate: The people.
    ///   - count: How many of them fit into a request, at least one.
    ///   - rows: How many rows they are.
    ///   - instant: Now.
    /// - Returns: The session that the request belongs to.
    public mutating func send(_ candidate: SyncCandidate, count: Int, rows: Int, at instant: Instant) -> SyncSession {
        let lane = candidate.lane
        var attempts = 0
        if let id = candidate.retry, let index = retries.firstIndex(where: { $0.id == id }) {
            attempts = retries[index].attempts
            if retries[index].isRepeat { retriesMade += 1 }
            let rest = Array(retries[index].places.dropFirst(count))
            if rest.isEmpty {
                retries.remove(at: index)
            } else {
                retries[index].places = rest
            }
            for place in candidate.places.prefix(count) { begin(place.operation, at: instant) }
        } else {
            let isHeld = holds.contains { covers($0.scope, lane: lane) }
            var starts: [(UInt32, Instant)] = []
            starts.reserveCapacity(count)
            lanes[lane].take(count, in: outbox) { starts.append(($0.operation, isHeld ? $1 : instant)) }
            for (operation, start) in starts { begin(operation, at: start) }
        }
        let session = session(of: lane, isNew: candidate.retry != nil, count: count)
        flight = Flight(
            lane: lane,
            operations: candidate.places.prefix(count).map(\.operation),
            attempts: attempts,
            session: session,
            rows: rows,
            isFromLane: candidate.retry == nil
        )
        adAccounts[audiences[lanes[lane].key.audience].adAccount].sent(at: instant)
        return session
    }

    /// How many requests repeated one that had failed.
    public var retriesSent: Int { retriesMade }

    private mutating func begin(_ operation: UInt32, at instant: Instant) {
        outbox[operation].ticket = Outbox.inFlight
        if outbox[operation].start == Outbox.unstarted {
            outbox[operation].start = Int32(clamping: instant.seconds - start.seconds)
        }
    }

    /// Sent again means in a session of its own: what the network made of the first try is not known.
    private mutating func session(of lane: Int, isNew: Bool, count: Int) -> SyncSession {
        if isNew {
            return SyncSession(id: newSessionID(), sequence: 1, isLast: true, estimatedTotal: count, acknowledged: 0)
        }
        var session =
            lanes[lane].session.flatMap { isOpen($0) ? $0 : nil }
            ?? Lane.Session(id: newSessionID(), openedAt: now, estimatedTotal: lanes[lane].due + count)
        session.sequence += 1
        let isLast = lanes[lane].due == 0
        lanes[lane].session = isLast ? nil : session
        return SyncSession(
            id: session.id,
            sequence: session.sequence,
            isLast: isLast,
            estimatedTotal: session.estimatedTotal,
            acknowledged: session.acknowledged
        )
    }

    private func isOpen(_ session: Lane.Session) -> Bool {
        guard let window = limits.session else { return true }
        return now + limits.timeout < session.openedAt + window
    }

    private mutating func newSessionID() -> UInt64 {
        sessions += 1
        return max(1, StableHash.combine(sessionKey, sessions) >> 1)
    }

    private enum Source {
        case lane(Int)
        case retry(Int)

        func retry(in retries: [Retry]) -> Int? {
            if case .retry(let index) = self { return retries[index].id }
            return nil
        }
    }

    /// Who has been due longest among all that may be sent now.
    private mutating func oldestSource() -> Source? {
        retries.removeAll { retry in !retry.places.contains { outbox.isValid($0) } }
        var oldest: (since: Instant, source: Source)?
        for index in retries.indices
        where isAllowed(lane: retries[index].lane) && retries[index].notBefore <= now
            && isSeeded(lane: retries[index].lane, with: retries[index].places.count)
        {
            if let known = oldest, known.since <= retries[index].notBefore { continue }
            oldest = (retries[index].notBefore, .retry(index))
        }
        for index in lanes.indices where lanes[index].due > 0 && isAllowed(lane: index) && isSeeded(lane: index) {
            guard let dueAt = lanes[index].dueAt else { continue }
            if let known = oldest, known.since <= dueAt { continue }
            oldest = (dueAt, .lane(index))
        }
        if case .retry(let index) = oldest?.source {
            retries[index].places.removeAll { !outbox.isValid($0) }
        }
        return oldest?.source
    }

    private func isAllowed(lane: Int) -> Bool {
        earliest(lane: lane) <= now
    }

    /// The earliest instant at which holds and limits let a lane send.
    func earliest(lane: Int) -> Instant {
        var earliest = adAccounts[audiences[lanes[lane].key.audience].adAccount].earliest
        for hold in holds where covers(hold.scope, lane: lane) { earliest = max(earliest, hold.until) }
        return earliest
    }
}
