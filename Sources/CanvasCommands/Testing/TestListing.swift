import CanvasReport

/// The outcomes of `canvas test` as they are shown.
struct TestListing {
    private(set) var outcomes: [TestOutcome] = []

    /// Adds an outcome; returns the line that tells of it.
    mutating func add(_ outcome: TestOutcome) -> String {
        outcomes.append(outcome)
        let count = Figures.counted(outcome.expectations, "expectation")
        return "\(outcome.isPassed ? "✓" : "✗") \(outcome.name.printable)   \(count)\n"
    }

    var failed: Int { outcomes.count { !$0.isPassed } }

    /// `N passed, N failed`.
    var summary: String { "\(outcomes.count - failed) passed, \(failed) failed\n" }

    var document: String {
        OrderedJSON.object([
            ("version", .integer(1)),
            ("passed", .integer(outcomes.count - failed)),
            ("failed", .integer(failed)),
            (
                "scenarios",
                .list(
                    outcomes.map { outcome in
                        .object([
                            ("name", .text(outcome.name)),
                            ("passed", .boolean(outcome.isPassed)),
                            ("expectations", .integer(outcome.expectations)),
                            ("failures", .list(outcome.failures.map { .text($0) })),
                        ])
                    }
                )
            ),
        ]).document
    }
}
