import CanvasCommands
import CanvasHost
import CanvasReport
import Synchronization
import Testing

@Suite("Order of canvas test") struct OrderTests {
    /// An engine whose first scenario is not done before another one is.
    private final class LateFirst: CanvasEngine {
        private let others = AsyncStream.makeStream(of: String.self)
        private let done = Mutex<[String]>([])

        var order: [String] { done.withLock { $0 } }

        func inspect(_ subject: Subject) throws -> Inspection {
            Inspection(canvas: nil, diagnostics: [], effectiveDocument: nil, expectations: 1)
        }

        func run(_ request: RunRequest, reporting observer: RunObserver) async throws -> RunOutcome {
            let name = request.subject.name
            if name == "a" { _ = await others.stream.first { $0 == "c" } }
            done.withLock { $0.append(name) }
            others.continuation.yield(name)
            return RunOutcome(
                heading: Fixtures.heading,
                canvas: Fixtures.canvas([("wait", "delay", [])]),
                result: Fixtures.result(),
                verdict: RunVerdict(expectations: 1)
            )
        }
    }

    @Test("Scenarios run at once, and are told in the order of the list whichever is done first")
    func order() async {
        let engine = LateFirst()
        let console = RecordingConsole()
        let files = ["a", "b", "c"].map { $0 + ".scenario.yaml" }
        let status = await CanvasTool.run(
            ["test", "--threads", "2"] + files,
            toolbox: ExamplePlugin.toolbox,
            engine: engine,
            console: console
        )
        #expect(status == .good)
        #expect(engine.order == ["b", "c", "a"])
        #expect(
            console.output
                == files.map { "✓ \($0)   1 expectation\n" }.joined() + "3 passed, 0 failed\n"
        )
    }
}
