import CanvasHost
import CanvasModel
import CanvasStep

extension FlowRunner {
    /// Puts an entry among those that a step is given next.
    @inline(__always)
    mutating func deliver(_ person: UInt32, _ entry: UInt32, to step: Int) {
        inboxes[step].append(UInt64(person) << 32 | UInt64(entry))
        setPending(step)
    }

    @inline(__always)
    mutating func setPending(_ step: Int) {
        let rank = graph.rank[step]
        pending[rank >> 6] |= 1 << UInt64(rank & 63)
    }

    /// How often the entry was at the step before; only steps that a visit can come back to are counted.
    private mutating func countedOrdinal(_ entry: UInt32, _ step: Int) -> UInt16 {
        let key = UInt64(entry) << 16 | UInt64(step)
        let ordinal = visitOrdinals[key] ?? 0
        visitOrdinals[key] = ordinal &+ 1
        return ordinal
    }

    /// Gives the steps what is due in this tick, in topological order.
    mutating func giveVisits() async throws {
        while let rank = nextPending() {
            pending[rank >> 6] &= ~(1 << UInt64(rank & 63))
            let step = graph.order[rank]
            var arrivals = collect(step)
            var next = 0
            // One level of async calls, as each costs tens of nanoseconds and most cohorts hold a few people.
            while next < arrivals.count || !resumed[step].isEmpty {
                next = fill(arrivals, from: next, at: step)
                do {
                    try await launched.steps[step].process(&cohort)
                } catch {
                    throw failure(of: step, error)
                }
                try apply(step)
            }
            giveBack(&arrivals, to: step)
        }
    }

    private func failure(of step: Int, _ error: any Error) -> any Error {
        error is LaunchRefusal ? error : FlowError.stepFailed(step: launched.canvas.steps[step].id, "\(error)")
    }

    /// Whether any step has visits to be given.
    var hasPending: Bool {
        mutating get { nextPending() != nil }
    }

    private mutating func nextPending() -> Int? {
        for word in pending.indices where pending[word] != 0 {
            return word << 6 + pending[word].trailingZeroBitCount
        }
        return nil
    }

    /// Takes whose time on a path, or of waiting, is over.
    mutating func takeArrivals() {
        if !due.isEmpty { due.removeAll(keepingCapacity: true) }
        calendar.take(tick, into: &due)
        for index in due.indices {
            let item = due[index]
            if Int(item.what) < graph.edges.count {
                cross(Int(item.what), item.subject)
            } else {
                endWait(item.subject, step: Int(item.what) - graph.edges.count)
            }
        }
    }

    /// Lets an entry finish a path on which time passed.
    private mutating func cross(_ edge: Int, _ entry: UInt32) {
        let row = entries[entry]
        let path = graph.edges[edge]
        taken[edge] += 1
        if mustLeave(entry, row) {
            refused[edge] += 1
            exited[path.source] += 1
            leave(entry, .exitCriteria)
        } else {
            deliver(row.person, entry, to: path.target)
        }
    }

    mutating func mustLeave(_ entry: UInt32, _ row: Entry) -> Bool {
        if row.flags & Entry.marked != 0 { return true }
        guard let exitFilter else { return false }
        return exitFilter.holds(for: row.person, entry: entry, at: context.now, in: context.facts)
    }

    private mutating func endWait(_ entry: UInt32, step: Int) {
        // A wait that an event ended, or that another wait followed, left its timer behind.
        guard let wait = waits[entry], wait.step == step, wait.until == tick else { return }
        waits[entry] = nil
        end(wait, of: entry, .timer)
    }

    /// Gives an entry that waited back to its step, unless it must leave.
    mutating func end(_ wait: Wait, of entry: UInt32, _ reason: Visit.Reason) {
        let row = entries[entry]
        if mustLeave(entry, row) {
            exited[wait.step] += 1
            leave(entry, .exitCriteria)
            return
        }
        resumed[wait.step].append(
            Visit(
                entry: entry,
                person: row.person,
                state: wait.state,
                reason: reason,
                entryOrdinal: row.ordinal,
                ordinal: wait.ordinal
            )
        )
        setPending(wait.step)
    }

    /// Takes who comes to a step, in person order.
    private mutating func collect(_ step: Int) -> [UInt64] {
        var arrivals: [UInt64] = []
        swap(&arrivals, &inboxes[step])
        for index in arrivals.indices.dropFirst() where arrivals[index] < arrivals[index - 1] {
            arrivals.sort()
            break
        }
        entered[step] += arrivals.count
        cohort.step = step
        cohort.now = instant(tick)
        return arrivals
    }

    /// Fills the cohort with the next slice: who comes, and who waited at the step before.
    private mutating func fill(_ arrivals: [UInt64], from start: Int, at step: Int) -> Int {
        let end = min(start + input.sliceSize, arrivals.count)
        let isCyclic = graph.isCyclic[step]
        if !cohort.visits.isEmpty { cohort.visits.removeAll(keepingCapacity: true) }
        for arrival in arrivals[start..<end] {
            let entry = UInt32(truncatingIfNeeded: arrival)
            cohort.visits.append(
                Visit(
                    entry: entry,
                    person: UInt32(truncatingIfNeeded: arrival >> 32),
                    entryOrdinal: ordinal(of: entry),
                    ordinal: isCyclic ? countedOrdinal(entry, step) : 0
                )
            )
        }
        if !behaviorsOnArrival[step].isEmpty { followArrivals(at: step) }
        if !resumed[step].isEmpty { mergeResumed(at: step, isLast: end == arrivals.count) }
        cohort.decide(.advance())
        return end
    }

    /// Adds those who waited to a slice, as far as they come before its last arrival.
    private mutating func mergeResumed(at step: Int, isLast: Bool) {
        func isBefore(_ a: Visit, _ b: Visit) -> Bool {
            a.person != b.person ? a.person < b.person : a.entry < b.entry
        }
        resumed[step].sort(by: isBefore)
        let bound = cohort.visits.last
        let room = max(1, input.sliceSize - cohort.visits.count)
        let most = isLast && cohort.visits.isEmpty ? room : resumed[step].count
        let ready = resumed[step].prefix { visit in isLast || bound.map { isBefore(visit, $0) } ?? true }.prefix(most)
        cohort.visits.append(contentsOf: ready)
        resumed[step].removeFirst(ready.count)
        cohort.visits.sort(by: isBefore)
    }

    /// Gives an emptied buffer back, unless the step sent entries to itself meanwhile.
    private mutating func giveBack(_ arrivals: inout [UInt64], to step: Int) {
        arrivals.removeAll(keepingCapacity: true)
        if inboxes[step].isEmpty { swap(&arrivals, &inboxes[step]) }
    }

    private mutating func followArrivals(at step: Int) {
        for visit in cohort.visits {
            for behavior in behaviorsOnArrival[step] {
                follow(
                    behavior,
                    person: visit.person,
                    entryOrdinal: visit.entryOrdinal,
                    visitOrdinal: visit.ordinal
                )
            }
        }
    }
}
