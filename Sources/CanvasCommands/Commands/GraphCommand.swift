import ArgumentParser
import CanvasFlow
import CanvasHost
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

    @Flag(help: "Run the canvas's scenario, count who took each path, and mark what nobody took.")
    var coverage = false

    @Option(help: ArgumentHelp("With --coverage, run this scenario instead; may be repeated.", valueName: "file"))
    var scenario: [String] = []

    func validate() throws {
        if !scenario.isEmpty, !coverage { throw ValidationError("`--scenario` belongs to `--coverage`; add it") }
    }

    func execute(in session: Session) async throws -> CommandStatus {
        let inspection = try session.engine.inspect(session.subject(what))
        guard let canvas = inspection.canvas else { throw CommandFailure.input(inspection.diagnostics) }
        let text = GraphText(canvas, coverage: coverage ? try await taken(of: canvas, in: session) : nil)
        session.console.write(text.document(format), to: .output)
        return .good
    }

    /// What the scenarios take of the canvas.
    private func taken(of canvas: Canvas, in session: Session) async throws -> Coverage {
        var coverage = Coverage(of: canvas)
        for name in scenario.isEmpty ? [what] : scenario {
            var request = RunRequest(subject: try session.subject(name))
            request.isInProcess = true
            let outcome = try await session.engine.run(request, reporting: .silent)
            guard coverage.add(outcome.result, of: outcome.canvas) else {
                throw CommandFailure.input(
                    "`\(name)` runs another canvas than `\(what)`",
                    fix: "give scenarios whose `canvas` it is"
                )
            }
        }
        return coverage
    }

    private static func format(_ text: String) throws -> GraphText.Format {
        guard let format = GraphText.Format(rawValue: text) else {
            let formats = GraphText.Format.allCases.map(\.rawValue)
            throw ValidationError(Spelling.suggestion(for: text, among: formats) ?? "there is no such language")
        }
        return format
    }
}
