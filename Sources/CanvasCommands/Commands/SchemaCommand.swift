import ArgumentParser
import AudienceSync
import CanvasHost
import CanvasReport
import Foundation

/// `canvas schema`.
struct SchemaCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Prints the JSON Schema of canvas documents.",
        discussion: """
            It holds the settings of every registered step type, so that an editor completes and checks them. With \
            --against it is compared with one that an earlier build printed: what a document of then could say and can't \
            say any more fails with 1.
            """
    )

    @Option(help: ArgumentHelp("Compare with the schema of an earlier build.", valueName: "file"))
    var against: String?

    @Flag(help: "Print the comparison as JSON; the schema is JSON anyway.")
    var json = false

    func execute(in session: Session) throws -> CommandStatus {
        let schema = CanvasSchema(try Registry(session.toolbox.plugins).stepTypes).json.document
        guard let against else {
            session.console.write(schema, to: .output)
            return .good
        }
        guard let bytes = try? Data(contentsOf: URL(filePath: against)) else {
            throw CommandFailure.usage(
                "`\(against)` can't be read",
                fix: "name a file that `canvas schema` has printed"
            )
        }
        guard let old = AnswerJSON(bytes), old["$defs"]?["filter"] != nil, let new = AnswerJSON(Data(schema.utf8))
        else {
            throw CommandFailure.usage(
                "`\(against)` is no schema of canvases",
                fix: "name a file that `canvas schema` has printed"
            )
        }
        let comparison = SchemaComparison(from: old, to: new)
        session.console.write(json ? comparison.document : comparison.text, to: .output)
        return comparison.breaking.isEmpty ? .good : .wrongInput
    }
}
