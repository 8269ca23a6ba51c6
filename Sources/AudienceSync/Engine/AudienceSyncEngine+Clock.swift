public import CanvasModel
import CanvasStep

extension AudienceSyncEngine {
    /// Lets time pass: batches become due, and who has been tried for thirteen hours is given up.
    public mutating func advance(to instant: Instant) {
        guard instant > now else { return }
        countThrottled(until: instant)
        now = instant
        for index in lanes.indices {
            if let timer = lanes[index].timer, timer <= now {
                lanes[index].makeDue(at: now, nextTicket: outbox.nextTicket)
            }
        }
        expire()
    }

    /// Ends the journey: nobody will be offered any more, so nobody waits for company.
    public mutating func finish(at instant: Instant) {
        advance(to: instant)
        isFinishing = true
        for index in lanes.indices { lanes[index].makeDue(at: now, nextTicket: outbox.nextTicket) }
    }

    /// Gives up on everybody who waits.
    ///
    /// - Parameters:
    ///   - text: Why.
    ///   - instant: Now.
    public mutating func giveUp(_ text: String, at instant: Instant) {
        advance(to: instant)
        let reason = reason(text)
        for index in lanes.indices {
            for operation in waiting(in: index) { abandon(operation, reason) }
        }
        for retry in retries {
            for place in retry.places where outbox.isValid(place) { abandon(place.operation, reason) }
        }
        retries.removeAll()
        for job in jobs { abandon(job, text) }
        jobs.removeAll()
        if let flight, isContinued {
            self.flight = nil
            isContinued = false
            for operation in flight.operations { complete(operation, reason: reason) }
        }
    }

    /// When the engine wants to be asked for a candidate again; `nil` when only an offer or an answer changes anything.
    public var nextWake: Instant? {
        var wake = Instant(seconds: .max)
        for index in lanes.indices {
            if let timer = lanes[index].timer { wake = min(wake, timer) }
            if let started = lanes[index].earliestStart { wake = min(wake, started + BackOff.window) }
            guard let dueAt = lanes[index].dueAt else { continue }
            if flight == nil, isSeeded(lane: index) { wake = min(wake, earliest(lane: index)) }
            if isHeld(lane: index) { wake = min(wake, dueAt + BackOff.window) }
        }
        for retry in retries {
            if flight == nil, isSeeded(lane: retry.lane, with: retry.places.count) {
                wake = min(wake, max(retry.notBefore, earliest(lane: retry.lane)))
            }
            wake = min(wake, retry.deadline)
        }
        for job in jobs {
            if flight == nil { wake = min(wake, max(job.notBefore, earliest(lane: job.flight.lane))) }
            wake = min(wake, job.deadline)
        }
        return wake.seconds == .max ? nil : max(wake, Instant(seconds: now.seconds + 1))
    }

    /// Ends what has been tried for thirteen hours, or was due and held back for so long.
    mutating func expire() {
        let oldest = now - BackOff.window
        expireJobs()
        for retry in retries.filter({ $0.deadline <= now }) { expire(retry, oldest) }
        for index in lanes.indices {
            if let dueAt = lanes[index].dueAt, dueAt <= oldest, isHeld(lane: index) { expireHeld(index, oldest) }
            if let started = lanes[index].earliestStart, started <= oldest { expireStarted(index, oldest) }
        }
    }

    private mutating func expire(_ retry: Retry, _ oldest: Instant) {
        var left: [Outbox.Place] = []
        var earliest = Instant(seconds: .max)
        for place in retry.places where outbox.isValid(place) {
            if let started = startInstant(of: place.operation), started <= oldest {
                abandon(place.operation, retry.reason)
            } else {
                left.append(place)
                earliest = min(earliest, startInstant(of: place.operation) ?? now)
            }
        }
        guard let index = retries.firstIndex(where: { $0.id == retry.id }) else { return }
        if left.isEmpty {
            retries.remove(at: index)
        } else {
            retries[index].places = left
            retries[index].deadline = earliest + BackOff.window
        }
    }

    /// Who became due so long ago and was never sent, because a problem held the lane back.
    private mutating func expireHeld(_ lane: Int, _ oldest: Instant) {
        let reason = heldReason(lane)
        while let dueAt = lanes[lane].dueAt, dueAt <= oldest {
            var expired: [UInt32] = []
            lanes[lane].takeSegment(in: outbox) { expired.append($0) }
            for operation in expired {
                outbox[operation].isRetried = true
                abandon(operation, reason)
            }
        }
    }

    /// Who was tried so long ago, and waits in the lane because a later visit took over.
    private mutating func expireStarted(_ lane: Int, _ oldest: Instant) {
        let reason = heldReason(lane)
        lanes[lane].earliestStart = nil
        for operation in waiting(in: lane) {
            guard let started = startInstant(of: operation) else { continue }
            if started <= oldest {
                abandon(operation, reason)
            } else {
                lanes[lane].earliestStart = min(lanes[lane].earliestStart ?? started, started)
            }
        }
    }

    private func waiting(in lane: Int) -> [UInt32] {
        lanes[lane].waiting.filter { outbox.isValid($0) }.map(\.operation)
    }

    private mutating func abandon(_ operation: UInt32, _ reason: Int) {
        let lane = Int(outbox[operation].lane)
        leave(operation)
        for hold in holds where covers(hold.scope, lane: lane) {
            if let incident = hold.incident { incidents[incident].people += 1 }
        }
        complete(operation, reason: reason)
    }

    private mutating func heldReason(_ lane: Int) -> Int {
        for hold in holds where covers(hold.scope, lane: lane) {
            if let incident = hold.incident {
                return reason("\(incidents[incident].code): \(incidents[incident].error)")
            }
        }
        if !isSeeded(lane: lane), let seed = limits.seed {
            return reason("seed: the network makes an audience of no fewer than \(seed) people, and so many never came")
        }
        return reason("expired: the network did not take the row within 13 hours")
    }

    func isHeld(lane: Int) -> Bool {
        holds.contains { covers($0.scope, lane: lane) } || !isSeeded(lane: lane)
    }

    /// Whether the lane's audience exists, or enough people wait to make it of.
    ///
    /// - Parameter count: How many people would be sent; without it, all that are due.
    func isSeeded(lane: Int, with count: Int? = nil) -> Bool {
        guard let seed = limits.seed, audiences[lanes[lane].key.audience].handle.id.isEmpty else { return true }
        return lanes[lane].key.operation == .add && (count ?? lanes[lane].due) >= seed
    }

    /// Counts the seconds in which only the network's limits kept somebody from being sent.
    private mutating func countThrottled(until instant: Instant) {
        var seconds: Int64 = 0
        for index in adAccounts.indices {
            let end = min(adAccounts[index].earliest, instant)
            guard end > now, isWaiting(adAccount: index) else { continue }
            seconds = max(seconds, end.seconds - now.seconds)
        }
        throttledSeconds += Int(seconds)
    }

    private func isWaiting(adAccount: Int) -> Bool {
        lanes.indices.contains { lanes[$0].due > 0 && audiences[lanes[$0].key.audience].adAccount == adAccount }
            || retries.contains { audiences[lanes[$0.lane].key.audience].adAccount == adAccount }
            || jobs.contains {
                $0.notBefore <= now && audiences[lanes[$0.flight.lane].key.audience].adAccount == adAccount
            }
    }
}
