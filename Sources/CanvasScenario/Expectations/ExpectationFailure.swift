public import CanvasModel

/// An expectation that a run did not meet.
public struct ExpectationFailure: Hashable, Sendable, CustomStringConvertible {
    /// Where the expectation was written.
    public var position: Position
    /// What came out and what was expected, one sentence without a full stop.
    public var sentence: String
    /// What became of the people whom it is about, a line each.
    public var notes: [String]
    /// The `external_id` of a person whose explanation tells more; `nil` when it is about nobody in particular.
    public var person: String?

    /// Describes a failure.
    public init(position: Position, sentence: String, notes: [String] = [], person: String? = nil) {
        self.position = position
        self.sentence = sentence
        self.notes = notes
        self.person = person
    }

    /// `file:line:column: error: sentence`, then the notes, each on a line of its own.
    public var description: String {
        (["\(position): error: \(sentence)"] + notes).joined(separator: "\n    ")
    }
}
