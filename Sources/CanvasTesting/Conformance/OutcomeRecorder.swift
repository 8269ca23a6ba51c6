import CanvasModel
import CanvasStep

/// Collects what became of each visit at the network.
final class OutcomeRecorder: RunRecorder {
    /// An outcome, with whose it is.
    struct Record {
        let person: String
        let record: SyncRecord
    }

    private(set) var records: [Record] = []

    func wants(_ person: UInt32) -> Bool { true }
    func wantsDraws(of person: UInt32) -> Bool { false }
    func wantsRequests(of person: UInt32) -> Bool { true }

    func record(_ event: RunEvent, facts: FilterFacts) {
        guard case .synced(let record) = event.kind else { return }
        records.append(Record(person: facts.people.externalID(of: Int(event.person)), record: record))
    }
}
