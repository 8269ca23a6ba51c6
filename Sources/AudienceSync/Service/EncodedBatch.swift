/// A candidate's rows, written: what a request lacks only its session of.
struct EncodedBatch {
    let candidate: SyncCandidate
    /// How many of the candidate's people are in it; fewer than all when the body is full.
    var people = 0
    var rows = 0
    /// The person of each row, an index into the candidate; empty when each has one row.
    var owners: [Int] = []
    var body: ByteBuffer

    /// The same verdict with people in the place of rows.
    func interpretation(of interpretation: Interpretation) -> Interpretation {
        guard !owners.isEmpty else { return interpretation }
        var mapped = interpretation
        switch interpretation.verdict {
        case .accepted(let received, .positions(let rows)):
            mapped.verdict = .accepted(received: received, refused: .positions(people(of: rows)))
        case .dropRecords(.positions(let rows), let problem):
            mapped.verdict = .dropRecords(.positions(people(of: rows)), problem: problem)
        default: break
        }
        return mapped
    }

    private func people(of rows: [Int]) -> [Int] {
        rows.compactMap { owners.indices.contains($0) ? owners[$0] : nil }
    }
}
