public import CanvasModel

/// When the people who wait are sent.
///
/// Both of the product's documented behaviours: its page on one partner says that as many as possible are sent every
/// five seconds, its overview that a batch leaves when it is full or when an hour is over (Braze: Audience Sync).
public enum Batching: Hashable, Sendable {
    /// Everyone waiting, so long after the first of them came.
    case everyone(every: Interval)
    /// As soon as so many wait, or so long after the first of them came.
    case people(Int, within: Interval)

    /// Everyone waiting, every five seconds.
    public static let standard = Batching.everyone(every: Interval(seconds: 5))
}
