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
        discussion: "The page is made of what the step and its plugin declare; `canvas steps` lists the types."
    )

    @Argument(help: "The type of a step, such as delay.")
    var type: String

    func execute(in session: Session) throws -> CommandStatus {
        let types = session.toolbox.plugins.flatMap { plugin in plugin.stepTypes.map { (type: $0, plugin: plugin) } }
        guard let found = types.first(where: { $0.type.typeName == type }) else {
            throw CommandFailure.usage(
                "there is no step type `\(type)`",
                fix: Spelling.suggestion(for: type, among: types.map { $0.type.typeName })
            )
        }
        let example = ExampleCanvas(found.type, hasNetwork: found.plugin.network != nil)
        let page = StepPage(plugin: found.plugin, example: example, paths: try paths(of: found.type, example))
        session.console.write(page.markdown(of: found.type), to: .output)
        return .good
    }

    /// The names of the paths that the example's settings make.
    private func paths<StepType: Step>(_ type: StepType.Type, _ example: ExampleCanvas) throws -> [String] {
        var diagnostics = Diagnostics()
        let document = try DocumentReader(file: "example").read(Array(example.settings.joined(separator: "\n").utf8))
        let settings = type.declaration.read(document, at: Position(file: "example"), into: &diagnostics)
        guard let problem = diagnostics.all.first(where: { $0.severity == .error }) else {
            return type.declaration.paths(settings).map(\.name)
        }
        throw CommandFailure(.bug, "the example of `\(self.type)` is wrong: \(problem.sentence)")
    }

    private func paths(of type: any Step.Type, _ example: ExampleCanvas) throws -> [String] {
        try paths(type, example)
    }
}
