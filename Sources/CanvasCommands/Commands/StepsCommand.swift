import ArgumentParser
import CanvasReport

/// `canvas steps`.
struct StepsCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "steps",
        abstract: "Lists the step types and the plugins that bring them."
    )

    @Flag(help: "Print JSON.")
    var json = false

    func execute(in session: Session) -> CommandStatus {
        let listing = StepListing(session.toolbox.plugins)
        session.console.write(json ? listing.document : listing.text, to: .output)
        return .good
    }
}
