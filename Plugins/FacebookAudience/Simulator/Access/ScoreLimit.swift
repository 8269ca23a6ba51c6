import CanvasModel

/// The points that an ad account's calls have scored, and the block that too many of them bring.
///
/// Source: Meta, Marketing API, Rate Limiting: reading is one point, writing three; they decay after 300 s. That a call
/// while blocked lengthens the block is documented, by how much is not: here by a second a point.
struct ScoreLimit: Codable {
    static let decay: Int64 = 300

    private var points = RollingWindow(seconds: decay)
    private var blockedUntil: Instant?

    /// Counts a call; whether it is refused.
    mutating func refuses(_ cost: Int, limit: (most: Int, block: Interval), at instant: Instant) -> Bool {
        if let end = blockedUntil {
            if instant < end {
                blockedUntil = end + Interval(seconds: Int64(cost))
                return true
            }
            blockedUntil = nil
            points.clear()
        }
        points.count(cost, at: instant)
        guard points.total > limit.most else { return false }
        blockedUntil = instant + limit.block
        return true
    }

    /// How much of the limit is used up, and how many seconds it takes until it is not.
    func usage(most: Int, at instant: Instant) -> (percent: Double, reset: Int) {
        if let end = blockedUntil, instant < end { return (100, Int((end - instant).seconds)) }
        var points = points
        points.advance(to: instant)
        let hundredths = min(points.total * 10_000 / most, 10_000)
        return (Double(hundredths) / 100, points.secondsUntilBelow(1, from: instant))
    }
}
