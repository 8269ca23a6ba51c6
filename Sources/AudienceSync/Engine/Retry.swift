import CanvasModel

/// A batch, or a part of one, that did not get through and is sent again.
struct Retry: Sendable {
    /// Names it, in the order made.
    let id: Int
    let lane: Int
    var places: [Outbox.Place]
    /// How often it failed; being throttled does not count.
    var attempts: Int
    /// When it may be sent again.
    var notBefore: Instant
    /// When the first of its people runs out of time.
    var deadline: Instant
    /// Why it failed last.
    var reason: Int
    /// Whether the whole of a request is sent again, rather than a part of one.
    let isRepeat: Bool
}
