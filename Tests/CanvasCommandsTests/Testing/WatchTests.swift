import CanvasCommands
import CanvasHost
import CanvasModel
import CanvasReport
import Foundation
import Synchronization
import Testing

@Suite("canvas test --watch") struct WatchTests {
    /// A disk whose files change when a test says so, a set of them at each pause.
    private final class ScriptedWatch: FileWatch {
        private let script: Mutex<[[String]]>
        private let sizes = Mutex<[String: Int64]>([:])

        init(_ script: [[String]]) { self.script = Mutex(script) }

        func state(of file: String) -> FileState? {
            FileState(modified: 0, size: sizes.withLock { $0[file] ?? 0 }, identifier: 1)
        }

        func pause() async -> Bool {
            guard let changed = script.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) else { return false }
            sizes.withLock { sizes in for file in changed { sizes[file, default: 0] += 1 } }
            return true
        }
    }

    /// An engine whose scenarios read a file each and one in common, and fail at some of their runs.
    private final class CountingEngine: CanvasEngine {
        private let runs = Mutex<[String]>([])
        private let failing: Set<Int>

        init(failing: Set<Int> = []) { self.failing = failing }

        var names: [String] { runs.withLock { $0 } }

        func inspect(_ subject: Subject) throws -> Inspection {
            var inspection = Inspection(canvas: nil, diagnostics: [], effectiveDocument: nil, expectations: 1)
            inspection.files = ["\(subject.name).people.jsonl", "common.canvas.yaml"]
            return inspection
        }

        func run(_ request: RunRequest, reporting observer: RunObserver) async throws -> RunOutcome {
            let run = runs.withLock { runs in
                runs.append(request.subject.name)
                return runs.count
            }
            let failures = failing.contains(run) ? ["\(request.subject.name): error: it failed"] : []
            return RunOutcome(
                heading: Fixtures.heading,
                canvas: Fixtures.canvas([("wait", "delay", [])]),
                result: Fixtures.result(),
                verdict: RunVerdict(expectations: 1, failures: failures)
            )
        }
    }

    private func watch(
        _ engine: CountingEngine,
        _ script: [[String]],
        interruption: Interruption = .none
    ) async -> (status: CommandStatus, console: RecordingConsole) {
        let console = RecordingConsole()
        let status = await CanvasTool.run(
            ["test", "a.scenario.yaml", "b.scenario.yaml", "--watch", "--threads", "1"],
            toolbox: ExamplePlugin.toolbox,
            engine: engine,
            console: console,
            interruption: interruption,
            watch: ScriptedWatch(script)
        )
        return (status, console)
    }

    @Test("What a change concerns is run again, and nothing else")
    func affected() async {
        let engine = CountingEngine()
        let (status, console) = await watch(
            engine,
            [[], ["b.people.jsonl"], ["elsewhere.txt"], ["common.canvas.yaml"], ["a.scenario.yaml"]]
        )
        #expect(status == .good)
        #expect(engine.names == ["a", "b", "b", "a", "b", "a"])
        #expect(console.output.split(separator: "\n").count { $0 == "2 passed, 0 failed" } == 4)
        #expect(console.error.hasPrefix("canvas: note: watching 5 files, Ctrl-C ends\n"))
    }

    @Test("The status is that of the last round, all scenarios counted")
    func status() async {
        #expect(await watch(CountingEngine(failing: [1]), [["b.people.jsonl"]]).status == .wrongInput)
        #expect(await watch(CountingEngine(failing: [1]), [["a.people.jsonl"]]).status == .good)
        #expect(await watch(CountingEngine(failing: [3]), [["a.people.jsonl"]]).status == .wrongInput)
    }

    @Test("Ctrl-C ends it")
    func interrupted() async {
        let engine = CountingEngine()
        let raised = Interruption(listen: {}, isRaised: { true })
        #expect(await watch(engine, [["a.people.jsonl"], ["a.people.jsonl"]], interruption: raised).status == .good)
        #expect(engine.names == ["a", "b"])
    }

    @Test("What can't be combined with it is wrong usage", arguments: ["--json", "--update"])
    func combinations(flag: String) async {
        let status = await CanvasTool.run(
            ["test", "greet", "--watch", flag],
            toolbox: ExamplePlugin.toolbox,
            engine: RecordedEngine(),
            console: RecordingConsole()
        )
        #expect(status == .usage)
    }
}
