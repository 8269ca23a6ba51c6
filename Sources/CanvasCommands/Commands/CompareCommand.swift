import ArgumentParser
import CanvasReport
import CanvasScenario

/// `canvas compare A B`.
struct CompareCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Runs two versions of a canvas with the same people, and shows what changes for how many.",
        discussion: """
            Draws go by the ids of steps, so that who meets a step of the same id in both versions has the same luck. \
            Without --scenario both run in the scenario beside A, or in the standard one. Simulators are called \
            directly, and the scenario's expectations are not looked at. Exits with 0 whatever changes.
            """
    )

    @Argument(help: ArgumentHelp("The first version: a canvas, or a sample's name.", valueName: "a"))
    var first: String

    @Argument(help: ArgumentHelp("The second version: a canvas, or a sample's name.", valueName: "b"))
    var second: String

    @Option(help: ArgumentHelp("The world of both: a scenario, or the sample whose it is.", valueName: "scenario"))
    var scenario: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("How many of the people concerned are named at each place.", valueName: "count")
    )
    var people = 5

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("How many threads may work at once; no figure depends on it.", valueName: "count")
    )
    var threads: Int?

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        if !(0...1000).contains(people) {
            throw ValidationError("`--people` takes a number from 0 to 1000, not \(people)")
        }
        if let threads, !(1...1024).contains(threads) {
            throw ValidationError("`--threads` takes a number from 1 to 1024, not \(threads)")
        }
    }

    func execute(in session: Session) async throws -> CommandStatus {
        let console = session.console
        let isJSON = json
        let observer = RunObserver(
            heading: { if !isJSON { console.write($0.text + "\n\n", to: .output) } },
            progress: { _ in },
            notice: { console.write("canvas: note: " + $0.printable + "\n", to: .error) }
        )
        let request = CompareRequest(
            try session.subject(first),
            try session.subject(second),
            scenario: try scenario.map { try session.subject($0) },
            mostNamed: people,
            threads: threads
        )
        let comparison = try await session.engine.compare(request, reporting: observer)
        let listing = ComparisonListing(comparison, first: first, second: second)
        console.write(json ? listing.document : listing.text, to: .output)
        return .good
    }
}
