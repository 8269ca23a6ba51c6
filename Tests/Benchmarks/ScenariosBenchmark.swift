import CanvasCommands
import FacebookAudience
import FacebookSimulator
import Foundation
import StandardSteps
import Synchronization

/// `canvas test` of a folder, and of one scenario of it, in this process: what remains of the command when the process
/// has started.
struct ScenariosBenchmark {
    let scenarios: Int

    func run() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "canvas-scenarios-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let year = try YearOfScenarios(count: scenarios, in: folder)
        let one = year.folder.appending(path: "year-1000.scenario.yaml").path
        let first = await measure(one)
        var warm = await measure(one)
        for _ in 0..<20 {
            let again = await measure(one)
            if again.seconds < warm.seconds { warm = again }
        }
        let all = await measure(year.folder.path)
        let figures = [
            "\"scenarios\": \(scenarios)", "\"seconds\": \(all.seconds)", "\"first_ms\": \(first.seconds * 1000)",
            "\"one_ms\": \(warm.seconds * 1000)", "\"passed\": \([first, warm, all].allSatisfy { $0.status == .good })",
        ]
        print("{" + figures.joined(separator: ", ") + "}")
        if all.status != .good { print(all.text.prefix(2000)) }
    }

    private struct Measurement {
        let status: CommandStatus
        let seconds: Double
        let text: String
    }

    private func measure(_ path: String) async -> Measurement {
        let console = KeepingConsole()
        let toolbox = Toolbox([
            .init(StandardSteps()), .init(FacebookAudience(), simulator: FacebookSimulator.init),
        ])
        let clock = ContinuousClock()
        let began = clock.now
        let status = await CanvasTool.run(
            ["test", path],
            toolbox: toolbox,
            engine: ScenarioEngine(toolbox: toolbox),
            console: console
        )
        return Measurement(status: status, seconds: (clock.now - began) / .seconds(1), text: console.text)
    }
}

/// A console that keeps what is written, for a benchmark that went wrong.
private final class KeepingConsole: Console {
    private let kept = Mutex("")

    var text: String { kept.withLock { $0 } }

    func write(_ text: String, to stream: ConsoleStream) { kept.withLock { $0 += text } }

    func isTerminal(_ stream: ConsoleStream) -> Bool { false }
}
