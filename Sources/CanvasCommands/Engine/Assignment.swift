/// `KEY=VALUE` as an option writes it.
package struct Assignment: Hashable, Sendable {
    /// What is set.
    package var key: String
    /// What it is set to.
    package var value: String

    /// Makes an assignment.
    package init(key: String, value: String) {
        self.key = key
        self.value = value
    }
}
