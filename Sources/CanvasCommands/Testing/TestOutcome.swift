/// What became of one scenario of `canvas test`.
struct TestOutcome: Sendable {
    /// What was done about the file that a run is compared with.
    enum SnapshotUpdate: String, Sendable {
        case written
        case unchanged
    }

    /// What it is called: its path, or the sample's name.
    let name: String
    /// How many expectations it has; a snapshot is one.
    let expectations: Int
    /// What is wrong, each `file:line:column: error: sentence`, with notes on lines below.
    var failures: [String]
    /// What is worth knowing of its documents, such as an expectation that can't fail, each
    /// `file:line:column: warning: sentence`.
    var warnings: [String] = []
    /// The run; `nil` when there was none.
    var run: RunOutcome?
    /// What was done about its snapshot; `nil` when it has none, or nobody asked for it to be written.
    var snapshot: SnapshotUpdate?
    /// How long it took, in wall time.
    var seconds = 0.0

    /// Describes what became of a scenario.
    init(name: String, expectations: Int, failures: [String]) {
        self.name = name
        self.expectations = expectations
        self.failures = failures
    }

    var isPassed: Bool { failures.isEmpty }
}
