package import CanvasModel
package import CanvasReport

/// What is told of a run while it goes on.
package struct RunObserver: Sendable {
    /// Is called once, after people are read and before the journey begins.
    package var heading: @Sendable (RunHeading) -> Void
    /// Is called as often as the engine likes.
    package var progress: @Sendable (ProgressBar) -> Void
    /// Is called with a sentence, without a full stop, that a person should know.
    package var notice: @Sendable (String) -> Void
    /// Is called each second for which a real network is left alone, with what is left of the wait.
    package var waiting: @Sendable (Interval) -> Void

    /// Ignores everything.
    package static let silent = RunObserver(heading: { _ in }, progress: { _ in }, notice: { _ in })

    /// Makes an observer.
    package init(
        heading: @escaping @Sendable (RunHeading) -> Void,
        progress: @escaping @Sendable (ProgressBar) -> Void,
        notice: @escaping @Sendable (String) -> Void,
        waiting: @escaping @Sendable (Interval) -> Void = { _ in }
    ) {
        self.heading = heading
        self.progress = progress
        self.notice = notice
        self.waiting = waiting
    }
}
