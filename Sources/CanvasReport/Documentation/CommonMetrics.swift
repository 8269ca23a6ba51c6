/// The metrics that every step has.
enum CommonMetrics {
    static let definitions: [(name: String, definition: String)] = [
        ("entered", "Visits of people who came to the step."),
        ("proceeded", "Visits that went on by a path to another step."),
        ("exited", "Visits that ended the journey here: nothing follows the step, or the person was made to leave."),
        ("waiting", "Visits that are in the step."),
    ]
}
