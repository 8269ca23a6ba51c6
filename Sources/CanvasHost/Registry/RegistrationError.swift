/// Why plugins can't be registered together.
public struct RegistrationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A mistake in what one plugin declares.
    public struct Problem: Hashable, Sendable {
        /// The plugin that brought it.
        public let plugin: String
        /// What is wrong, one sentence without a full stop.
        public let sentence: String

        /// Makes a problem.
        public init(plugin: String, _ sentence: String) {
            self.plugin = plugin
            self.sentence = sentence
        }
    }

    /// Every problem, in the order of the plugins.
    public let problems: [Problem]

    /// Makes an error.
    public init(_ problems: [Problem]) {
        self.problems = problems
    }

    /// A line for each problem.
    public var description: String {
        problems.map { "plugin `\($0.plugin)`: \($0.sentence)" }.joined(separator: "\n")
    }
}
