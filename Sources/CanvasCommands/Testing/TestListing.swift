import CanvasReport

/// The outcomes of `canvas test` as they are shown.
struct TestListing {
    private(set) var outcomes: [TestOutcome] = []

    /// Adds an outcome, in the place of an earlier one of the same scenario; returns the line that tells of it.
    mutating func add(_ outcome: TestOutcome) -> String {
        if let index = outcomes.firstIndex(where: { $0.name == outcome.name }) {
            outcomes[index] = outcome
        } else {
            outcomes.append(outcome)
        }
        var parts = [outcome.name.printable, Figures.counted(outcome.expectations, "expectation")]
        if let update = outcome.snapshot { parts.append("snapshot \(update.rawValue)") }
        return "\(outcome.isPassed ? "✓" : "✗") \(parts.joined(separator: "   "))\n"
    }

    /// Keeps the scenarios that are still there, in their order.
    mutating func keep(_ names: [String]) {
        let places = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        outcomes = outcomes.compactMap { outcome in places[outcome.name].map { (outcome, $0) } }
            .sorted { $0.1 < $1.1 }.map(\.0)
    }

    var failed: Int { outcomes.count { !$0.isPassed } }

    /// `N passed, N failed`.
    var summary: String { "\(outcomes.count - failed) passed, \(failed) failed\n" }

    var status: CommandStatus { failed == 0 ? .good : .wrongInput }

    /// The outcomes as JSON, with what of the canvases was taken when that was asked for.
    func document(_ coverage: CoverageListing? = nil) -> String {
        OrderedJSON.object(
            [
                ("version", .integer(1)),
                ("passed", .integer(outcomes.count - failed)),
                ("failed", .integer(failed)),
                ("scenarios", .list(outcomes.map(Self.entry))),
            ] + (coverage.map { [("coverage", $0.json)] } ?? [])
        ).document
    }

    private static func entry(_ outcome: TestOutcome) -> OrderedJSON {
        .object(
            [
                ("name", .text(outcome.name)),
                ("passed", .boolean(outcome.isPassed)),
                ("expectations", .integer(outcome.expectations)),
            ]
                + (outcome.snapshot.map { [("snapshot", .text($0.rawValue))] } ?? [])
                + [
                    ("failures", .list(outcome.failures.map { .text($0) })),
                    ("warnings", .list(outcome.warnings.map { .text($0) })),
                ]
        )
    }
}
