import CanvasHost
import CanvasModel
import CanvasStep

extension FlowRunner {
    /// Puts a visit among those that a step is given next.
    @inline(__always)
    mutating func deliver(_ visit: Visit, to step: Int) {
        inboxes[step].append(visit)
        let rank = graph.rank[step]
        pending[rank >> 6] |= 1 << UInt64(rank & 63)
    }

    /// How often the entry was at the step before; only steps that a visit can come back to are counted.
    @inline(__always)
    mutating func nextOrdinal(_ entry: UInt32, _ step: Int) -> UInt16 {
        graph.isCyclic[step] ? countedOrdinal(entry, step) : 0
    }

    private mutating func countedOrdinal(_ entry: UInt32, _ step: Int) -> UInt16 {
        let key = UInt64(entry) << 16 | UInt64(step)
        let ordinal = visitOrdinals[key] ?? 0
        visitOrdinals[key] = ordinal &+ 1
        return ordinal
    }

    /// Gives the steps what is due in this tick, in topological order.
    mutating func giveVisits() async throws {
        takeArrivals()
        while let rank = nextPending() {
            pending[rank >> 6] &= ~(1 << UInt64(rank & 63))
            try await give(graph.order[rank])
        }
    }

    private func nextPending() -> Int? {
        for word in pending.indices where pending[word] != 0 {
            return word << 6 + pending[word].trailingZeroBitCount
        }
        return nil
    }

