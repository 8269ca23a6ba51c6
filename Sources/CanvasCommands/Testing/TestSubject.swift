/// One scenario to test.
struct TestSubject: Sendable {
    /// What it is called in the report: its path, or the sample's name.
    let name: String
    /// What it is.
    let subject: Subject
    /// Whether it was found in a folder, rather than given by itself.
    var isFound = false
}
