import ArgumentParser
import CanvasReport
import CanvasScenario

/// `canvas explain WHAT --person ID`.
struct ExplainCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Shows what becomes of one person, and why.",
        discussion: """
            Every step with its instant, every filter with what it asked and found, every random draw. The person is \
            replayed alone where nothing on their way is shared with others, else the whole run is repeated; the output \
            says which. Simulators are called directly. Of attributes that tell who somebody is, or that networks find \
            people by, it only says whether they are set.
            """
    )

    @Argument(help: "A sample's name, a canvas or a scenario.")
    var what: String

    @Option(help: ArgumentHelp("The external_id of the person.", valueName: "id"))
    var person: String

    @Flag(help: "Print JSON.")
    var json = false

    func execute(in session: Session) async throws -> CommandStatus {
        let console = session.console
        let observer = RunObserver(
            heading: { _ in },
            progress: { _ in },
            notice: { console.write("canvas: note: " + $0.printable + "\n", to: .error) }
        )
        let request = ExplainRequest(subject: try session.subject(what), person: person)
        let explanation = try await session.engine.explain(request, reporting: observer)
        if json {
            console.write(ExplanationJSON(explanation).document, to: .output)
        } else {
            for line in explanation.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
                console.write(String(line).printable + "\n", to: .output)
            }
        }
        return .good
    }
}
