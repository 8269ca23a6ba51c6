import CanvasModel

/// The people who wait for one operation on one audience, by one choice of match keys and one way of batching: what may
/// share a request.
struct Lane: Sendable {
    /// What tells lanes apart.
    struct Key: Hashable, Sendable {
        let audience: Int
        let matching: Int
        let operation: SyncOperation
        let batching: Batching
    }

    /// A run of places that became due together.
    struct Segment: Sendable {
        /// The position behind the last of them.
        let end: Int
        let dueAt: Instant
    }

    /// A session that takes more batches.
    struct Session: Sendable {
        let id: UInt64
        let openedAt: Instant
        let estimatedTotal: Int
        var sequence = 0
        var acknowledged = 0
    }

    let key: Key
    /// The choice of match keys by which its people are removed, or would be.
    let identity: Int
    /// The most people in one of its batches.
    let people: Int
    private(set) var places: [Outbox.Place] = []
    /// Positions count from the first place ever; `places[0]` is at `base`.
    private var base = 0
    private(set) var head = 0
    private(set) var segments: [Segment] = []
    /// When what waits becomes due by time.
    private(set) var timer: Instant?
    /// How many operations are due and not taken.
    private(set) var due = 0
    /// How many operations are not due yet.
    private(set) var fresh = 0
    /// Places with a ticket below this one are due.
    private var dueTicket: UInt32 = 0
    /// The earliest start of the 13 hours of an operation that was tried before it came here.
    var earliestStart: Instant?
    var session: Session?

    init(key: Key, identity: Int, people: Int) {
        self.key = key
        self.identity = identity
        self.people = people
    }

    /// Takes an operation in at the end.
    mutating func append(_ place: Outbox.Place, at now: Instant) {
        places.append(place)
        fresh += 1
        let interval: Interval
        switch key.batching {
        case .everyone(let every): interval = every
        case .people(_, let within): interval = within
        }
        if timer == nil { timer = now + interval }
        if case .people(let count, _) = key.batching, fresh >= count { makeDue(at: now, nextTicket: place.ticket &+ 1) }
    }

    /// Makes all that waits due.
    mutating func makeDue(at now: Instant, nextTicket: UInt32) {
        timer = nil
        guard fresh > 0 else { return }
        segments.append(Segment(end: base + places.count, dueAt: now))
        due += fresh
        fresh = 0
        dueTicket = nextTicket
    }

    /// Is told that an operation left its place for another one.
    mutating func forget(ticket: UInt32) {
        if ticket < dueTicket {
            due -= 1
        } else {
            fresh -= 1
            if fresh == 0 { timer = nil }
        }
    }

    /// When the oldest that is due became so.
    var dueAt: Instant? { due > 0 ? segments.first?.dueAt : nil }

    /// The places that would be taken next, at most a batch.
    mutating func next(in outbox: Outbox) -> [Outbox.Place] {
        dropInvalid(in: outbox)
        var found: [Outbox.Place] = []
        found.reserveCapacity(min(due, people))
        var position = head
        let end = segments.last?.end ?? head
        while position < end, found.count < people {
            let place = places[position - base]
            if outbox.isValid(place) { found.append(place) }
            position += 1
        }
        return found
    }

    /// Takes the first so many valid places out, in order, each with the instant at which it became due.
    mutating func take(_ count: Int, in outbox: Outbox, _ body: (Outbox.Place, Instant) -> Void) {
        var left = count
        while left > 0, let segment = segments.first, head < segment.end {
            let place = places[head - base]
            if outbox.isValid(place) {
                body(place, segment.dueAt)
                left -= 1
                due -= 1
            }
            advance()
        }
    }

    /// Takes the oldest that became due together out, each valid one given to the closure.
    mutating func takeSegment(in outbox: Outbox, _ body: (UInt32) -> Void) {
        guard let segment = segments.first else { return }
        for position in head..<segment.end where outbox.isValid(places[position - base]) {
            body(places[position - base].operation)
            due -= 1
        }
        while head < segment.end { advance() }
    }

    /// The places that were not passed yet, valid or not.
    var waiting: ArraySlice<Outbox.Place> { places[(head - base)...] }

    private mutating func dropInvalid(in outbox: Outbox) {
        while let segment = segments.first, head < segment.end, !outbox.isValid(places[head - base]) { advance() }
    }

    private mutating func advance() {
        head += 1
        if let segment = segments.first, head >= segment.end { segments.removeFirst() }
        // Halving keeps the cost of moving the rest proportional to what was taken.
        if head - base >= 1024, head - base >= places.count / 2 {
            places.removeFirst(head - base)
            base = head
        }
    }
}
