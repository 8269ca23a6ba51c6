/// Who is in an audience, as far as its network has acknowledged, and by which keys: a bit a person and choice of keys,
/// and the rows of those whose matched fields have changed since.
///
/// Without a change a removal makes the same keys as the addition did, so none need be kept. Choices of keys are
/// numbers, and those that a removal is made by: what an addition says beside its keys is none of the ledger's business.
struct MembershipLedger: Sendable {
    /// The rows with which a person was added.
    struct Kept: Sendable {
        var rows: [[UInt8]]
        /// Whether the person was added with the fields as they are now, too.
        var isCurrentAdded: Bool
    }

    private struct Key: Hashable, Sendable {
        let identity: Int
        let person: UInt32
    }

    /// The people added by one choice of keys.
    private struct Members: Sendable {
        let identity: Int
        var bits: [UInt64] = []

        func contains(_ person: UInt32) -> Bool {
            let word = Int(person >> 6)
            return word < bits.count && bits[word] & (1 << UInt64(person & 63)) != 0
        }
    }

    private var members: [Members] = []
    private var kept: [Key: Kept] = [:]

    func contains(_ person: UInt32) -> Bool {
        members.contains { $0.contains(person) }
    }

    func contains(_ person: UInt32, identity: Int) -> Bool {
        members.contains { $0.identity == identity && $0.contains(person) }
    }

    /// A choice of keys by which a person was added, the preferred one when there are several; `nil` for who is not in.
    func identity(of person: UInt32, preferring preferred: Int) -> Int? {
        if contains(person, identity: preferred) { return preferred }
        return members.first { $0.contains(person) }?.identity
    }

    mutating func insert(_ person: UInt32, identity: Int) {
        let index = members.firstIndex { $0.identity == identity } ?? members.count
        if index == members.count { members.append(Members(identity: identity)) }
        let word = Int(person >> 6)
        let missing = word + 1 - members[index].bits.count
        if missing > 0 { members[index].bits.append(contentsOf: repeatElement(0, count: missing)) }
        members[index].bits[word] |= 1 << UInt64(person & 63)
        if !kept.isEmpty { kept[Key(identity: identity, person: person)]?.isCurrentAdded = true }
    }

    mutating func remove(_ person: UInt32, identity: Int) {
        let word = Int(person >> 6)
        for index in members.indices where members[index].identity == identity && word < members[index].bits.count {
            members[index].bits[word] &= ~(1 << UInt64(person & 63))
        }
        if !kept.isEmpty { kept[Key(identity: identity, person: person)] = nil }
    }

    /// Keeps the row that a person has now, before it changes.
    mutating func keep(_ row: [UInt8], of person: UInt32, identity: Int) {
        let key = Key(identity: identity, person: person)
        var entry = kept[key] ?? Kept(rows: [], isCurrentAdded: true)
        if entry.isCurrentAdded, !entry.rows.contains(row) { entry.rows.append(row) }
        entry.isCurrentAdded = false
        kept[key] = entry
    }

    /// What was kept of a person.
    func kept(of person: UInt32, identity: Int) -> Kept? {
        kept.isEmpty ? nil : kept[Key(identity: identity, person: person)]
    }
}
