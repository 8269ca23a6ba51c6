import Foundation

/// Reads and runs scenarios, several at once and nothing shared between them.
struct TestRunner: Sendable {
    private let engine: any CanvasEngine
    private let width: Int
    private let updates: Bool

    /// Makes a runner.
    ///
    /// - Parameters:
    ///   - engine: What reads and runs.
    ///   - threads: How many scenarios at once; `nil` for as many as there are cores.
    ///   - updates: Whether snapshots are written.
    init(engine: any CanvasEngine, threads: Int?, updates: Bool) {
        self.engine = engine
        width = threads ?? ProcessInfo.processInfo.activeProcessorCount
        self.updates = updates
    }

    /// Reads scenarios, in their order.
    func read(_ subjects: [(subject: TestSubject, path: String)]) async -> [(test: ScenarioTest, path: String)] {
        var read: [(ScenarioTest, String)] = []
        await OrderedWork.run(subjects, width: width) { [engine] entry in
            (ScenarioTest(reading: entry.subject, by: engine), entry.path)
        } take: {
            read.append($0)
        }
        return read
    }

    /// Runs tests; what became of each is told in their order.
    func run(_ tests: [ScenarioTest], telling tell: (TestOutcome) -> Void) async {
        // One alone may use what the others would.
        let threads = max(1, width / max(1, tests.count))
        await OrderedWork.run(tests, width: width) { [engine, updates] test in
            await test.outcome(by: engine, threads: threads, updates: updates)
        } take: {
            tell($0)
        }
    }
}
