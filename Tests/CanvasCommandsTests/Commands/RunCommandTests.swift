import CanvasCommands
import CanvasModel
import CanvasReport
import CanvasStep
import Testing

@Suite struct RunCommandTests {
    private func run(
        _ arguments: [String],
        engine: RecordedEngine = RecordedEngine(),
        console: RecordingConsole = RecordingConsole()
    ) async -> (status: CommandStatus, console: RecordingConsole) {
        let status = await CanvasTool.run(
            arguments,
            toolbox: ExamplePlugin.toolbox,
            engine: engine,
            console: console
        )
        return (status, console)
    }

    @Test("The table goes to standard output and notes to standard error")
    func table() async {
        let (status, console) = await run(["run", "greet"])
        #expect(status == .good)
        #expect(console.output.hasPrefix(Fixtures.heading.text + "\n\n✓ 1 expectation   0 incidents"))
        #expect(console.output.hasSuffix("\na picture    canvas graph greet\nall figures  canvas run greet --json\n"))
        #expect(console.error == "canvas: note: a note\n")
    }

    @Test("A terminal sees a bar that is drawn again only when it changes")
    func progress() async {
        let console = RecordingConsole(terminals: [.error])
        _ = await run(["run", "greet"], console: console)
        #expect(console.error.split(separator: "\r").count == 2)
        #expect(console.error.contains("day 14 of 14   0.1 s\u{1B}[K\ncanvas: note: a note\n"))
        let quiet = RecordingConsole(terminals: [.error])
        _ = await run(["run", "greet", "--quiet"], console: quiet)
        #expect(!quiet.error.contains("day"))
    }

    @Test("JSON is all there is on standard output")
    func json() async {
        let (status, console) = await run(["run", "greet", "--json"])
        #expect(status == .good)
        #expect(console.output.hasPrefix("{\n  \"version\": 1,\n"))
        #expect(console.output.hasSuffix("}\n"))
    }

    @Test("A failed expectation outranks an open incident, and is named also where there is no screen")
    func verdicts() async {
        var engine = RecordedEngine()
        engine.verdict = RunVerdict(
            expectations: 1,
            failures: ["a.yaml:3:5: error: `entered` is 1\n    ada: never\u{1B} entered"],
            unexpectedIncidents: 1
        )
        #expect(await run(["run", "greet"], engine: engine).status == .wrongInput)
        let (status, console) = await run(["run", "greet", "--json"], engine: engine)
        #expect(status == .wrongInput)
        #expect(console.output.hasPrefix("{"))
        #expect(console.error.hasSuffix("\na.yaml:3:5: error: `entered` is 1\n    ada: never\u{FFFD} entered\n"))
        engine.verdict = RunVerdict(unexpectedIncidents: 1)
        #expect(await run(["run", "greet"], engine: engine).status == .network)
    }

    @Test("Every flag reaches the engine")
    func request() async {
        var engine = RecordedEngine()
        engine.check = { request in
            #expect(request.subject.name == "greet")
            #expect(request.people == .generated(5))
            #expect(request.events == "e.jsonl")
            #expect(request.seed == .max)
            #expect(request.start == Fixtures.start)
            #expect(request.runFor == .days(2))
            #expect(request.changes == [Assignment(key: "a.b", value: "c=d"), Assignment(key: "e", value: "")])
            #expect(request.destinations == [Assignment(key: "examplebook", value: "http://localhost:1")])
            #expect(request.isInProcess)
            #expect(request.threads == 2)
            #expect(request.isPlan && request.sendsGeneratedPeople)
            #expect(request.maxWait == .minutes(3))
            #expect(request.changesWorld)
        }
        let arguments = [
            "run", "greet", "--generate", "5", "--events", "e.jsonl", "--seed", "18446744073709551615",
            "--start", "2026-03-02T09:00:00Z", "--run-for", "2d", "--set", "a.b=c=d", "--set", "e=",
            "--network", "examplebook=http://localhost:1/", "--in-process", "--threads", "2",
            "--plan", "--yes-send-to-real-network", "--max-wait", "3m",
        ]
        #expect(await run(arguments, engine: engine).status == .good)
    }

