import CanvasScenario
import CanvasStep
import Synchronization
import Testing

/// What one test has: step types, simulators, the journeys that it began, and whom it looked at last.
final class Stage: Sendable {
    @TaskLocal static var current: Stage?

    let plugins: [any StepPlugin]
    let simulators: [String: SimulatorFactory]
    let transport: CanvasTrait.Transport
    private let state = Mutex(State())

    private struct State {
        var closings: [@Sendable () async -> Void] = []
        /// What became of those whom the test looked at, the last of them at the end.
        var explanations: [(person: String, text: String)] = []
    }

    /// How many people a failure explains.
    static let mostExplained = 3

    init(_ trait: CanvasTrait) {
        plugins = trait.plugins
        simulators = trait.simulators
        transport = trait.transport
    }

    /// Notes what is to be shut down after the test.
    func closeLater(_ closing: @escaping @Sendable () async -> Void) {
        state.withLock { $0.closings.append(closing) }
    }

    /// Shuts down what the test's journeys started.
    func close() async {
        let closings = state.withLock { state in
            defer { state.closings = [] }
            return state.closings
        }
        for closing in closings { await closing() }
    }

    /// Notes what a failure is to tell of somebody whom the test looks at.
    func looked(at person: String, _ text: String) {
        state.withLock { state in
            state.explanations.removeAll { $0.person == person }
            state.explanations.append((person, text))
        }
    }

    /// Runs a test so that each of its failures tells what became of the people whom it had looked at.
    func explainingFailures(
        of test: Test,
        _ function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        let explaining = IssueHandlingTrait.compactMapIssues { [self] issue in
            var issue = issue
            for text in state.withLock({ $0.explanations.suffix(Self.mostExplained).map(\.text) }) {
                issue.comments.append(Comment(rawValue: text))
            }
            return issue
        }
        try await explaining.provideScope(for: test, testCase: nil, performing: function)
    }
}
