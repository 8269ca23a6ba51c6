import CanvasModel

/// How fast an ad account may be asked, as far as its network has told.
struct AdAccountLimits: Sendable {
    let name: String
    /// Nothing is sent before, because the network said so.
    private(set) var notBefore = Instant(seconds: .min)
    /// How far requests are kept apart while usage is high.
    private var gap = Interval.zero
    private var spacedUntil = Instant(seconds: .min)
    private var throttles = 0

    /// The earliest instant at which the limits allow a request.
    var earliest: Instant { max(notBefore, spacedUntil) }

    init(name: String) {
        self.name = name
    }

    /// Notes that a request leaves.
    mutating func sent(at now: Instant) {
        spacedUntil = now + gap
    }

    /// Notes what the headers of an answer tell.
    mutating func note(_ usage: NetworkUsage, at now: Instant) {
        switch usage {
        case .low:
            gap = .zero
            spacedUntil = now
        case .high:
            gap = Interval(seconds: min(max(gap.seconds * 2, 2), 60))
            spacedUntil = now + gap
        case .exhausted(let wait):
            notBefore = max(notBefore, now + max(wait ?? Interval(seconds: 60), Interval(seconds: 1)))
        }
    }

    /// Notes that a limit was met.
    mutating func throttle(wait: Interval?, backOff: inout BackOff, at now: Instant) {
        throttles += 1
        let own = backOff.delay(after: throttles, from: 120)
        notBefore = max(notBefore, now + max(wait ?? own, Interval(seconds: 1)))
    }

    /// Notes that a request got through.
    mutating func succeeded() {
        throttles = 0
    }
}
