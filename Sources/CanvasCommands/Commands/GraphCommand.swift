import ArgumentParser
import CanvasModel
import CanvasReport

/// `canvas graph WHAT`.
struct GraphCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "graph",
        abstract: "Draws a canvas as the text of a diagram."
    )

    @Argument(help: "A sample's name, a canvas or a scenario.")
    var what: String

    @Option(help: "The language of the diagram, mermaid or dot.", transform: Self.format)
    var format = GraphText.Format.mermaid

    func execute(in session: Session) throws -> CommandStatus {
        let inspection = try session.engine.inspect(session.subject(what))
        guard let canvas = inspection.canvas else { throw CommandFailure.input(inspection.diagnostics) }
        session.console.write(GraphText(canvas).document(format), to: .output)
        return .good
    }

    private static func format(_ text: String) throws -> GraphText.Format {
        guard let format = GraphText.Format(rawValue: text) else {
            let formats = GraphText.Format.allCases.map(\.rawValue)
            throw ValidationError(Spelling.suggestion(for: text, among: formats) ?? "there is no such language")
        }
        return format
    }
}
