import ArgumentParser

/// A command of the tool.
///
/// It is given what it works with instead of finding it somewhere global: the parser makes commands from arguments
/// alone, and two tools with other plugins may live in one process, as they do in tests.
protocol ToolCommand: ParsableCommand {
    /// Does what the command's arguments say.
    func execute(in session: Session) async throws -> CommandStatus
}
