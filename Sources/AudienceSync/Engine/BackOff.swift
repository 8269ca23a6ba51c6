import CanvasModel
import CanvasStep

/// How long a try is put off: doubling, capped, with jitter that is a function of the seed.
struct BackOff: Sendable {
    /// The wait after the first failure, at most.
    static let first: Int64 = 10
    /// The longest wait.
    static let longest: Int64 = 900
    /// How long a person is tried for (Braze: Audience Sync, "about 13 hours").
    static let window = Interval.hours(13)

    private let key: DrawKey
    private var drawn: UInt64 = 0

    init(seed: UInt64) {
        key = DrawKey(seed: seed, place: "audience_sync", purpose: "retry")
    }

    /// The wait after so many failures: between half and all of `first` doubled for each further one.
    mutating func delay(after failures: Int, from first: Int64 = BackOff.first) -> Interval {
        let full = min(BackOff.longest, first << Int64(min(max(failures, 1) - 1, 10)))
        drawn += 1
        let jitter = key.draw(person: drawn, entry: 0, visit: 0).unit
        return Interval(seconds: max(1, full / 2 + Int64(Double(full - full / 2) * jitter)))
    }
}
