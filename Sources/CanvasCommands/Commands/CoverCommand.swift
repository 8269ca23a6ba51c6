import ArgumentParser
import CanvasModel
import CanvasReport
import CanvasScenario

/// `canvas cover CANVAS`.
struct CoverCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "cover",
        abstract: "Proposes people and events that take what no scenario of a canvas takes.",
        discussion: """
            Each person was seen to take what they are proposed for. They are written as a scenario with expectations, \
            which is a test that passes. What can't be taken at all is told with the reason; what was not found may be \
            possible. Simulators are called directly.
            """
    )

    @Argument(help: "A sample's name, a canvas or a scenario.")
    var canvas: String

    @Option(
        help: ArgumentHelp(
            "Count what this scenario takes as taken, instead of the one beside the canvas; may be repeated.",
            valueName: "file"
        )
    )
    var scenario: [String] = []

    @Option(help: ArgumentHelp("Write the scenario to a file instead of standard output.", valueName: "file"))
    var output: String?

    @Flag(help: "Print JSON.")
    var json = false

    func execute(in session: Session) async throws -> CommandStatus {
        let console = session.console
        var request = CoverRequest(subject: try session.subject(canvas))
        request.scenarios = try scenario.map { try session.subject($0) }
        request.output = output
        let cover = try await session.engine.cover(request)
        for notice in cover.notices { console.write("canvas: note: \(notice.printable)\n", to: .error) }
        if let output, let text = cover.result.scenario {
            guard WrittenFile.write(Array(text.utf8), to: output) else {
                throw CommandFailure.input(
                    "`\(output)` can't be written",
                    fix: "check that its folder exists and that you may write there"
                )
            }
        }
        let listing = CoverListing(result: cover.result, file: output)
        if json {
            console.write(listing.document, to: .output)
        } else {
            // Without a file, standard output holds the scenario and nothing else.
            let isScenario = output == nil && cover.result.scenario != nil
            console.write(listing.text, to: isScenario ? .error : .output)
            if isScenario, let text = cover.result.scenario { console.write(text, to: .output) }
        }
        return .good
    }
}
