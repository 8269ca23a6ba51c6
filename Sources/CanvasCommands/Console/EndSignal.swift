import Dispatch
import Foundation

/// What asks a process that serves to end.
enum EndSignal: Sendable {
    /// Ctrl-C.
    case interrupt
    /// A supervisor, or `kill`.
    case terminate

    /// What the process then tells its caller: a supervisor's wish is an orderly end, a person's Ctrl-C is not.
    var status: CommandStatus {
        switch self {
        case .interrupt: .interrupted
        case .terminate: .good
        }
    }
}

/// Takes the signals that would end the process, from its making to its end.
final class EndSignals {
    private let stream: AsyncStream<EndSignal>
    private let sources: [any DispatchSourceSignal]

    init() {
        let (stream, continuation) = AsyncStream.makeStream(of: EndSignal.self)
        self.stream = stream
        sources = [(SIGINT, EndSignal.interrupt), (SIGTERM, .terminate)].map { number, signal in
            // The default action would end the process before the source is asked.
            Foundation.signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { continuation.yield(signal) }
            source.activate()
            return source
        }
    }

    deinit {
        for source in sources { source.cancel() }
    }

    /// Waits for a signal; `nil` when the task is cancelled.
    func first() async -> EndSignal? {
        await stream.first { _ in true }
    }
}
