/// One thing about a network's stand-in that may be set by name, declared so that a wrong one can be refused.
public struct SimulatorOption: Hashable, Sendable {
    /// What a value may be.
    public enum Values: Hashable, Sendable {
        /// One of these words.
        case words([String])
        /// A whole number from 0.
        case count
    }

    /// Its name in `SimulatorSettings.options`.
    public let name: String
    /// One line of what it does and what holds without it.
    public let summary: String
    /// What a value may be.
    public let values: Values

    /// Declares an option.
    public init(_ name: String, _ summary: String, _ values: Values) {
        self.name = name
        self.summary = summary
        self.values = values
    }

    /// Whether the text is a value of this option.
    public func accepts(_ text: String) -> Bool {
        switch values {
        case .words(let words): words.contains(text)
        case .count: Int(text).map { $0 >= 0 } ?? false
        }
    }

    /// What is wrong with a value, one sentence without a full stop; `nil` when nothing is.
    public func problem(with text: String) -> String? {
        guard !accepts(text) else { return nil }
        let takes: String =
            switch values {
            case .words(let words): words.map { "`\($0)`" }.joined(separator: " or ")
            case .count: "a whole number of at least 0"
            }
        return "`\(name)` takes \(takes), not `\(text.prefix(60))`"
    }
}