    private mutating func takeArrivals() {
        due.removeAll(keepingCapacity: true)
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
            exited[path.source] += 1
            leave(entry, .exitCriteria)
        } else {
            passed[edge] += 1
            deliver(
                Visit(
                    entry: entry, person: row.person, entryOrdinal: row.ordinal,
                    ordinal: nextOrdinal(entry, path.target)),
                to: path.target)
        }
    }

    private func mustLeave(_ entry: UInt32, _ row: Entry) -> Bool {
        if row.flags & Entry.marked != 0 { return true }
        guard let exitFilter else { return false }
        return exitFilter.holds(for: row.person, entry: entry, at: context.now, in: context.facts)
    }

    private mutating func endWait(_ entry: UInt32, step: Int) {
        // A wait that an event ended, or that another wait followed, left its timer behind.
        guard let wait = waits[entry], wait.step == step, wait.until == tick else { return }
        waits[entry] = nil
        let row = entries[entry]
        if mustLeave(entry, row) {
            exited[step] += 1
            leave(entry, .exitCriteria)
            return
        }
        deliver(
            Visit(
                entry: entry, person: row.person, state: wait.state, reason: .timer, entryOrdinal: row.ordinal,
                ordinal: wait.ordinal),
            to: step)
    }

    /// Gives a step its visits, slice by slice.
    private mutating func give(_ step: Int) async throws {
        var visits: [Visit] = []
        swap(&visits, &inboxes[step])
        Self.sort(&visits)
        entered[step] += visits.count { $0.reason == .arrived }
        if !behaviorsOnArrival[step].isEmpty { followArrivals(visits, at: step) }
        cohort.step = step
        if visits.count <= input.sliceSize {
            swap(&visits, &cohort.visits)
            try await decide(step)
            swap(&visits, &cohort.visits)
        } else {
            var start = 0
            while start < visits.count {
                let stop = min(start + input.sliceSize, visits.count)
                cohort.visits.removeAll(keepingCapacity: true)
                cohort.visits.append(contentsOf: visits[start..<stop])
                try await decide(step)
                start = stop
            }
            cohort.visits.removeAll(keepingCapacity: true)
        }
        // The emptied buffer goes back, unless the step sent visits to itself meanwhile.
        visits.removeAll(keepingCapacity: true)
        if inboxes[step].isEmpty { swap(&visits, &inboxes[step]) }
    }

    private static func sort(_ visits: inout [Visit]) {
        for index in visits.indices.dropFirst() {
            let (a, b) = (visits[index - 1], visits[index])
            if a.person > b.person || (a.person == b.person && a.entry > b.entry) {
                visits.sort { $0.person != $1.person ? $0.person < $1.person : $0.entry < $1.entry }
                return
            }
        }
    }

    private mutating func followArrivals(_ visits: [Visit], at step: Int) {
        for visit in visits where visit.reason == .arrived {
            for behavior in behaviorsOnArrival[step] {
                follow(
                    behavior, person: visit.person, entryOrdinal: visit.entryOrdinal, visitOrdinal: visit.ordinal)
            }
        }
    }

    private mutating func decide(_ step: Int) async throws {
        cohort.decide(.advance())
        do {
            try await launched.steps[step].process(&cohort)
        } catch let error as LaunchRefusal {
            throw error
        } catch {
            throw FlowError.stepFailed(step: launched.canvas.steps[step].id, "\(error)")
        }
        if cohort.verdicts.isEmpty, cohort.common.kind == .advance {
            try advanceAll(step)
        } else {
            try advanceEach(step)
        }
        try drainRequests()
    }

    /// Applies one verdict to all visits of the cohort.
    private mutating func advanceAll(_ step: Int) throws {
        let verdict = cohort.common
        guard let edge = graph.edge(of: step, path: verdict.path) else {
            throw FlowError.unknownPath(step: launched.canvas.steps[step].id, path: Int(verdict.path))
        }
        let target = graph.edges[edge].target
        let isLater = target >= 0 && verdict.instant > context.now
        if isLater {
            let at = Int((verdict.instant - input.start).seconds)
            guard at <= end else {
                beyondEnd[step] += cohort.visits.count
                return
            }
            for index in cohort.visits.indices { calendar.file(cohort.visits[index].entry, UInt16(edge), at: at) }
        } else {
            for index in cohort.visits.indices { advance(cohort.visits[index], by: edge, to: target) }
        }
    }

    private mutating func advanceEach(_ step: Int) throws {
        for index in cohort.visits.indices {
            let visit = cohort.visits[index]
            let verdict = cohort.verdicts.isEmpty ? cohort.common : cohort.verdicts[index]
            switch verdict.kind {
            case .advance:
                guard let edge = graph.edge(of: step, path: verdict.path) else {
                    throw FlowError.unknownPath(step: launched.canvas.steps[step].id, path: Int(verdict.path))
                }
                let target = graph.edges[edge].target
                if target >= 0, verdict.instant > context.now {
                    let at = Int((verdict.instant - input.start).seconds)
                    if at <= end {
                        calendar.file(visit.entry, UInt16(edge), at: at)
                    } else {
                        beyondEnd[step] += 1
                    }
                } else {
                    advance(visit, by: edge, to: target)
                }
            case .wait:
                wait(visit, at: step, verdict)
            case .exit:
                exited[step] += 1
                leave(visit.entry, verdict.reason)
            }
        }
    }

    @inline(__always)
    private mutating func advance(_ visit: Visit, by edge: Int, to target: Int) {
        taken[edge] += 1
        if target < 0 {
            exited[graph.edges[edge].source] += 1
            leave(visit.entry, .completed)
        } else if exitFilter != nil, mustLeave(visit.entry, entries[visit.entry]) {
            exited[graph.edges[edge].source] += 1
            leave(visit.entry, .exitCriteria)
        } else {
            passed[edge] += 1
            deliver(
                Visit(
                    entry: visit.entry, person: visit.person, entryOrdinal: visit.entryOrdinal,
                    ordinal: nextOrdinal(visit.entry, target)),
                to: target)
        }
    }

    private mutating func wait(_ visit: Visit, at step: Int, _ verdict: Verdict) {
        let until = max(Int((verdict.instant - input.start).seconds), tick + 1)
        waits[visit.entry] = Wait(
            step: step, events: verdict.events, state: verdict.state, until: until, ordinal: visit.ordinal)
        if until <= end { calendar.file(visit.entry, UInt16(graph.edges.count + step), at: until) }
    }
}
