import CanvasHost
import CanvasModel

/// Counts entries against a canvas's cap.
struct EntryCapCounter {
    private let cap: EntryCap
    private let start: Int64
    private var period = Int64.min
    private var used = 0

    init(_ cap: EntryCap, start: Instant) {
        self.cap = cap
        self.start = start.seconds
    }

    /// Takes a place, if there is one left.
    ///
    /// - Parameters:
    ///   - tick: The tick of entering.
    ///   - occurrence: Which time of a scheduled canvas it is.
    mutating func take(at tick: Int, occurrence: Int) -> Bool {
        let now = start + Int64(tick)
        let current: Int64 =
            switch cap.period {
            case .lifetime: 0
            case .hour: Self.floor(now, 3600)
            case .day: Self.floor(now, 86_400)
            case .occurrence: Int64(occurrence)
            }
        if current != period {
            period = current
            used = 0
        }
        guard used < cap.count else { return false }
        used += 1
        return true
    }

    private static func floor(_ value: Int64, _ divisor: Int64) -> Int64 {
        value >= 0 ? value / divisor : (value - divisor + 1) / divisor
    }
}
