/// Who is in an audience, as far as its network has acknowledged: a bit a person, and the rows of those whose matched
/// fields have changed since.
///
/// Without a change a removal makes the same keys as the addition did, so none need be kept.
struct MembershipLedger: Sendable {
    /// The rows with which a person was added.
    struct Kept: Sendable {
        var rows: [[UInt8]]
        /// Whether the person was added with the fields as they are now, too.
        var isCurrentAdded: Bool
    }

    private struct Key: Hashable, Sendable {
        let matching: Int
        let person: UInt32
    }

    private var bits: [UInt64] = []
    private var kept: [Key: Kept] = [:]

    func contains(_ person: UInt32) -> Bool {
        let word = Int(person >> 6)
        return word < bits.count && bits[word] & (1 << UInt64(person & 63)) != 0
    }

    mutating func insert(_ person: UInt32, matching: Int) {
        let word = Int(person >> 6)
        if word >= bits.count { bits.append(contentsOf: repeatElement(0, count: word + 1 - bits.count)) }
        bits[word] |= 1 << UInt64(person & 63)
        if !kept.isEmpty { kept[Key(matching: matching, person: person)]?.isCurrentAdded = true }
    }

    mutating func remove(_ person: UInt32, matching: Int) {
        let word = Int(person >> 6)
        if word < bits.count { bits[word] &= ~(1 << UInt64(person & 63)) }
        if !kept.isEmpty { kept[Key(matching: matching, person: person)] = nil }
    }

    /// Keeps the row that a person has now, before it changes.
    mutating func keep(_ row: [UInt8], of person: UInt32, matching: Int) {
        let key = Key(matching: matching, person: person)
        var entry = kept[key] ?? Kept(rows: [], isCurrentAdded: true)
        if entry.isCurrentAdded, !entry.rows.contains(row) { entry.rows.append(row) }
        entry.isCurrentAdded = false
        kept[key] = entry
    }

    /// What was kept of a person.
    func kept(of person: UInt32, matching: Int) -> Kept? {
        kept.isEmpty ? nil : kept[Key(matching: matching, person: person)]
    }
}
