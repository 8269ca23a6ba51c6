import CanvasCommands
import Synchronization

/// A console that keeps what is written.
final class RecordingConsole: Console {
    private let texts = Mutex<[ConsoleStream: String]>([:])
    private let terminals: Set<ConsoleStream>

    init(terminals: Set<ConsoleStream> = []) {
        self.terminals = terminals
    }

    var output: String { texts.withLock { $0[.output] ?? "" } }
    var error: String { texts.withLock { $0[.error] ?? "" } }

    func write(_ text: String, to stream: ConsoleStream) {
        texts.withLock { $0[stream, default: ""] += text }
    }

    func isTerminal(_ stream: ConsoleStream) -> Bool { terminals.contains(stream) }
}
