extension AudienceSyncEngine {
    /// Whether the network has acknowledged that a person is in an audience.
    public func isMember(_ person: UInt32, of audience: Int) -> Bool {
        audiences[audience].ledger.contains(person)
    }

    /// What was kept of a person's keys in a lane's audience.
    func keptKeys(of person: UInt32, lane: Int) -> MembershipLedger.Kept? {
        audiences[lanes[lane].key.audience].ledger.kept(of: person, matching: lanes[lane].key.matching)
    }

    /// The audiences that a person is in, or on the way to, by this choice of match keys.
    func audiencesToKeep(person: UInt32, matching: Int) -> [Int] {
        audiences.indices.filter { audience in
            let isUsed = lanes.contains { $0.key.audience == audience && $0.key.matching == matching }
            return isUsed && (isMember(person, of: audience) || isBeingAdded(person, to: audience))
        }
    }

    /// Keeps the row that a person was added with.
    mutating func keep(_ row: [UInt8], of person: UInt32, audience: Int, matching: Int) {
        audiences[audience].ledger.keep(row, of: person, matching: matching)
    }

    private func isBeingAdded(_ person: UInt32, to audience: Int) -> Bool {
        guard !audiences[audience].current.isEmpty else { return false }
        let current = audiences[audience].current[Int(person)]
        guard current != 0, outbox[current - 1].ticket == Outbox.inFlight else { return false }
        return lanes[Int(outbox[current - 1].lane)].key.operation == .add
    }
}
