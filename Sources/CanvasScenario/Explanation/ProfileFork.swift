/// A change of a person's profile at their first arrival at a step, from where on the future is another one.
public struct ProfileFork: Hashable, Sendable {
    /// An attribute and what it changes to.
    public struct Change: Hashable, Sendable {
        /// The attribute.
        public var attribute: String
        /// The value as it is written; `nil` takes the value away.
        public var value: String?

        /// Describes a change.
        public init(attribute: String, value: String?) {
            self.attribute = attribute
            self.value = value
        }
    }

    /// The step.
    public var step: String
    /// What changes there.
    public var changes: [Change]

    /// Describes a fork.
    public init(at step: String, changes: [Change]) {
        self.step = step
        self.changes = changes
    }
}
