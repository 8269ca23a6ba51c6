import CanvasModel

/// How much was counted in the last so many seconds.
struct RollingWindow: Codable {
    private struct Bucket: Codable {
        let second: Int64
        var count: Int
    }

    let length: Int64
    /// The oldest first, no second twice.
    private var buckets: [Bucket] = []
    /// How many of the oldest buckets are out of the window.
    private var passed = 0
    private(set) var total = 0

    init(seconds length: Int64) {
        self.length = length
    }

    /// Counts something.
    ///
    /// Time that runs backwards, as clocks at an edge do, counts as standing still.
    mutating func count(_ amount: Int = 1, at instant: Instant) {
        advance(to: instant)
        total += amount
        if let last = buckets.indices.last, last >= passed, buckets[last].second >= instant.seconds {
            buckets[last].count += amount
        } else {
            buckets.append(Bucket(second: instant.seconds, count: amount))
        }
    }

    /// Forgets what is out of the window.
    mutating func advance(to instant: Instant) {
        while passed < buckets.count, buckets[passed].second <= instant.seconds - length {
            total -= buckets[passed].count
            passed += 1
        }
        if passed > 64, passed * 2 > buckets.count {
            buckets.removeFirst(passed)
            passed = 0
        }
    }

    /// Forgets everything.
    mutating func clear() {
        self = RollingWindow(seconds: length)
    }

    /// How many seconds after `instant` fewer than `bound` are left, when nothing more is counted.
    func secondsUntilBelow(_ bound: Int, from instant: Instant) -> Int {
        var left = total
        for bucket in buckets[passed...] {
            guard left >= bound else { break }
            left -= bucket.count
            if left < bound { return Int(max(bucket.second + length - instant.seconds, 0)) }
        }
        return left < bound ? 0 : Int(length)
    }
}
