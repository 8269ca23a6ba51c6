import CanvasModel

extension AudienceSyncEngine {
    /// The visit that is sent for a person of a candidate, the request with it being under way.
    func sentVisit(_ index: Int, of candidate: SyncCandidate) -> (entry: UInt32, step: Int, ordinal: UInt16) {
        outbox.sentVisit(of: candidate.places[index].operation)
    }

    /// When a person whose request did not get through is sent again at the earliest; `nil` when nothing of them waits.
    func retryInstant(of person: UInt32, lane: Int) -> Instant? {
        let retry = retries.first { retry in
            retry.lane == lane
                && retry.places.contains { outbox.isValid($0) && outbox[$0.operation].person == person }
        }
        if let retry { return max(retry.notBefore, earliest(lane: lane)) }
        return nil
    }
}
