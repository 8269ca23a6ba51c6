import CanvasCommands
import CanvasStep
import Testing

@Suite struct UsageTests {
    private func run(_ arguments: String...) async -> (status: CommandStatus, console: RecordingConsole) {
        let console = RecordingConsole()
        let status = await CanvasTool.run(
            arguments,
            toolbox: ExamplePlugin.toolbox,
            engine: RecordedEngine(),
            console: console
        )
        return (status, console)
    }

    @Test(
        "Wrong usage is one sentence on standard error",
        arguments: [
            (["rnu"], "there is no command `rnu`; did you mean `run`?"),
            (["help", "rnu"], "there is no command `rnu`; did you mean `run`?"),
            (["run", "greet", "--jsno"], "unknown option '--jsno'; did you mean '--json'?"),
            (["--wrong"], "unknown option '--wrong'; see `canvas --help`"),
            (["run"], "missing expected argument '<what>'; see `canvas run --help`"),
            (
                ["run", "greet", "--people", "a", "--generate", "3"],
                "`--people` and `--generate` both say who the people are; give one of them; see `canvas run --help`"
            ),
            (
                ["run", "greet", "--start", "noon"],
                "the value 'noon' is invalid for '--start <instant>': an instant looks like 2026-03-02T09:00:00Z;"
                    + " see `canvas run --help`"
            ),
            (
                ["run", "greet", "--network", "examplebok=http://localhost:1"],
                "there is no network `examplebok`; did you mean `examplebook`?"
            ),
            (
                ["graph", "greet", "--format", "dott"],
                "the value 'dott' is invalid for '--format <format>': did you mean `dot`?; see `canvas graph --help`"
            ),
        ]
    )
    func wrongUsage(arguments: [String], sentence: String) async {
        let console = RecordingConsole()
        let status = await CanvasTool.run(
            arguments,
            toolbox: ExamplePlugin.toolbox,
            engine: RecordedEngine(),
            console: console
        )
        #expect(status == .usage)
        #expect(console.error == "canvas: error: \(sentence)\n")
        #expect(console.output.isEmpty)
    }

    @Test(
        "Numbers out of range are wrong usage",
        arguments: [
            ["--generate", "0"], ["--generate", "x"], ["--threads", "0"], ["--seed=-1"], ["--run-for", "0s"],
            ["--max-wait", "x"], ["--set", "novalue"], ["--set", "=1"], ["--network", "examplebook=ftp://x"],
            ["--network", "examplebook=http://"],
        ]
    )
    func ranges(arguments: [String]) async {
        let console = RecordingConsole()
        let status = await CanvasTool.run(
            ["run", "greet"] + arguments,
            toolbox: ExamplePlugin.toolbox,
            engine: RecordedEngine(),
            console: console
        )
        #expect(status == .usage)
        #expect(console.error.split(separator: "\n").count == 1)
    }

    @Test(
        "Help and the version are answers, not errors",
        arguments: [
            (["--version"], CanvasTool.version), (["--help"], "USAGE"), ([], "USAGE"), (["help", "run"], "--run-for"),
            (["run", "--help"], "--in-process"),
        ]
    )
    func help(arguments: [String], text: String) async {
        let console = RecordingConsole()
        let status = await CanvasTool.run(
            arguments,
            toolbox: ExamplePlugin.toolbox,
            engine: RecordedEngine(),
            console: console
        )
        #expect(status == .good)
        #expect(console.output.contains(text))
        #expect(console.error.isEmpty)
    }

    @Test(
        "Help lists every flag of the design",
        arguments: [
            "--people", "--generate", "--events", "--seed", "--start", "--run-for", "--set", "--json", "--network",
            "--in-process", "--threads", "--quiet", "--plan", "--yes-send-to-real-network", "--max-wait",
        ]
    )
    func flags(flag: String) async {
        #expect(await run("run", "--help").console.output.contains(flag))
    }

    @Test(
        "Help lists every command, and each command's help its flags",
        arguments: [
            ("keys", ["--people", "--reveal", "--json"]), ("docs", ["<type>", "--all", "--json"]),
            ("doctor", ["--url", "--ad-account", "--json"]),
            ("compare", ["--scenario", "--people", "--threads", "--json"]),
            ("test", ["--json", "--filter", "--junit", "--update", "--watch", "--threads"]),
            (
                "simulator",
                [
                    "--port", "--token", "--app-id", "--app-secret", "--ad-account", "--access-tier", "--option",
                    "--match-rate", "--seed", "--state",
                ]
            ),
        ]
    )
    func commands(name: String, flags: [String]) async {
        #expect(await run("--help").console.output.contains("  \(name) "))
        let help = await run(name, "--help").console.output
        for flag in flags { #expect(help.contains(flag), "\(flag)") }
    }

    @Test("A plugin that describes nothing of its network is told so")
    func undescribed() async {
        let doctor = await run("doctor", "examplebook")
        #expect(doctor.status == .good)
        #expect(doctor.console.output == "examplebook at https://example.com\n\nnothing to check\n")
        let keys = await run("keys", "examplebook", "--people", "people.jsonl")
        #expect(keys.status == .wrongInput)
        #expect(keys.console.error == "canvas: error: the plugin `example` does not describe its network\n")
    }

    @Test("A simulator is refused a credential that its network does not know, and an option that it does not have")
    func simulator() async {
        let token = await run("simulator", "examplebook", "--port", "0", "--token", "marked")
        #expect(token.status == .usage)
        #expect(
            token.console.error
                == "canvas: error: the network `examplebook` knows no credential for `--token`\n"
        )
        let tier = await run("simulator", "examplebook", "--port", "0", "--access-tier", "standard")
        #expect(tier.status == .usage)
        #expect(
            tier.console.error == "canvas: error: the simulator of `examplebook` has no option `access_tier`\n"
        )
        #expect(await run("simulator", "examplebok", "--port", "0").status == .usage)
        #expect(await run("simulator", "examplebook").status == .usage)
    }

    @Test("Lists begin each line with the name")
    func lists() async {
        #expect(await run("samples").console.output == "greet   Greet people\nbare\n")
        #expect(await run("steps").console.output == "pass   example (beta)   Lets everybody pass.\n")
        #expect(await run("samples", "--json").console.output.contains("\"title\": null"))
        #expect(await run("steps", "--json").console.output.contains("\"type\": \"pass\""))
    }
}
