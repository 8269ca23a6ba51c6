import ArgumentParser

/// `canvas` itself.
struct RootCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "canvas",
        abstract: "Runs marketing journeys in virtual time, their ad networks included.",
        discussion: """
            WHAT is the name of a bundled sample, or a path to a canvas or a scenario: whatever contains a `/` or ends \
            in .yaml, .yml or .json.

            Exit codes: 0 all well; 1 the input is wrong or an expectation failed; 2 wrong usage; 3 a network refused \
            the launch, or an incident is open that nothing expected; 70 a bug; 130 after Ctrl-C.
            """,
        version: CanvasTool.version,
        subcommands: [
            RunCommand.self, SamplesCommand.self, ValidateCommand.self, TestCommand.self, ExplainCommand.self,
            CoverCommand.self, CompareCommand.self, GraphCommand.self, StepsCommand.self, DocsCommand.self,
            SchemaCommand.self, NewCommand.self, DoctorCommand.self, SimulatorCommand.self, KeysCommand.self,
        ]
    )

    /// The names that may follow `canvas`.
    static var commandNames: [String] {
        configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    }
}
