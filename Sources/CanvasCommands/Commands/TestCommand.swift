import ArgumentParser
import CanvasModel

/// `canvas test PATH…`.
struct TestCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Runs every scenario that expects something, and tells which expectations hold.",
        discussion: """
            A path is a scenario, a canvas with its scenario beside it, or a folder, of which every *.scenario.yaml \
            that expects something is run; a sample goes by its name. Each runs in simulators of its own, called \
            directly, several at once; they are told in the order of the list. A scenario's snapshot, `snapshot: FILE`, \
            is an expectation about every figure. Exits with 0 when every expectation holds, else with 1, whatever \
            incidents are open.
            """
    )

    @Argument(help: ArgumentHelp("Scenarios, canvases, folders; samples by name.", valueName: "path"))
    var paths: [String]

    @Option(help: ArgumentHelp("Run only scenarios whose path or name contains a text.", valueName: "text"))
    var filter: String?

    @Option(help: ArgumentHelp("Write the outcomes as JUnit XML, for CI systems.", valueName: "file"))
    var junit: String?

    @Flag(help: "Tell at the end which steps, paths and variants no scenario takes.")
    var coverage = false

    @Flag(help: "Write what came out to the snapshots, instead of comparing it with them.")
    var update = false

    @Flag(help: "Stay, and run again what a changed file concerns, until Ctrl-C.")
    var watch = false

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("How many scenarios may run at once; as many as there are cores.", valueName: "count")
    )
    var threads: Int?

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        if let threads, !(1...1024).contains(threads) {
            throw ValidationError("`--threads` takes a number from 1 to 1024, not \(threads)")
        }
        if watch && json { throw ValidationError("`--watch` has no end to print JSON at; give one of them") }
        if watch && update { throw ValidationError("`--watch` would update snapshots unseen; give one of them") }
    }

    func execute(in session: Session) async throws -> CommandStatus {
        let selection = TestSelection(
            paths: paths,
            filter: filter,
            finder: ScenarioFinder(samples: session.toolbox.samples)
        )
        let runner = TestRunner(engine: session.engine, threads: threads, updates: update)
        var report = TestReport(console: session.console, isJSON: json, junit: junit, showsCoverage: coverage)
        guard watch else {
            let tests = try selection.tests(among: await runner.read(try selection.subjects()))
            report.begin(tests)
            await runner.run(tests.run) { report.add($0) }
            return try report.end()
        }
        return try await TestWatch(selection: selection, runner: runner, session: session).run(telling: &report)
    }
}
