extension AudienceSyncEngine {
    /// Whether the network has acknowledged that a person is in an audience.
    public func isMember(_ person: UInt32, of audience: Int) -> Bool {
        audiences[audience].ledger.contains(person)
    }

    /// Whether there is something to remove of a person, whatever keys they have now: they are in a lane's audience, or
    /// on the way to it.
    func isRemovable(_ person: UInt32, lane: Int) -> Bool {
        let audience = lanes[lane].key.audience
        return isMember(person, of: audience)
            || (!audiences[audience].current.isEmpty && audiences[audience].current[Int(person)] != 0)
    }

    /// What was kept of a person's keys in a lane's audience.
    func keptKeys(of person: UInt32, lane: Int) -> MembershipLedger.Kept? {
        audiences[lanes[lane].key.audience].ledger.kept(of: person, identity: lanes[lane].identity)
    }

    /// The lane in which a visit is sent: who was added by other keys than the removal's own is removed by those.
    func routed(_ lane: Int, person: UInt32) -> Int {
        let key = lanes[lane].key
        guard key.operation == .remove,
            let identity = audiences[key.audience].ledger.identity(of: person, preferring: lanes[lane].identity),
            identity != lanes[lane].identity
        else { return lane }
        let sibling = lanes.firstIndex {
            $0.key.audience == key.audience && $0.key.operation == .remove && $0.identity == identity
                && $0.key.batching == key.batching
        }
        return sibling ?? lane
    }

    /// The audiences that a person is in, or on the way to, by this choice of keys.
    func audiencesToKeep(person: UInt32, identity: Int) -> [Int] {
        audiences.indices.filter { audience in
            audiences[audience].ledger.contains(person, identity: identity)
                || isBeingAdded(person, to: audience, identity: identity)
        }
    }

    /// Keeps the row that a person was added with.
    mutating func keep(_ row: [UInt8], of person: UInt32, audience: Int, identity: Int) {
        audiences[audience].ledger.keep(row, of: person, identity: identity)
    }

    private func isBeingAdded(_ person: UInt32, to audience: Int, identity: Int) -> Bool {
        guard !audiences[audience].current.isEmpty else { return false }
        let current = audiences[audience].current[Int(person)]
        guard current != 0, outbox[current - 1].ticket == Outbox.inFlight else { return false }
        let lane = lanes[Int(outbox[current - 1].lane)]
        return lane.key.operation == .add && lane.identity == identity
    }
}
