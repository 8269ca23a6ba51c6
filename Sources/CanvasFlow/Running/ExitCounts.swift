import CanvasStep

/// How many entries left for each reason.
struct ExitCounts {
    private var reasons: [ExitReason] = [.completed, .exitCriteria, .controlGroup]
    private var counts = [0, 0, 0]

    mutating func add(_ reason: ExitReason, _ count: Int = 1) {
        // A handful of reasons, the first of them nearly always: a search beats a hash.
        var index = 0
        while index < reasons.count, reasons[index] != reason { index += 1 }
        if index == reasons.count {
            reasons.append(reason)
            counts.append(0)
        }
        counts[index] += count
    }

    /// The common reasons first, then others by name.
    var all: [(reason: String, count: Int)] {
        let named = zip(reasons, counts).map { (reason: $0.name, count: $1) }
        return named.prefix(3) + named.dropFirst(3).sorted { $0.reason < $1.reason }
    }
}
