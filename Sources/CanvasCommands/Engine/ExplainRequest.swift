package import CanvasScenario

/// What a person asked `explain` for.
package struct ExplainRequest: Sendable {
    /// What to run.
    package var subject: Subject
    /// Whose journey, by `external_id`.
    package var person: String
    /// Where another future begins, and with what.
    package var fork: ProfileFork?

    /// Asks about one person.
    package init(subject: Subject, person: String, fork: ProfileFork? = nil) {
        self.subject = subject
        self.person = person
        self.fork = fork
    }
}
