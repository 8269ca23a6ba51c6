import CanvasModel
import CanvasStep

extension AudienceSyncService {
    /// Counts, marks and traces what became of visits.
    func deliver(in context: StepContext) {
        let outcomes = engine.takeOutcomes()
        var start = outcomes.startIndex
        while start < outcomes.endIndex {
            let step = outcomes[start].step
            let end = outcomes[start...].firstIndex { $0.step != step } ?? outcomes.endIndex
            deliver(outcomes[start..<end], of: step, in: context)
            start = end
        }
    }

    private func deliver(_ outcomes: ArraySlice<SyncOutcome>, of step: Int, in context: StepContext) {
        guard let metrics = metrics[step] else { return }
        var synced = 0
        for outcome in outcomes {
            if outcome.isSynced {
                synced += 1
                context.mark(
                    .synced,
                    step: step,
                    person: outcome.person,
                    entry: outcome.entry,
                    ordinal: outcome.ordinal
                )
            }
        }
        context.count(metrics.pending, by: -outcomes.count)
        context.count(metrics.synced, by: synced)
        context.count(metrics.errored, by: outcomes.count - synced)
        guard context.trace != nil else { return }
        for outcome in outcomes {
            trace(
                outcome.person,
                outcome.entry,
                step,
                outcome.isSynced ? "synced" : "errored",
                reason: outcome.reason.map { engine.reasons[$0] },
                supersededBy: outcome.supersededBy,
                in: context
            )
        }
    }

    /// Writes a line of the trace: who, where, what became of it and why, and nothing of their profile.
    func trace(
        _ person: UInt32,
        _ entry: UInt32,
        _ step: Int,
        _ outcome: String,
        reason: String?,
        supersededBy: UInt32? = nil,
        in context: StepContext
    ) {
        guard let sink = context.trace else { return }
        var members = [
            ("external_id", context.facts.people.externalID(of: Int(person))),
            ("entry", String(entry)),
            ("step", stepIDs[step] ?? ""),
            ("network", network.declaration.name),
            ("outcome", outcome),
        ]
        if let reason { members.append(("reason", reason)) }
        if let supersededBy { members.append(("superseded_by", String(supersededBy))) }
        sink.emit("users.canvasstep.AudienceSync", at: context.now, members)
    }
}
