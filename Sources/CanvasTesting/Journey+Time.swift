public import CanvasModel
import CanvasScenario

/// Time, which goes on only here.
extension Journey {
    /// The present instant.
    public var now: Instant { live.now }

    /// Lets a time pass, and everything happen that is due in it.
    public func advance(by interval: Interval) async throws {
        try await advance(to: now + interval)
    }

    /// Lets time go on to an instant, and everything happen that is due until then and at it.
    ///
    /// - Throws: `JourneyError` for an instant that is over.
    public func advance(to instant: Instant) async throws {
        guard final == nil else { throw JourneyError.isOver }
        guard instant >= now else { throw JourneyError.past(instant, now: now) }
        try await live.advance(to: instant)
    }

    /// Goes on to the next instant at which anything happens.
    ///
    /// - Returns: The instant; `nil` when nothing more is to happen, in which case time stands still.
    @discardableResult
    public func step() async throws -> Instant? {
        guard final == nil else { throw JourneyError.isOver }
        guard let next = live.nextInstant() else { return nil }
        try await live.advance(to: next)
        return next
    }

    /// Goes on until nothing more is to happen, and lets the networks finish.
    public func run() async throws {
        while try await step() != nil {}
        final = try await live.finish()
    }
}
