import CanvasStep

/// The operations that wait or are in flight, and the visits that take their outcome: a few bytes a person.
struct Outbox: Sendable {
    /// What the network is to do about one person of one audience.
    struct Operation: Sendable {
        var person: UInt32
        /// The visits that take its outcome, oldest first; the last is the one that is sent.
        var firstVisit: UInt32
        var lastVisit: UInt32
        /// Names its one valid place in a queue; see ``Place``.
        var ticket: UInt32
        /// Seconds since the run's start at which its 13 hours began; `unstarted` before.
        var start: Int32
        /// The operation that waits for this one to come back, plus one; 0 when none does.
        var successor: UInt32
        var lane: UInt16
        /// Whether it waits in a retry, rather than in its lane.
        var isRetried: Bool
    }

    /// Where an operation stands in a queue.
    ///
    /// An operation that moved on has another ticket: what it left is passed over.
    struct Place: Hashable, Sendable {
        let operation: UInt32
        let ticket: UInt32
    }

    private struct Visit: Sendable {
        var entry: UInt32
        var step: UInt16
        var ordinal: UInt16
        var next: UInt32
    }

    /// The ticket of what is in flight.
    static let inFlight: UInt32 = 0
    /// The ticket of what waits for the person's operation in flight.
    static let blocked = UInt32.max
    static let unstarted = Int32.min
    private static let end = UInt32.max

    private(set) var nextTicket: UInt32 = 1
    private var operations: [Operation] = []
    private var freeOperations: [UInt32] = []
    private var visits: [Visit] = []
    private var freeVisit = Outbox.end

    subscript(index: UInt32) -> Operation {
        get { operations[Int(index)] }
        set { operations[Int(index)] = newValue }
    }

    /// How many operations there are.
    var count: Int { operations.count - freeOperations.count }

    func isValid(_ place: Place) -> Bool {
        operations[Int(place.operation)].ticket == place.ticket
    }

    mutating func ticket() -> UInt32 {
        let ticket = nextTicket
        nextTicket = nextTicket == Outbox.blocked - 1 ? 1 : nextTicket + 1
        return ticket
    }

    /// Makes an operation of one visit.
    mutating func insert(_ offered: CanvasStep.Visit, step: Int, lane: Int) -> UInt32 {
        let visit = takeVisit(offered, step)
        let operation = Operation(
            person: offered.person,
            firstVisit: visit,
            lastVisit: visit,
            ticket: Outbox.blocked,
            start: Outbox.unstarted,
            successor: 0,
            lane: UInt16(truncatingIfNeeded: lane),
            isRetried: false
        )
        if let free = freeOperations.popLast() {
            operations[Int(free)] = operation
            return free
        }
        operations.append(operation)
        return UInt32(operations.count - 1)
    }

    /// Adds a visit that takes the operation's outcome, and is the one that is sent from now on.
    mutating func append(_ offered: CanvasStep.Visit, step: Int, to operation: UInt32) {
        let visit = takeVisit(offered, step)
        visits[Int(operations[Int(operation)].lastVisit)].next = visit
        operations[Int(operation)].lastVisit = visit
    }

    /// Gives the visits of an earlier operation to a later one of the same person, and forgets the earlier one.
    mutating func merge(_ earlier: UInt32, into later: UInt32) {
        let first = operations[Int(earlier)]
        visits[Int(first.lastVisit)].next = operations[Int(later)].firstVisit
        operations[Int(later)].firstVisit = first.firstVisit
        if first.start != Outbox.unstarted {
            let start = operations[Int(later)].start
            operations[Int(later)].start = start == Outbox.unstarted ? first.start : min(start, first.start)
        }
        release(earlier)
    }

    /// Forgets an operation, reporting each of its visits.
    mutating func remove(_ operation: UInt32, reason: Int?, into outcomes: inout [SyncOutcome]) {
        let removed = operations[Int(operation)]
        let leader = visits[Int(removed.lastVisit)].entry
        var index = removed.firstVisit
        while true {
            let visit = visits[Int(index)]
            let isLast = index == removed.lastVisit
            outcomes.append(
                SyncOutcome(
                    entry: visit.entry,
                    ordinal: visit.ordinal,
                    person: removed.person,
                    step: Int(visit.step),
                    reason: reason,
                    supersededBy: isLast ? nil : leader
                )
            )
            visits[Int(index)].next = freeVisit
            freeVisit = index
            if isLast { break }
            index = visit.next
        }
        release(operation)
    }

    /// The step of the visit that is sent.
    func step(of operation: UInt32) -> Int {
        Int(visits[Int(operations[Int(operation)].lastVisit)].step)
    }

    /// The visit that is sent, by its entry, step and ordinal.
    func sentVisit(of operation: UInt32) -> (entry: UInt32, step: Int, ordinal: UInt16) {
        let visit = visits[Int(operations[Int(operation)].lastVisit)]
        return (visit.entry, Int(visit.step), visit.ordinal)
    }

    private mutating func release(_ operation: UInt32) {
        operations[Int(operation)].ticket = Outbox.blocked
        freeOperations.append(operation)
    }

    private mutating func takeVisit(_ offered: CanvasStep.Visit, _ step: Int) -> UInt32 {
        let visit = Visit(
            entry: offered.entry,
            step: UInt16(truncatingIfNeeded: step),
            ordinal: offered.ordinal,
            next: Outbox.end
        )
        guard freeVisit != Outbox.end else {
            visits.append(visit)
            return UInt32(visits.count - 1)
        }
        let index = freeVisit
        freeVisit = visits[Int(index)].next
        visits[Int(index)] = visit
        return index
    }
}
