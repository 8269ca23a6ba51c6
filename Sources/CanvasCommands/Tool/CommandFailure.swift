package import CanvasModel
import CanvasScenario
import CanvasStep

/// Why a command ends without what it was asked for: what to say, and the exit status.
package struct CommandFailure: Error, Sendable {
    /// The status.
    package let status: CommandStatus
    /// What to say on standard error, a line each, `file:line:column: error: …` or `canvas: error: …`.
    package let lines: [String]

    /// The command was used wrongly.
    package static func usage(_ sentence: String, fix: String? = nil) -> CommandFailure {
        CommandFailure(.usage, sentence, fix: fix)
    }

    /// The input is wrong in a way that has no place in a file.
    package static func input(_ sentence: String, fix: String? = nil) -> CommandFailure {
        CommandFailure(.wrongInput, sentence, fix: fix)
    }

    /// The input is wrong, each problem at its place; warnings may be among them.
    package static func input(_ diagnostics: [Diagnostic]) -> CommandFailure {
        CommandFailure(status: .wrongInput, lines: diagnostics.map(\.description))
    }

    /// Says in a sentence why a command ends.
    package init(_ status: CommandStatus, _ sentence: String, fix: String? = nil) {
        self.init(status: status, lines: ["canvas: error: " + (fix.map { "\(sentence); \($0)" } ?? sentence)])
    }

    private init(status: CommandStatus, lines: [String]) {
        self.status = status
        self.lines = lines
    }

    /// Says what any error means to the person who typed the command.
    package init(_ error: any Error) {
        switch error {
        case let failure as CommandFailure: self = failure
        case let diagnostic as Diagnostic: self = .input([diagnostic])
        case let refusal as LaunchRefusal:
            self.init(refusal.isByNetwork ? .network : .wrongInput, refusal.sentence, fix: refusal.resolve)
        case let problem as ExplanationProblem:
            self.init(.wrongInput, problem.sentence, fix: problem.fix)
        case let error as TransportError: self.init(.network, error.description)
        case is CancellationError: self.init(.interrupted, "the run was interrupted")
        default:
            // Nobody foresaw it, so nobody can act on it but us; one line, whatever the error prints.
            let text = String(describing: error).split(whereSeparator: \.isNewline).joined(separator: "; ")
            self.init(.bug, text, fix: "this is a bug of canvas, please report it")
        }
    }
}
