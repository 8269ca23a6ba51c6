import ArgumentParser
import CanvasModel
import CanvasReport

/// `canvas validate FILE…`.
struct ValidateCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Finds every problem of canvases and scenarios.",
        discussion: "Exits with 1 when there is an error; warnings block nothing."
    )

    @Argument(help: ArgumentHelp("Canvases or scenarios; samples by name.", valueName: "file"))
    var files: [String]

    @Flag(help: "Print each canvas as it is understood, with all defaults.")
    var print = false

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        if json && print { throw ValidationError("`--json` and `--print` can't both be printed") }
    }

    func execute(in session: Session) throws -> CommandStatus {
        var problems: [Diagnostic] = []
        var documents: [String] = []
        for file in files {
            do {
                let inspection = try session.engine.inspect(session.subject(file))
                problems += inspection.diagnostics
                if print, let document = inspection.effectiveDocument { documents.append(document) }
            } catch let unreadable as Diagnostic {
                problems.append(unreadable)
            }
        }
        let listing = DiagnosticListing(problems, files: files.count)
        if json {
            session.console.write(listing.document, to: .output)
        } else {
            session.console.write(listing.text, to: .error)
            session.console.write(
                print ? documents.joined(separator: "---\n") : listing.summary + "\n",
                to: .output
            )
        }
        return problems.contains { $0.severity == .error } ? .wrongInput : .good
    }
}
