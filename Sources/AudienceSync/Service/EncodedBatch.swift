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
        case .rows(let answers) where answers.count == rows:
            mapped.verdict = .rows(people(by: answers))
        default: break
        }
        return mapped
    }

    /// What became of each person: taken if any of their rows was, tried again if one of them is to be.
    private func people(by answers: [RowAnswer]) -> [RowAnswer] {
        var found = [RowAnswer?](repeating: nil, count: people)
        for (owner, answer) in zip(owners, answers) {
            switch (found[owner], answer) {
            case (nil, _), (.refused, _), (.taken, .again): found[owner] = answer
            default: break
            }
        }
        return found.map { $0 ?? .taken }
    }

    private func people(of rows: [Int]) -> [Int] {
        rows.compactMap { owners.indices.contains($0) ? owners[$0] : nil }
    }
}
