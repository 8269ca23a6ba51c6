import CanvasHost
import CanvasModel
import CanvasStep

extension FlowRunner {
    /// Applies the step's verdicts on the cohort.
    mutating func apply(_ step: Int) throws {
        if isRecording { recordVerdicts(of: step) }
        if cohort.isDivided {
            try divide(step)
        } else if cohort.verdicts.isEmpty, cohort.common.kind == .advance {
            try advanceAll(step)
        } else {
            try advanceEach(step)
        }
        try drainRequests()
    }

    /// Applies a path for each visit.
    private mutating func divide(_ step: Int) throws {
        let firstEdge = graph.firstEdge[step]
        let edges = graph.firstEdge[step + 1] - firstEdge
        // Whoever goes to the same step as the one before is appended to an inbox held here meanwhile.
        var target = -1
        var inbox: [UInt64] = []
        for index in cohort.visits.indices {
            let path = Int(cohort.paths[index])
            guard path < edges else {
                throw FlowError.unknownPath(step: launched.canvas.steps[step].id, path: path)
            }
            let edge = firstEdge + path
            let next = graph.edges[edge].target
            guard next >= 0, exitFilter == nil else {
                advance(cohort.visits[index], by: edge, to: next)
                continue
            }
            if next != target {
                hold(&inbox, of: target)
                target = next
                hold(&inbox, of: target)
                setPending(target)
            }
            taken[edge] += 1
            inbox.append(cohort.visits[index].key)
        }
        hold(&inbox, of: target)
    }

    /// Takes a step's inbox out for a while, or puts it back.
    private mutating func hold(_ inbox: inout [UInt64], of step: Int) {
        if step >= 0 { swap(&inbox, &inboxes[step]) }
    }

    /// Applies one verdict to all visits of the cohort.
    private mutating func advanceAll(_ step: Int) throws {
        let verdict = cohort.common
        guard let edge = graph.edge(of: step, path: verdict.path) else {
            throw FlowError.unknownPath(step: launched.canvas.steps[step].id, path: Int(verdict.path))
        }
        let target = graph.edges[edge].target
        let isLater = target >= 0 && verdict.instant > now
        if isLater {
            let at = Int((verdict.instant - input.start).seconds)
            guard at <= end else {
                beyondEnd[step] += cohort.visits.count
                return
            }
            calendar.file(cohort.visits, UInt16(edge), at: at)
        } else if exitFilter == nil {
            taken[edge] += cohort.visits.count
            if target >= 0 {
                deliver(cohort.visits.lazy.map(\.key), to: target)
            } else {
                exited[step] += cohort.visits.count
                leaveAll(.completed, from: step)
            }
        } else {
            for index in cohort.visits.indices { advance(cohort.visits[index], by: edge, to: target) }
        }
    }

    /// Ends the entries of the cohort.
    private mutating func leaveAll(_ reason: ExitReason, from step: Int) {
        for index in cohort.visits.indices { entries[cohort.visits[index].entry].flags |= Entry.left }
        leaving.append(contentsOf: cohort.visits.lazy.map(\.entry))
        if isRecording {
            for visit in cohort.visits {
                context.record(.exited(reason), person: visit.person, entry: visit.entry, step: step)
            }
        }
        exits.add(reason, cohort.visits.count)
        totalExits += cohort.visits.count
        if context.facts.hasContexts {
            for visit in cohort.visits { context.facts.contexts[visit.entry] = nil }
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
                if target >= 0, verdict.instant > now {
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
                leave(visit.entry, verdict.reason ?? .completed, from: step)
            }
        }
    }

    @inline(__always)
    private mutating func advance(_ visit: Visit, by edge: Int, to target: Int) {
        taken[edge] += 1
        if target < 0 {
            exited[graph.edges[edge].source] += 1
            leave(visit.entry, .completed, from: graph.edges[edge].source)
        } else if exitFilter != nil, mustLeave(visit.entry, entries[visit.entry]) {
            refused[edge] += 1
            exited[graph.edges[edge].source] += 1
            leave(visit.entry, .exitCriteria, from: graph.edges[edge].source)
        } else {
            deliver(visit.person, visit.entry, to: target)
        }
    }

    private mutating func wait(_ visit: Visit, at step: Int, _ verdict: Verdict) {
        let until = max(Int((verdict.instant - input.start).seconds), tick + 1)
        waits[visit.entry] = Wait(
            step: step,
            events: verdict.events,
            state: verdict.state,
            until: until,
            ordinal: visit.ordinal
        )
        if until <= end { calendar.file(visit.entry, UInt16(graph.edges.count + step), at: until) }
    }
}

extension Visit {
    /// The visit's place in an inbox.
    fileprivate var key: UInt64 { UInt64(person) << 32 | UInt64(entry) }
}
