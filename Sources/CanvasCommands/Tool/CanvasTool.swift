import ArgumentParser
import CanvasModel
import CanvasReport
import Foundation

/// The command line as a library, so that anybody's package can have its own `canvas` with its own steps.
public enum CanvasTool {
    /// The version that `--version` prints.
    public static let version = "0.1.0"

    /// Does what the process's arguments say and ends the process.
    ///
    /// - Parameter plugins: The step types that canvases may use; their order is that of lists.
    public static func main(_ plugins: [RegisteredPlugin]) async -> Never {
        // A reader that has seen enough closes its end: writing then fails with an error, and must not kill us.
        signal(SIGPIPE, SIG_IGN)
        let console = StandardConsole()
        let toolbox = Toolbox(plugins)
        let arguments = Array(CommandLine.arguments.dropFirst())
        var status = await run(
            arguments,
            toolbox: toolbox,
            engine: ScenarioEngine(toolbox: toolbox),
            console: console,
            interruption: .bySignal
        )
        if let failure = console.failure {
            console.write("canvas: error: \(failure)\n", to: .error)
            if status == .good { status = .wrongInput }
        }
        exit(status.rawValue)
    }

    /// Does what arguments say.
    ///
    /// - Returns: The exit status, everything having been said on the console.
    package static func run(
        _ arguments: [String],
        toolbox: Toolbox,
        engine: any CanvasEngine,
        console: any Console,
        interruption: Interruption = .none,
        watch: any FileWatch = PollingWatch()
    ) async -> CommandStatus {
        do {
            let command = try parse(arguments)
            guard let command = command as? any ToolCommand else {
                // The parser's own command, `help`, answers by throwing.
                var other = command
                do { try other.run() } catch { return try answer(error, to: console) }
                return .good
            }
            let session = Session(
                arguments: arguments,
                toolbox: toolbox,
                engine: engine,
                console: console,
                interruption: interruption,
                watch: watch
            )
            return try await command.execute(in: session)
        } catch let request as CleanRequest {
            console.write(request.text, to: .output)
            return .good
        } catch {
            let failure = CommandFailure(error)
            for line in failure.lines { console.write(line.printable + "\n", to: .error) }
            return failure.status
        }
    }

    private static func parse(_ arguments: [String]) throws -> any ParsableCommand {
        // The parser takes an unknown command for a stray argument, and `help` for a request about the whole.
        let named = arguments.first == "help" ? arguments.dropFirst().first : arguments.first
        if let named, !named.hasPrefix("-"), !RootCommand.commandNames.contains(named) {
            throw CommandFailure.usage(
                "there is no command `\(named)`",
                fix: Spelling.suggestion(for: named, among: RootCommand.commandNames)
            )
        }
        do {
            return try RootCommand.parseAsRoot(arguments)
        } catch {
            throw translated(error, arguments)
        }
    }

    private static func answer(_ error: any Error, to console: any Console) throws -> CommandStatus {
        guard let request = CleanRequest(error) else { throw error }
        console.write(request.text, to: .output)
        return .good
    }

    /// The parser's error as ours: a request for help or the version, or wrong usage in one sentence.
    private static func translated(_ error: any Error, _ arguments: [String]) -> any Error {
        if let request = CleanRequest(error) { return request }
        let message = RootCommand.message(for: error).split(whereSeparator: \.isNewline).joined(separator: " ")
        let sentence = message.prefix(1).lowercased() + message.dropFirst()
        // The parser puts its suggestion into a sentence of its own.
        if let suggestion = sentence.range(of: ". Did you mean") {
            return CommandFailure.usage(sentence.replacingCharacters(in: suggestion, with: "; did you mean"))
        }
        let command = arguments.first { RootCommand.commandNames.contains($0) }.map { "canvas \($0)" } ?? "canvas"
        return CommandFailure.usage(
            sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence,
            fix: "see `\(command) --help`"
        )
    }
}

/// A request that the parser answers itself: help, the version, a completion script.
private struct CleanRequest: Error {
    let text: String

    init?(_ error: any Error) {
        guard RootCommand.exitCode(for: error) == .success else { return nil }
        let message = RootCommand.fullMessage(for: error)
        text = message.hasSuffix("\n") ? message : message + "\n"
    }
}
