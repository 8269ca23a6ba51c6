import CanvasModel

/// How many calls were made in the last hour, to the second.
struct RollingHour {
    private static let length = 3600

    private var calls = [UInt32](repeating: 0, count: length)
    private var latest: Int64?
    private(set) var total = 0

    /// Counts one call.
    ///
    /// Time that runs backwards, as clocks at an edge do, counts as standing still.
    mutating func count(at instant: Instant) {
        advance(to: instant)
        calls[slot(latest ?? instant.seconds)] += 1
        total += 1
    }

    /// Forgets the calls that are older than an hour.
    mutating func advance(to instant: Instant) {
        guard let last = latest else {
            latest = instant.seconds
            return
        }
        guard instant.seconds > last else { return }
        for second in (last + 1)...min(instant.seconds, last + Int64(Self.length)) {
            total -= Int(calls[slot(second)])
            calls[slot(second)] = 0
        }
        latest = instant.seconds
    }

    /// How many seconds it takes, without further calls, until fewer than `quota` are left.
    func secondsUntilBelow(_ quota: Int) -> Int {
        guard let latest, total >= quota else { return 0 }
        var left = total
        for wait in 1...Self.length {
            left -= Int(calls[slot(latest + Int64(wait))])
            if left < quota { return wait }
        }
        return Self.length
    }

    private func slot(_ second: Int64) -> Int {
        let rest = Int(second % Int64(Self.length))
        return rest < 0 ? rest + Self.length : rest
    }
}
