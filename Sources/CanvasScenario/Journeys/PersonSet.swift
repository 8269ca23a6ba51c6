/// A set of people, a bit each: it is asked for everybody, and mostly answers no.
struct PersonSet {
    private var words: [UInt64]

    /// Makes an empty set of so many people at most.
    init(of count: Int) {
        words = Array(repeating: 0, count: count / 64 + 1)
    }

    mutating func insert(_ person: UInt32) {
        words[Int(person >> 6)] |= 1 << UInt64(person & 63)
    }

    func contains(_ person: UInt32) -> Bool {
        words[Int(person >> 6)] & 1 << UInt64(person & 63) != 0
    }
}
