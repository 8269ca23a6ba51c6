/// What the runner keeps of one journey of one person: twenty bytes.
struct Entry: BitwiseCopyable {
    /// The person.
    var person: UInt32
    /// The person's entry before this one, `.max` for none.
    var previous: UInt32
    /// The tick of entering.
    var enteredAt: UInt32
    /// How many entries the person had before.
    var ordinal: UInt16
    /// The variant.
    var variant: UInt8
    /// A bit for each conversion event that happened, then `isMarked`, then `hasLeft`.
    var flags: UInt8

    static let marked: UInt8 = 1 << 4
    static let left: UInt8 = 1 << 5
}

/// All entries of a run, and each person's latest.
struct EntryTable {
    private(set) var entries: [Entry] = []
    private(set) var latest: [UInt32]
    /// How many people entered at least once.
    private(set) var people = 0

    init(people: Int, expected: Int) {
        latest = Array(repeating: .max, count: people)
        entries.reserveCapacity(expected)
    }

    @inline(__always)
    subscript(entry: UInt32) -> Entry {
        get { entries[Int(entry)] }
        set { entries[Int(entry)] = newValue }
    }

    var count: Int { entries.count }

    /// Adds an entry.
    mutating func enter(_ person: UInt32, at tick: Int, variant: Int) -> UInt32 {
        let entry = UInt32(entries.count)
        let previous = latest[Int(person)]
        if previous == .max { people += 1 }
        entries.append(
            Entry(
                person: person,
                previous: previous,
                enteredAt: UInt32(tick),
                ordinal: previous == .max ? 0 : self[previous].ordinal &+ 1,
                variant: UInt8(variant),
                flags: 0
            )
        )
        latest[Int(person)] = entry
        return entry
    }
}
