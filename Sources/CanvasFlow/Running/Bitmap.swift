/// A bit for each person.
struct Bitmap {
    private var words: [UInt64]
    /// How many bits are set.
    private(set) var count = 0

    init(count: Int) {
        words = Array(repeating: 0, count: (count + 63) / 64)
    }

    mutating func insert(_ index: UInt32) {
        let bit: UInt64 = 1 << UInt64(index & 63)
        guard words[Int(index >> 6)] & bit == 0 else { return }
        words[Int(index >> 6)] |= bit
        count += 1
    }
}
