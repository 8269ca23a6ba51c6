import CanvasModel

/// An audience and who is in it.
///
/// Source: Meta, Custom Audience reference.
struct CustomAudience {
    let id: String
    /// The number of the ad account that owns it.
    let account: String
    /// How many audiences were made before it, which orders lists and cursors.
    let ordinal: Int
    var name: String
    let subtype: String
    let createdAt: Instant
    var updatedAt: Instant
    var contentUpdatedAt: Instant
    /// Every other parameter that it was made or changed with, kept as sent and acted on by nothing.
    var kept: [JSON.Member] = []
    /// What first filled it, `MULTI_HASHES` or `HASHES_OR_USER_IDS`.
    var dataSource: String?

    /// The members, as `RowCursor` hashes them: 8 bytes each, whatever the keys.
    private(set) var members: Set<UInt64> = []
    private(set) var matched = 0
    var received = 0
    var invalid = 0

    init(id: String, account: String, ordinal: Int, name: String, subtype: String, at instant: Instant) {
        self.id = id
        self.account = account
        self.ordinal = ordinal
        self.name = name
        self.subtype = subtype
        createdAt = instant
        updatedAt = instant
        contentUpdatedAt = instant
    }

    /// Adds people.
    mutating func insert(_ people: [UInt64], matching: MatchDraw) {
        members.reserveCapacity(members.count + people.count)
        for person in people where members.insert(person).inserted && matching.matches(person) {
            matched += 1
        }
    }

    /// Removes people; who is no member is passed over.
    mutating func remove(_ people: [UInt64], matching: MatchDraw) {
        for person in people where members.remove(person) != nil && matching.matches(person) {
            matched -= 1
        }
    }

    /// How many members would be left without these people.
    func count(without people: [UInt64]) -> Int {
        members.count - Set(people).reduce(0) { $0 + (members.contains($1) ? 1 : 0) }
    }

    /// Sets a parameter that is only kept.
    mutating func keep(_ name: String, _ value: JSON) {
        if let index = kept.firstIndex(where: { $0.name == name }) {
            kept[index].value = value
        } else {
            kept.append(.init(name: name, value: value))
        }
    }
}

/// Decides whom Meta would match to an account of its own: the same person always, in every audience.
struct MatchDraw {
    let seed: UInt64
    let rate: Double

    func matches(_ person: UInt64) -> Bool {
        Draw(bits: StableHash.combine(seed, person)).isBelow(rate)
    }
}
