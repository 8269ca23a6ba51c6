import ArgumentParser
import CanvasFlow
import CanvasModel
import CanvasReport

/// `canvas run WHAT`.
struct RunCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Takes people through a canvas in virtual time.",
        discussion: """
            The table goes to standard output, progress to standard error when that is a terminal. --people and \
            --generate replace the scenario's people, --events its events, --seed, --start, --run-for and --set that \
            one value; a run changed so does not look at the scenario's expectations.
            """
    )

    @Argument(help: "A sample's name, a canvas or a scenario.")
    var what: String

    @Option(help: ArgumentHelp("Read the people from a file, JSON lines or CSV.", valueName: "file"))
    var people: String?

    // A number below none is a wrong value, not a flag that has no name: hence unconditional.
    @Option(parsing: .unconditional, help: ArgumentHelp("Make up so many people.", valueName: "count"))
    var generate: Int?

    @Option(help: ArgumentHelp("Read the events from a file of JSON lines.", valueName: "file"))
    var events: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("What every random draw derives from.", valueName: "number"))
    var seed: UInt64?

    @Option(
        help: ArgumentHelp("The start of the run, such as 2026-03-02T09:00:00Z.", valueName: "instant"),
        transform: RunArguments.instant
    )
    var start: Instant?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("How long the journey goes on, such as 14d.", valueName: "duration"),
        transform: RunArguments.duration
    )
    var runFor: Interval?

    @Option(
        name: .customLong("set"),
        help: ArgumentHelp("Change a setting of a step, such as wait.duration=2h.", valueName: "key=value"),
        transform: RunArguments.assignment
    )
    var changes: [Assignment] = []

    @Option(
        name: .customLong("network"),
        help: ArgumentHelp("Send a network's requests to a URL instead of its simulator.", valueName: "name=url"),
        transform: RunArguments.destination
    )
    var networks: [Assignment] = []

    @Flag(help: "Call the simulators directly instead of over HTTP.")
    var inProcess = false

    @Flag(help: "Change nothing at any network: say what would be created, sent and how long it would take.")
    var plan = false

    @Flag(help: "Send people who are made up even to a real network.")
    var yesSendToRealNetwork = false

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "How long a real network is waited for in all when it asks for patience; 10m if not given.",
            valueName: "duration"
        ),
        transform: RunArguments.duration
    )
    var maxWait: Interval?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("How many threads may work at once; no figure depends on it.", valueName: "count")
    )
    var threads: Int?

    @Option(
        help: ArgumentHelp("Write what becomes of everybody to a file, an event as JSON a line.", valueName: "file")
    )
    var trace: String?

    @Flag(help: "Print the result as JSON.")
    var json = false

    @Flag(name: .shortAndLong, help: "Print nothing but errors and what --json asks for.")
    var quiet = false

    func validate() throws {
        if people != nil && generate != nil {
            throw ValidationError("`--people` and `--generate` both say who the people are; give one of them")
        }
        if let generate, !(1...100_000_000).contains(generate) {
            throw ValidationError("`--generate` takes a number from 1 to 100000000, not \(generate)")
        }
        if let threads, !(1...1024).contains(threads) {
            throw ValidationError("`--threads` takes a number from 1 to 1024, not \(threads)")
        }
        if let runFor, runFor <= .zero {
            throw ValidationError("`--run-for` takes a duration longer than none")
        }
    }

    func execute(in session: Session) async throws -> CommandStatus {
        session.interruption.listen()
        let request = try request(in: session)
        let console = session.console
        let progress = ProgressLine(console: console, isShown: !quiet && console.isTerminal(.error))
        let showsScreen = !quiet && !json
        let observer = RunObserver(
            heading: { if showsScreen { console.write($0.text + "\n", to: .output) } },
            progress: { progress.show($0) },
            notice: { sentence in
                progress.end()
                console.write("canvas: note: " + sentence.printable + "\n", to: .error)
            },
            waiting: { progress.wait($0) }
        )
        defer { progress.end() }
        let outcome = try await session.engine.run(request, reporting: observer)
        progress.end()
        if json {
            console.write(ResultJSON(outcome.result).document, to: .output)
        } else if showsScreen {
            console.write(body(of: outcome, in: session), to: .output)
        }
        if !showsScreen {
            for failure in outcome.verdict.failures {
                for line in failure.printableLines { console.write(line + "\n", to: .error) }
            }
        }
        if outcome.result.isInterrupted {
            console.write(Self.whatIsLeft(outcome.result), to: .error)
            return .interrupted
        }
        return status(of: outcome.verdict)
    }

    private func request(in session: Session) throws -> RunRequest {
        for network in networks where !session.toolbox.networks.contains(network.key) {
            throw CommandFailure.usage(
                "there is no network `\(network.key)`",
                fix: Spelling.suggestion(for: network.key, among: session.toolbox.networks)
            )
        }
        var request = RunRequest(subject: try session.subject(what))
        request.people = people.map { .file($0) } ?? generate.map { .generated($0) }
        request.events = events
        request.seed = seed
        request.start = start
        request.runFor = runFor
        request.changes = changes
        request.destinations = networks
        request.isInProcess = inProcess
        request.threads = threads
        request.trace = trace
        request.isPlan = plan
        request.sendsGeneratedPeople = yesSendToRealNetwork
        request.maxWait = maxWait
        request.isInterrupted = session.interruption.isRaised
        return request
    }

    private func screen(of outcome: RunOutcome, isTerminal: Bool) -> RunScreen {
        let word = RunArguments.shellWord(what)
        return RunScreen(
            heading: outcome.heading,
            canvas: outcome.canvas,
            result: outcome.result,
            verdict: outcome.verdict,
            hints: [
                .init("a picture", "canvas graph \(word)"),
                .init("all figures", "canvas run \(word) --json"),
            ],
            isTerminal: isTerminal
        )
    }

    private func body(of outcome: RunOutcome, in session: Session) -> String {
        let isTerminal = session.console.isTerminal(.output)
        guard plan else { return screen(of: outcome, isTerminal: isTerminal).body }
        let command = command(for: outcome, in: session)
        return PlanScreen(result: outcome.result, command: command, isTerminal: isTerminal).body
    }

    /// The command that does what a plan says.
    private func command(for outcome: RunOutcome, in session: Session) -> String {
        var words = session.arguments.filter { $0 != "--plan" }
        if outcome.sendsGeneratedPeople, !yesSendToRealNetwork { words.append("--yes-send-to-real-network") }
        return (["canvas"] + words.map(RunArguments.shellWord)).joined(separator: " ")
    }

    private static func whatIsLeft(_ result: RunResult) -> String {
        let pending = result.steps.compactMap { $0.metric("users_pending") }.reduce(0, +)
        let left =
            pending == 0
            ? "nobody waited for a network" : Figures.counted(pending, "visit was", plural: "visits were") + " not sent"
        return "canvas: interrupted at \(result.endedAt): \(left)\n"
    }

    /// A failed expectation outranks an open incident, which may be what made it fail.
    private func status(of verdict: RunVerdict) -> CommandStatus {
        if !verdict.failures.isEmpty { return .wrongInput }
        return verdict.unexpectedIncidents > 0 ? .network : .good
    }
}
