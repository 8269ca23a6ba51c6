import Foundation
import Testing

/// The built `canvas`, run as a person would run it.
struct CanvasProcess {
    /// What a run left behind.
    struct Outcome {
        let status: Int32
        let wasKilled: Bool
        let output: Data
        let error: String

        var text: String { String(decoding: output, as: UTF8.self) }
        var errorLines: [String] { error.split(separator: "\n").map(String.init) }
    }

    /// The folder that the process works in.
    let folder: WorkingFolder
    /// A folder in it, if the process works there.
    var subfolder = ""
    /// What is added to an environment without any network's credentials.
    var environment: [String: String] = [:]
    /// A device that takes the standard output instead of us.
    var device: String?

    /// Runs `canvas` to its end.
    ///
    /// Both streams go to files: a pipe that nobody empties would stop the process, and to wait for one must not hold
    /// a thread on which the stand-in in this process may have to answer.
    func callAsFunction(_ arguments: String...) async throws -> Outcome {
        try await run(arguments)
    }

    /// Runs `canvas` with its standard output closed, which only a shell can do for us.
    func closingOutput(_ arguments: String...) async throws -> Outcome {
        let script = ["-c", "exec \"$0\" \"$@\" >&-", Self.executable.path]
        return try await run(script + arguments, by: URL(filePath: "/bin/sh"))
    }

    /// Starts a `canvas` that goes on until it gets a signal.
    func start(_ arguments: String...) throws -> ServingProcess { try start(arguments) }

    func start(_ arguments: [String]) throws -> ServingProcess {
        let streams = try (output: folder.stream(), error: folder.stream())
        let process = process(Self.executable, arguments)
        process.standardOutput = streams.output.handle
        process.standardError = streams.error.handle
        return try ServingProcess(process, output: streams.output.url, error: streams.error.url)
    }

    /// Runs `canvas` and presses Ctrl-C as soon as something is so.
    func interrupting(_ arguments: [String], when isDue: @escaping @Sendable () -> Bool) async throws -> Outcome {
        try await run(arguments, by: Self.executable) { process in
            while process.isRunning, !isDue() { try? await Task.sleep(for: .milliseconds(10)) }
            process.interrupt()
        }
    }

    private func process(_ executable: URL, _ arguments: [String]) -> Process {
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.currentDirectoryURL = subfolder.isEmpty ? folder.url : folder.url.appending(path: subfolder)
        process.environment = Self.bareEnvironment.merging(environment) { _, new in new }
        process.standardInput = FileHandle.nullDevice
        return process
    }

    func run(_ arguments: [String]) async throws -> Outcome {
        try await run(arguments, by: Self.executable)
    }

    private func run(
        _ arguments: [String],
        by executable: URL,
        while isRunning: (@Sendable (Process) async -> Void)? = nil
    ) async throws -> Outcome {
        let streams = try (output: folder.stream(), error: folder.stream())
        let process = process(executable, arguments)
        process.standardOutput =
            try device.map { try FileHandle(forWritingTo: URL(filePath: $0)) } ?? streams.output.handle
        process.standardError = streams.error.handle
        let limit = Task {
            try await Task.sleep(for: .seconds(120))
            process.terminate()
        }
        defer { limit.cancel() }
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in continuation.resume() }
            do { try process.run() } catch {
                process.terminationHandler = nil
                return continuation.resume(throwing: error)
            }
            if let isRunning { Task { await isRunning(process) } }
        }
        return Outcome(
            status: process.terminationStatus,
            wasKilled: process.terminationReason == .uncaughtSignal,
            output: try Data(contentsOf: streams.output.url),
            error: String(decoding: try Data(contentsOf: streams.error.url), as: UTF8.self)
        )
    }

    /// SwiftPM puts the executable into the folder where the test bundle is.
    private static let executable: URL = {
        var folder = Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])
        #if canImport(Darwin)
        folder = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL ?? folder
        #endif
        return folder.deletingLastPathComponent().appending(path: "canvas")
    }()

    private static let bareEnvironment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("FACEBOOK_") }
}

extension CanvasProcess.Outcome {
    /// Expects a refusal: the status, nothing on standard output, and one line a problem, in the form of every error.
    func expectRefusal(
        _ status: Int32,
        _ sentence: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        expectNoTrap(sourceLocation: sourceLocation)
        #expect(self.status == status, "\(error)", sourceLocation: sourceLocation)
        #expect(text == "", sourceLocation: sourceLocation)
        #expect(error == sentence + "\n", sourceLocation: sourceLocation)
    }

    /// Expects that the process ended by itself and showed nobody a stack.
    func expectNoTrap(sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(!wasKilled, "ended by signal \(status)", sourceLocation: sourceLocation)
        #expect([0, 1, 2, 3].contains(status), "\(status): \(error)", sourceLocation: sourceLocation)
        #expect(!error.contains("Fatal error"), sourceLocation: sourceLocation)
        #expect(!error.contains("bug of canvas"), "\(error)", sourceLocation: sourceLocation)
    }

    /// The result without its `timing`, which stands at its end.
    func resultWithoutTiming(sourceLocation: SourceLocation = #_sourceLocation) throws -> Data {
        #expect(status == 0, "\(error)", sourceLocation: sourceLocation)
        let timing = try #require(output.range(of: Data(#""timing": {"#.utf8)), sourceLocation: sourceLocation)
        #expect(output[timing.upperBound...].count { $0 == UInt8(ascii: "}") } == 2, sourceLocation: sourceLocation)
        return output[..<timing.lowerBound]
    }

    /// The result of `--json`.
    func result(sourceLocation: SourceLocation = #_sourceLocation) throws -> RunFigures {
        do {
            return try JSONDecoder().decode(RunFigures.self, from: output)
        } catch {
            Issue.record("\(error)\n\(self.error)", sourceLocation: sourceLocation)
            throw error
        }
    }
}
