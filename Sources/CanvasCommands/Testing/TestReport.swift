import CanvasReport

/// Tells a person, and the programs that ask for it, what becomes of scenarios.
struct TestReport {
    private let console: any Console
    private let isJSON: Bool
    private let junit: String?
    private let showsCoverage: Bool
    private var listing = TestListing()

    /// Makes a report.
    ///
    /// - Parameters:
    ///   - console: Where it is written.
    ///   - isJSON: Whether it is one JSON document at the end instead of lines.
    ///   - junit: A file that gets it as JUnit XML too.
    ///   - showsCoverage: Whether it tells what of each canvas no scenario takes.
    init(console: any Console, isJSON: Bool, junit: String?, showsCoverage: Bool = false) {
        self.console = console
        self.isJSON = isJSON
        self.junit = junit
        self.showsCoverage = showsCoverage
    }

    /// Says which scenarios are none to test, and forgets those that are gone.
    mutating func begin(_ tests: TestSelection.Tests) {
        listing.keep(tests.run.map(\.subject.name))
        guard !isJSON, !tests.leftOut.isEmpty else { return }
        let names = tests.leftOut.prefix(3).map(\.printable).joined(separator: ", ")
        let rest = tests.leftOut.count > 3 ? ", …" : ""
        let count = Figures.counted(tests.leftOut.count, "scenario")
        console.write("canvas: note: \(count) left out, with nothing expected: \(names)\(rest)\n", to: .error)
    }

    /// Tells what became of one.
    mutating func add(_ outcome: TestOutcome) {
        let line = listing.add(outcome)
        guard !isJSON else { return }
        console.write(line, to: .output)
        for line in (outcome.warnings + outcome.failures).flatMap(\.printableLines) {
            console.write(line + "\n", to: .error)
        }
    }

    /// Sums up.
    ///
    /// - Parameter order: The scenarios as the list has them, where they were not told in that order.
    /// - Returns: What the process tells its caller.
    mutating func end(in order: [String]? = nil) throws(CommandFailure) -> CommandStatus {
        if let order { listing.keep(order) }
        let coverage = showsCoverage ? CoverageListing(listing.outcomes) : nil
        console.write(isJSON ? listing.document(coverage) : listing.summary + (coverage?.text ?? ""), to: .output)
        if let junit, !WrittenFile.write(Array(JUnitDocument(listing.outcomes).text.utf8), to: junit) {
            throw .input(
                "`\(junit)` can't be written",
                fix: "check that its folder exists and that you may write there"
            )
        }
        return listing.status
    }
}
