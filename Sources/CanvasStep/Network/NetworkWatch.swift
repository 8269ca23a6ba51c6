public import CanvasModel

/// How a person follows what a run does at its networks, and stops it.
public struct NetworkWatch: Sendable {
    /// Whether somebody asked the run to stop: what is in flight is still heard, nothing more is sent.
    public var isInterrupted: @Sendable () -> Bool
    /// Is told each second for how long a real network is still left alone, because it asked for that.
    public var waiting: @Sendable (_ rest: Interval) -> Void

    /// Makes a watch; without arguments one that never stops and tells nobody.
    public init(
        isInterrupted: @escaping @Sendable () -> Bool = { false },
        waiting: @escaping @Sendable (Interval) -> Void = { _ in }
    ) {
        self.isInterrupted = isInterrupted
        self.waiting = waiting
    }
}
