/// Where a command writes.
package protocol Console: Sendable {
    /// Writes text; a stream that nobody reads any more takes it silently.
    func write(_ text: String, to stream: ConsoleStream)

    /// Whether a terminal shows a stream.
    func isTerminal(_ stream: ConsoleStream) -> Bool
}

/// One of the two streams of a process.
package enum ConsoleStream: Sendable {
    /// What was asked for.
    case output
    /// Everything else.
    case error
}
