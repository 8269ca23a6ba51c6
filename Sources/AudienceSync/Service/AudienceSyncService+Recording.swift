import CanvasModel
import CanvasStep

/// Somebody of a request under way whom a recorder asks about.
struct RecordedAttempt {
    let number: Int
    let lane: Int
    let person: UInt32
    let entry: UInt32
    let step: Int
    let ordinal: UInt16
    /// Their place among the people of the request.
    let place: Int
}

extension AudienceSyncService {
    /// Records a request for those of its people who are asked about; a plan sends nothing.
    func recordSent(_ batch: borrowing EncodedBatch, in context: StepContext) {
        attempts.removeAll(keepingCapacity: true)
        guard let recorder = context.recorder, !connection.isPlan else { return }
        let candidate = batch.candidate
        let target = targets[candidate.lane]
        for (place, person) in candidate.people.prefix(batch.people).enumerated()
        where recorder.wantsRequests(of: person) {
            let visit = engine.sentVisit(place, of: candidate)
            let isKept =
                target.operation == .remove && engine.keptKeys(of: person, lane: candidate.lane) != nil
            let report = isKept ? nil : report(on: person, lane: candidate.lane, people: context.facts.people)
            let request = SyncRequest(
                number: requests,
                network: network.declaration.name,
                adAccount: target.handle.adAccount,
                audience: target.handle.name,
                isRemoval: target.operation == .remove,
                keys: report?.keys.map { SyncRequest.Key($0.name, wire: $0.wire) } ?? [],
                isByKeptKeys: isKept
            )
            context.record(
                .sent(request),
                person: person,
                entry: visit.entry,
                step: visit.step,
                ordinal: visit.ordinal
            )
            attempts.append(
                RecordedAttempt(
                    number: requests,
                    lane: candidate.lane,
                    person: person,
                    entry: visit.entry,
                    step: visit.step,
                    ordinal: visit.ordinal,
                    place: place
                )
            )
        }
    }

    /// Records what became of the request, the engine having been told.
    func recordAnswer(_ interpretation: Interpretation, in context: StepContext) {
        guard !attempts.isEmpty else { return }
        for attempt in attempts {
            let answer = answer(interpretation.verdict, to: attempt)
            context.record(
                .answered(answer),
                person: attempt.person,
                entry: attempt.entry,
                step: attempt.step,
                ordinal: attempt.ordinal
            )
        }
        attempts.removeAll(keepingCapacity: true)
    }

    private func answer(_ verdict: SyncVerdict, to attempt: RecordedAttempt) -> SyncAnswer {
        let outcome: SyncAnswer.Outcome
        let problem: NetworkProblem?
        switch verdict {
        case .accepted(_, let refused):
            let isRefused = if case .positions(let places) = refused { places.contains(attempt.place) } else { false }
            (outcome, problem) = (isRefused ? .refused : .accepted, nil)
        case .throttled(_, let found): (outcome, problem) = (.throttled, found)
        case .transient(let found): (outcome, problem) = (.failed, found)
        case .dropRecords(_, let found): (outcome, problem) = (.refused, found)
        case .incident(let found), .renewCredentials(let found): (outcome, problem) = (.incident, found)
        case .proceed: (outcome, problem) = (.processing, nil)
        case .rows(let answers):
            switch answers.indices.contains(attempt.place) ? answers[attempt.place] : .taken {
            case .taken: (outcome, problem) = (.accepted, nil)
            case .refused(let found): (outcome, problem) = (.refused, found)
            case .again(let found): (outcome, problem) = (.failed, found)
            }
        }
        return SyncAnswer(
            number: attempt.number,
            network: network.declaration.name,
            outcome: outcome,
            code: problem?.code,
            problem: problem?.sentence,
            retryAt: engine.retryInstant(of: attempt.person, lane: attempt.lane)
        )
    }
}
