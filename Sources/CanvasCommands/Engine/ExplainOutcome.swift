package import CanvasScenario

/// What came of a question about one person.
package enum ExplainOutcome: Sendable {
    /// What became of them.
    case one(Explanation)
    /// What became of them, and what would have.
    case forked(ForkedExplanation)
}
