import CanvasModel
import CanvasStep

/// Counts the people of one operation on one audience, as a plan goes on.
struct PlannedMovement {
    private var people = PersonSet()
    private var movement = AudiencePlan.Movement()
    private var days: [Int: Int] = [:]

    /// Notes who would be sent.
    mutating func note(_ people: some Collection<UInt32>, at instant: Instant) {
        for person in people where self.people.insert(person) { movement.people += 1 }
        movement.rows += people.count
        movement.first = min(movement.first ?? instant, instant)
        movement.last = max(movement.last ?? instant, instant)
        days[Int(instant.seconds / 86_400), default: 0] += people.count
    }

    /// The counts; of equally busy days the first.
    var counts: AudiencePlan.Movement {
        var counts = movement
        if let busiest = days.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) {
            counts.busiestDay = CivilDate(days: busiest.key)
            counts.busiestDayRows = busiest.value
        }
        return counts
    }
}

/// A set of people, a bit each.
struct PersonSet {
    private var bits: [UInt64] = []

    /// Takes a person in; `false` for who is in already.
    mutating func insert(_ person: UInt32) -> Bool {
        let (word, bit) = (Int(person >> 6), UInt64(1) << UInt64(person & 63))
        if word >= bits.count { bits.append(contentsOf: repeatElement(0, count: word + 1 - bits.count)) }
        guard bits[word] & bit == 0 else { return false }
        bits[word] |= bit
        return true
    }
}
