/// Whether a run did what was expected of it.
public struct RunVerdict: Hashable, Sendable {
    /// How many expectations were looked at; `nil` when none were, because there are none or the world was changed.
    public var expectations: Int?
    /// Those that do not hold, each one sentence with what was expected and what is.
    public var failures: [String]
    /// How many incidents are open that no expectation names.
    public var unexpectedIncidents: Int

    /// Makes a verdict.
    public init(expectations: Int? = nil, failures: [String] = [], unexpectedIncidents: Int = 0) {
        self.expectations = expectations
        self.failures = failures
        self.unexpectedIncidents = unexpectedIncidents
    }

    /// Whether all is well.
    public var isGood: Bool { failures.isEmpty && unexpectedIncidents == 0 }
}
