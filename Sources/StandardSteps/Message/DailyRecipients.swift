import CanvasModel

/// Counts the people who got something, each once a day: a bit a person for the current day.
struct DailyRecipients {
    /// How many there were, over all days.
    private(set) var count = 0
    private var day: Int64 = .min
    private var words: [UInt64]

    init(people: Int) {
        words = Array(repeating: 0, count: (people + 63) / 64)
    }

    /// Begins a new day when it is one; instants only go forward.
    mutating func begin(_ now: Instant) {
        let today = (now.seconds - (now.seconds < 0 ? 86_399 : 0)) / 86_400
        guard today != day else { return }
        day = today
        for index in words.indices { words[index] = 0 }
    }

    /// Notes that a person got something.
    mutating func note(_ person: UInt32) {
        let (word, bit) = (Int(person / 64), UInt64(1) << UInt64(person % 64))
        guard words[word] & bit == 0 else { return }
        words[word] |= bit
        count += 1
    }
}
