import CanvasModel
import CanvasStep

extension AudienceSyncService {
    /// Counts, marks and records what became of visits.
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
        guard context.recorder != nil else { return }
        for outcome in outcomes {
            record(
                outcome.person,
                outcome.entry,
                step,
                outcome.isSynced ? .synced : .errored,
                ordinal: outcome.ordinal,
                reason: outcome.reason.map { engine.reasons[$0] },
                supersededBy: outcome.supersededBy,
                in: context
            )
        }
    }

    /// Records what became of a visit: who, where, what and why, and nothing of their profile.
    func record(
        _ person: UInt32,
        _ entry: UInt32,
        _ step: Int,
        _ outcome: SyncRecord.Outcome,
        ordinal: UInt16,
        reason: String?,
        supersededBy: UInt32? = nil,
        in context: StepContext
    ) {
        guard let recorder = context.recorder, recorder.wants(person), let lane = stepLanes[step] else { return }
        let target = targets[lane]
        let record = SyncRecord(
            network: network.declaration.name,
            adAccount: target.handle.adAccount,
            audience: target.handle.name,
            isRemoval: target.operation == .remove,
            outcome: outcome,
            reason: reason,
            supersededBy: supersededBy
        )
        context.record(.synced(record), person: person, entry: entry, step: step, ordinal: ordinal)
    }
}
