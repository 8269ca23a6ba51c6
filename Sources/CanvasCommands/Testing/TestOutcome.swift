/// What became of one scenario of `canvas test`.
struct TestOutcome {
    /// What it is called: its path, or the sample's name.
    let name: String
    /// How many expectations it has.
    let expectations: Int
    /// What is wrong, each a line `file:line:column: error: sentence`.
    let failures: [String]

    var isPassed: Bool { failures.isEmpty }
}
