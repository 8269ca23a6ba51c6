/// What a person asked `explain` for.
package struct ExplainRequest: Sendable {
    /// What to run.
    package var subject: Subject
    /// Whose journey, by `external_id`.
    package var person: String

    /// Asks about one person.
    package init(subject: Subject, person: String) {
        self.subject = subject
        self.person = person
    }
}
