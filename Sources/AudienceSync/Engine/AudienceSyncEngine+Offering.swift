public import CanvasModel
public import CanvasStep

extension AudienceSyncEngine {
    /// Takes visits in, in order.
    ///
    /// A visit that finds one of the same person waiting joins it, and is the one that counts: that one is not sent
    /// and takes this one's outcome. While one is in flight this one waits for it.
    ///
    /// - Parameters:
    ///   - visits: The visits.
    ///   - step: Their step, an index into the canvas.
    ///   - lane: Where to.
    ///   - instant: Now.
    public mutating func offer(_ visits: some Sequence<Visit>, step: Int, to lane: Int, at instant: Instant) {
        advance(to: instant)
        for visit in visits { offer(visit, step: step, to: lane) }
    }

    private mutating func offer(_ visit: Visit, step: Int, to lane: Int) {
        let person = visit.person
        let lane = routed(lane, person: person)
        let audience = lanes[lane].key.audience
        if audiences[audience].current.isEmpty {
            audiences[audience].current = Array(repeating: 0, count: population)
        }
        let current = audiences[audience].current[Int(person)]
        guard current != 0 else {
            let operation = outbox.insert(visit, step: step, lane: lane)
            audiences[audience].current[Int(person)] = operation + 1
            enqueue(operation)
            return
        }
        let operation = current - 1
        if outbox[operation].ticket != Outbox.inFlight {
            outbox.append(visit, step: step, to: operation)
            guard !isSame(lane, Int(outbox[operation].lane)) else { return }
            leave(operation)
            outbox[operation].lane = UInt16(truncatingIfNeeded: lane)
            enqueue(operation)
        } else if outbox[operation].successor == 0 {
            outbox[operation].successor = outbox.insert(visit, step: step, lane: lane) + 1
        } else {
            let successor = outbox[operation].successor - 1
            outbox.append(visit, step: step, to: successor)
            if !isSame(lane, Int(outbox[successor].lane)) {
                outbox[successor].lane = UInt16(truncatingIfNeeded: lane)
            }
        }
    }

    /// Whether a visit to one lane is a duplicate of a visit to the other.
    private func isSame(_ left: Int, _ right: Int) -> Bool {
        lanes[left].key.operation == lanes[right].key.operation && lanes[left].key.matching == lanes[right].key.matching
    }

    /// Puts an operation at the end of its lane.
    mutating func enqueue(_ operation: UInt32) {
        // Since the visit was offered, the person may have come into the audience by other keys, or left it.
        let lane = routed(Int(outbox[operation].lane), person: outbox[operation].person)
        outbox[operation].lane = UInt16(truncatingIfNeeded: lane)
        let ticket = outbox.ticket()
        outbox[operation].ticket = ticket
        outbox[operation].isRetried = false
        lanes[lane].append(Outbox.Place(operation: operation, ticket: ticket), at: now)
        if isFinishing { lanes[lane].makeDue(at: now, nextTicket: outbox.nextTicket) }
        if let started = startInstant(of: operation) {
            lanes[lane].earliestStart = min(lanes[lane].earliestStart ?? started, started)
        }
    }

    /// Takes an operation out of the place where it waits.
    mutating func leave(_ operation: UInt32) {
        guard !outbox[operation].isRetried else { return }
        lanes[Int(outbox[operation].lane)].forget(ticket: outbox[operation].ticket)
    }

    /// When an operation's 13 hours began.
    func startInstant(of operation: UInt32) -> Instant? {
        let seconds = outbox[operation].start
        return seconds == Outbox.unstarted ? nil : Instant(seconds: start.seconds + Int64(seconds))
    }

    /// Ends an operation and lets the next one of the person come.
    mutating func complete(_ operation: UInt32, reason: Int?) {
        let lane = lanes[Int(outbox[operation].lane)].key
        let identity = lanes[Int(outbox[operation].lane)].identity
        let person = outbox[operation].person
        let successor = outbox[operation].successor
        if reason == nil {
            switch lane.operation {
            case .add: audiences[lane.audience].ledger.insert(person, identity: identity)
            case .remove:
                audiences[lane.audience].ledger.remove(person, identity: identity)
                if goesOn(operation) { return }
            }
        }
        outbox.remove(operation, reason: reason, into: &outcomes)
        audiences[lane.audience].current[Int(person)] = successor
        if successor != 0 { enqueue(successor - 1) }
    }

    /// Sends a removal once more, for who was added by several choices of keys and is still in by another one.
    ///
    /// A visit that waits for the removal overtakes what is left of it.
    private mutating func goesOn(_ operation: UInt32) -> Bool {
        let lane = Int(outbox[operation].lane)
        let (audience, person) = (lanes[lane].key.audience, outbox[operation].person)
        guard routed(lane, person: person) != lane else { return false }
        let successor = outbox[operation].successor
        if successor != 0 {
            audiences[audience].current[Int(person)] = successor
            outbox.merge(operation, into: successor - 1)
        }
        enqueue(successor == 0 ? operation : successor - 1)
        return true
    }

    /// The place of a reason among the reasons.
    mutating func reason(_ text: String) -> Int {
        if let known = reasons.firstIndex(of: text) { return known }
        reasons.append(text)
        return reasons.count - 1
    }
}
