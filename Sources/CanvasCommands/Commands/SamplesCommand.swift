import ArgumentParser
import CanvasReport
import CanvasStep

/// `canvas samples`.
struct SamplesCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "samples",
        abstract: "Lists the bundled samples."
    )

    @Flag(help: "Print JSON.")
    var json = false

    func execute(in session: Session) -> CommandStatus {
        let samples = session.toolbox.samples.all
        if json {
            let list = samples.map { sample in
                OrderedJSON.object([
                    ("name", .text(sample.name)), ("title", .optional(sample.title)),
                    ("files", .list(sample.ownFiles.map { .text($0.name) })),
                ])
            }
            let document = OrderedJSON.object([("version", .integer(1)), ("samples", .list(list))]).document
            session.console.write(document, to: .output)
        } else {
            var table = TextTable(columns: [.left, .left])
            for sample in samples { table.add([sample.name, sample.title ?? ""]) }
            for line in table.lines { session.console.write(line + "\n", to: .output) }
        }
        return .good
    }
}
