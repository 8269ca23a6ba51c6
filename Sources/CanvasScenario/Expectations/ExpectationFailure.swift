public import CanvasFlow
public import CanvasModel

/// An expectation that a run did not meet.
public struct ExpectationFailure: Hashable, Sendable, CustomStringConvertible {
    /// Where the expectation was written.
    public var position: Position
    /// What came out and what was expected, one sentence without a full stop.
    public var sentence: String

    /// `file:line:column: error: sentence`.
    public var description: String { "\(position): error: \(sentence)" }
}

/// What expectations are held against.
public struct ExpectationFacts: Sendable {
    /// The analytics of the run.
    public var result: RunResult
    /// How many members each audience has at the end, by network and then by the audience's identifier.
    public var audienceSizes: [String: [String: Int]]

    /// Makes facts.
    public init(result: RunResult, audienceSizes: [String: [String: Int]] = [:]) {
        self.result = result
        self.audienceSizes = audienceSizes
    }
}
