import ArgumentParser
import CanvasReport
import CanvasScenario

/// `canvas explain WHAT --person ID`.
struct ExplainCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Shows what becomes of one person, and why.",
        discussion: """
            Every step with its instant, every filter with what it asked and found, every random draw. The person is \
            replayed alone where nothing on their way is shared with others, else the whole run is repeated; the output \
            says which. Simulators are called directly. Of attributes that tell who somebody is, or that networks find \
            people by, it only says whether they are set.
            """
    )

    @Argument(help: "A sample's name, a canvas or a scenario.")
    var what: String

    @Option(help: ArgumentHelp("The external_id of the person.", valueName: "id"))
    var person: String

    @Option(
        help: ArgumentHelp(
            "Show beside it what would become of them if --set held from this step on.",
            valueName: "step"
        )
    )
    var from: String?

    @Option(
        name: .customLong("set"),
        help: ArgumentHelp(
            "With --from, an attribute's other value, or none after the equals sign; may be repeated.",
            valueName: "attribute=value"
        ),
        transform: RunArguments.assignment
    )
    var changes: [Assignment] = []

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        if from == nil, !changes.isEmpty { throw ValidationError("`--set` belongs to `--from`; add the step") }
        if from != nil, changes.isEmpty { throw ValidationError("`--from` needs a `--set`; add what changes there") }
    }

    func execute(in session: Session) async throws -> CommandStatus {
        let console = session.console
        let observer = RunObserver(
            heading: { _ in },
            progress: { _ in },
            notice: { console.write("canvas: note: " + $0.printable + "\n", to: .error) }
        )
        let request = ExplainRequest(subject: try session.subject(what), person: person, fork: fork)
        let outcome = try await session.engine.explain(request, reporting: observer)
        console.write(json ? outcome.json.document : outcome.text, to: .output)
        return .good
    }

    private var fork: ProfileFork? {
        from.map { step in
            ProfileFork(
                at: step,
                changes: changes.map { .init(attribute: $0.key, value: $0.value.isEmpty ? nil : $0.value) }
            )
        }
    }
}

extension ExplainOutcome {
    fileprivate var json: OrderedJSON {
        switch self {
        case .one(let explanation): ExplanationJSON(explanation).value
        case .forked(let fork): ExplanationJSON.value(fork)
        }
    }

    /// The text, each line of it harmless on a terminal.
    fileprivate var text: String {
        let text =
            switch self {
            case .one(let explanation): explanation.text
            case .forked(let fork): fork.text
            }
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).printable }
            .joined(separator: "\n")
    }
}
