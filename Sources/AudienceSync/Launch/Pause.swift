public import CanvasModel

/// How time is let pass when a real network asks for patience; on a stand-in every wait is virtual and nothing pauses.
public protocol Pause: Sendable {
    /// The seconds of wall time since some instant.
    var seconds: Double { get }

    /// Returns after that long, or earlier when the task is cancelled.
    func wait(_ interval: Interval) async
}

/// Lets wall time pass.
public struct WallPause: Pause {
    private let start = ContinuousClock.now

    /// Makes it.
    public init() {}

    /// The seconds since it was made.
    public var seconds: Double { (ContinuousClock.now - start) / .seconds(1) }

    /// Returns after that long.
    public func wait(_ interval: Interval) async {
        // Cancellation ends the wait, which is all that can go wrong.
        try? await Task.sleep(for: .seconds(interval.seconds))
    }
}
