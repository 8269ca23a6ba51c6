import Foundation
import Testing

/// A `canvas` that serves until it is told to end.
struct ServingProcess {
    private let process: Process
    private let output: URL
    private let error: URL
    private let ended: AsyncStream<Void>

    init(_ process: Process, output: URL, error: URL) throws {
        self.process = process
        self.output = output
        self.error = error
        let (ended, continuation) = AsyncStream.makeStream(of: Void.self)
        self.ended = ended
        process.terminationHandler = { _ in continuation.finish() }
        try process.run()
    }

    /// The lines that it has printed, as soon as there are so many.
    func lines(_ count: Int) async throws -> [String] {
        for _ in 0..<600 {
            let text = String(decoding: try Data(contentsOf: output), as: UTF8.self)
            // What stands behind the last line feed is not printed to its end.
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            if lines.count >= count { return lines.map(String.init) }
            guard process.isRunning else { break }
            try await Task.sleep(for: .milliseconds(50))
        }
        Issue.record(
            "it printed less than \(count) lines: \(String(decoding: try Data(contentsOf: error), as: UTF8.self))"
        )
        process.terminate()
        return []
    }

    /// Sends a signal and waits for the end.
    func end(by signal: Int32) async throws -> CanvasProcess.Outcome {
        kill(process.processIdentifier, signal)
        let limit = Task {
            try await Task.sleep(for: .seconds(30))
            kill(process.processIdentifier, SIGKILL)
        }
        defer { limit.cancel() }
        for await _ in ended {}
        process.waitUntilExit()
        return CanvasProcess.Outcome(
            status: process.terminationStatus,
            wasKilled: process.terminationReason == .uncaughtSignal,
            output: try Data(contentsOf: output),
            error: String(decoding: try Data(contentsOf: error), as: UTF8.self)
        )
    }
}
