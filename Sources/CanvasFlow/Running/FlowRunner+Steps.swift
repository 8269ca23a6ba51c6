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

    /// Puts many entries among those that a step is given next.
    @inline(__always)
    mutating func deliver(_ arrivals: some Collection<UInt64>, to step: Int) {
        // A step that has none of its own takes over a large buffer that another one has emptied.
        if inboxes[step].capacity < arrivals.count, inboxes[step].isEmpty, let spare = spareInboxes.popLast() {
            inboxes[step] = spare
        }
        inboxes[step].append(contentsOf: arrivals)
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

    /// Gives the steps what is due in this tick, in topological order, up to one that must be awaited.
    ///
    /// - Returns: Whether there is one.
    mutating func giveVisits() throws -> Bool {
        while let rank = nextPending() {
            let step = graph.order[rank]
            guard steps.isImmediate(step) else { return true }
            pending[rank >> 6] &= ~(1 << UInt64(rank & 63))
            var arrivals = collect(step)
            var next = 0
            while next < arrivals.count || !resumed[step].isEmpty {
                next = fill(arrivals, from: next, at: step)
                if isRecording { recordArrivals(at: step) }
                if input.change != nil { changeArrived(at: step) }
                do { try steps.process(&cohort, by: step) } catch { throw failure(of: step, error) }
                try apply(step)
            }
            giveBack(&arrivals, to: step)
        }
        return false
    }

    /// Gives the step that ``giveVisits()`` stopped at what is due.
    mutating func awaitStep() async throws {
        guard let rank = nextPending() else { return }
        pending[rank >> 6] &= ~(1 << UInt64(rank & 63))
        let step = graph.order[rank]
        var arrivals = collect(step)
        var next = 0
        while next < arrivals.count || !resumed[step].isEmpty {
            next = fill(arrivals, from: next, at: step)
            if isRecording { recordArrivals(at: step) }
            if input.change != nil { changeArrived(at: step) }
            do { try await steps.await(&cohort, by: step) } catch { throw failure(of: step, error) }
            try apply(step)
        }
        giveBack(&arrivals, to: step)
    }

    private func failure(of step: Int, _ error: any Error) -> any Error {
        error is LaunchRefusal ? error : FlowError.stepFailed(step: launched.canvas.steps[step].id, "\(error)")
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
        guard !due.isEmpty else { return }
        var items: [CalendarItem] = []
        swap(&items, &due)
        var first = 0
        while first < items.count {
            let what = items[first].what
            var end = first + 1
            while end < items.count, items[end].what == what { end += 1 }
            if Int(what) < graph.edges.count {
                cross(Int(what), items[first..<end])
            } else {
                for item in items[first..<end] { endWait(item.subject, step: Int(what) - graph.edges.count) }
            }
            first = end
        }
        swap(&items, &due)
    }

    /// Lets entries finish a path on which time passed.
    private mutating func cross(_ edge: Int, _ items: ArraySlice<CalendarItem>) {
        let path = graph.edges[edge]
        taken[edge] += items.count
        let isAnyMarked = items.contains { entries[$0.subject].flags & Entry.marked != 0 }
        guard isAnyMarked || exitFilter != nil else {
            let rows = entries.entries
            deliver(items.lazy.map { UInt64(rows[Int($0.subject)].person) << 32 | UInt64($0.subject) }, to: path.target)
            return
        }
        for item in items {
            let row = entries[item.subject]
            if mustLeave(item.subject, row) {
                refused[edge] += 1
                exited[path.source] += 1
                leave(item.subject, .exitCriteria, from: path.source)
            } else {
                deliver(row.person, item.subject, to: path.target)
            }
        }
    }

    mutating func mustLeave(_ entry: UInt32, _ row: Entry) -> Bool {
        if row.flags & Entry.marked != 0 { return true }
        guard let exitFilter else { return false }
        return exitFilter.holds(for: row.person, entry: entry, at: now, in: context.facts)
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
            leave(entry, .exitCriteria, from: wait.step)
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
        if !cohort.visits.isEmpty { cohort.visits.removeAll(keepingCapacity: true) }
        let (isCyclic, hasReentries) = (graph.isCyclic[step], hasReentries)
        if isCyclic || hasReentries {
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
        } else {
            cohort.visits.append(
                contentsOf: arrivals[start..<end].lazy.map {
                    Visit(entry: UInt32(truncatingIfNeeded: $0), person: UInt32(truncatingIfNeeded: $0 >> 32))
                }
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

    /// Gives an emptied buffer back, unless the step sent entries to itself meanwhile; a large one to whoever is next.
    private mutating func giveBack(_ arrivals: inout [UInt64], to step: Int) {
        let isLarge = arrivals.count > Self.largeInbox
        arrivals.removeAll(keepingCapacity: true)
        if isLarge {
            spareInboxes.append(arrivals)
            arrivals = []
        } else if inboxes[step].isEmpty {
            swap(&arrivals, &inboxes[step])
        }
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
