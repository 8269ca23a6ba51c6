import ArgumentParser
import CanvasModel
import CanvasReport
import CanvasScenario
import CanvasStep

/// `canvas docs TYPE`.
struct DocsCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "docs",
        abstract: "Prints a step type's page in Markdown.",
        discussion: """
            The page is made of what the step and its plugin declare; `canvas steps` lists the types. With --json the \
            declarations themselves are printed, and the page with them.
            """
    )

    @Argument(help: "The type of a step, such as delay.")
    var type: String?

    @Flag(help: "Print every registered type.")
    var all = false

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        guard (type == nil) == all else {
            throw ValidationError(all ? "name a type, or --all of them" : "name a type, or all of them with --all")
        }
    }

    func execute(in session: Session) throws -> CommandStatus {
        let types = session.toolbox.plugins.flatMap { plugin in plugin.stepTypes.map { (type: $0, plugin: plugin) } }
        let chosen = types.filter { all || $0.type.typeName == type }
        guard !chosen.isEmpty else {
            throw CommandFailure.usage(
                "there is no step type `\(type ?? "")`",
                fix: Spelling.suggestion(for: type ?? "", among: types.map { $0.type.typeName })
            )
        }
        let pages = try chosen.map { found in
            let example = ExampleCanvas(found.type, hasNetwork: found.plugin.network != nil)
            let paths = try ExamplePaths.names(of: found.type, settings: example.settings)
            return (type: found.type, page: StepPage(plugin: found.plugin, example: example, paths: paths))
        }
        let text =
            json
            ? OrderedJSON.object([
                ("version", .integer(1)), ("steps", .list(pages.map { $0.page.json(of: $0.type) })),
            ]).document
            : pages.map { $0.page.markdown(of: $0.type) }.joined(separator: "\n")
        session.console.write(text, to: .output)
        return .good
    }
}