    @Test("What changes no figure leaves the world as it is")
    func unchangedWorld() async {
        var engine = RecordedEngine()
        engine.check = { #expect(!$0.changesWorld) }
        let flags = ["--threads", "2", "--in-process", "--plan", "--max-wait", "1s", "--yes-send-to-real-network"]
        #expect(await run(["run", "greet"] + flags, engine: engine).status == .good)
    }

    @Test("A plan says what would be done, and how to do it, as the person would type it")
    func plan() async {
        var engine = RecordedEngine()
        engine.networks = [Fixtures.planned]
        let (status, console) = await run(["run", "greet", "--plan", "--set", "a.b=it's"], engine: engine)
        #expect(status == .good)
        #expect(console.output.hasPrefix(Fixtures.heading.text + "\n\nexamplebook acct-1 · vip (would be created)\n"))
        #expect(
            console.output.hasSuffix("\nnothing was sent; this does it:\n  canvas run greet --set 'a.b=it'\\''s'\n")
        )
        engine.sendsGeneratedPeople = true
        let real = await run(["run", "greet", "--plan"], engine: engine).console.output
        #expect(real.hasSuffix("  canvas run greet --yes-send-to-real-network\n"))
    }

    @Test("A run that was stopped shows what there is, says what is left, and nothing of a verdict in its status")
    func interruption() async {
        var engine = RecordedEngine()
        engine.isInterrupted = true
        engine.verdict = RunVerdict(unexpectedIncidents: 1)
        let (status, console) = await run(["run", "greet", "--json"], engine: engine)
        #expect(status == .interrupted)
        #expect(console.output.hasPrefix("{"))
        #expect(
            console.error == "canvas: note: a note\ncanvas: interrupted at 2026-03-16T09:00:00Z: 1 visit was not sent\n"
        )
    }

    @Test("Each way to fail has its exit status and one line")
    func failures() async {
        let position = Position(file: "a.yaml", line: 3, column: 5)
        let table: [(any Error, CommandStatus, String)] = [
            (
                Diagnostic.error(at: position, "it is wrong", fix: "right it"), .wrongInput,
                "a.yaml:3:5: error: it is wrong; right it\n"
            ),
            (
                LaunchRefusal("no such account", resolve: "make one", isByNetwork: true), .network,
                "canvas: error: no such account; make one\n"
            ),
            (LaunchRefusal("no such column"), .wrongInput, "canvas: error: no such column\n"),
            (TransportError.refused(host: "localhost:1"), .network, "canvas: error: nothing answers at localhost:1\n"),
            (CancellationError(), .interrupted, "canvas: error: the run was interrupted\n"),
            (UnforeseenError(), .bug, "canvas: error: two; lines; this is a bug of canvas, please report it\n"),
        ]
        for (error, status, line) in table {
            var engine = RecordedEngine()
            engine.failure = error
            let answer = await run(["run", "greet"], engine: engine)
            #expect(answer.status == status)
            #expect(answer.console.error == line)
            #expect(answer.console.output.isEmpty)
        }
    }

    @Test("Validation says every problem on standard error and ends with 1 only for an error")
    func validation() async {
        let position = Position(file: "a.yaml", line: 3, column: 5)
        var engine = RecordedEngine()
        engine.inspection.diagnostics = [.warning(at: position, "odd")]
        let warned = await run(["validate", "greet", "bare"], engine: engine)
        #expect(warned.status == .good)
        #expect(warned.console.output == "2 warnings in 2 files\n")
        engine.inspection = Inspection(
            canvas: nil,
            diagnostics: [.error(at: position, "wrong"), .warning(at: position, "odd")],
            effectiveDocument: nil
        )
        let refused = await run(["validate", "greet"], engine: engine)
        #expect(refused.status == .wrongInput)
        #expect(refused.console.error == "a.yaml:3:5: error: wrong\na.yaml:3:5: warning: odd\n")
        #expect(refused.console.output == "1 error, 1 warning in 1 file\n")
        #expect(await run(["graph", "greet"], engine: engine).status == .wrongInput)
        #expect(await run(["validate", "greet", "--print"]).console.output == "name: x\n")
        #expect(await run(["validate", "greet", "--json"]).console.output.contains("\"diagnostics\": []"))
    }

    @Test("The next commands can be pasted into a shell")
    func hints() async {
        let (_, console) = await run(["run", "it's here/a b.yaml"])
        #expect(console.output.contains("canvas graph 'it'\\''s here/a b.yaml'\n"))
    }
}

private struct UnforeseenError: Error, CustomStringConvertible {
    var description: String { "two\nlines" }
}
