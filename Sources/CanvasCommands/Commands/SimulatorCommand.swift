import ArgumentParser
import CanvasModel
import CanvasScenario
import CanvasStep
import NetworkSimulator

/// `canvas simulator NETWORK`.
struct SimulatorCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulator",
        abstract: "Serves the stand-in of a network on this machine, for clients of any language.",
        discussion: """
            Prints the base URL, and each credential and ad account that was not given and is made up, as lines of an \
            environment file. What the stand-in received, faults and its clock are under /_simulator/ of the base URL. \
            Serves until Ctrl-C or SIGTERM.
            """
    )

    @Argument(help: "The name of an ad network.")
    var network: String

    @Option(parsing: .unconditional, help: ArgumentHelp("The port; 0 takes a free one.", valueName: "number"))
    var port: Int

    @Option(help: ArgumentHelp("The access token that it accepts.", valueName: "text"))
    var token: String?

    @Option(help: ArgumentHelp("The id of the app that the token is of.", valueName: "text"))
    var appID: String?

    @Option(help: ArgumentHelp("The secret of that app.", valueName: "text"))
    var appSecret: String?

    @Option(help: ArgumentHelp("An ad account that exists; may be repeated.", valueName: "id"))
    var adAccount: [String] = []

    @Option(help: ArgumentHelp("How much access the app has, such as standard.", valueName: "tier"))
    var accessTier: String?

    @Option(
        help: ArgumentHelp("Set something else about the stand-in; may be repeated.", valueName: "name=value"),
        transform: RunArguments.assignment
    )
    var option: [Assignment] = []

    @Option(parsing: .unconditional, help: ArgumentHelp("The share of people whom it matches.", valueName: "share"))
    var matchRate: Double?

    @Option(parsing: .unconditional, help: ArgumentHelp("What it makes up derives from it.", valueName: "number"))
    var seed: UInt64 = 0

    @Option(help: ArgumentHelp("Go on from a state that GET /_simulator/state gave.", valueName: "file"))
    var state: String?

    func validate() throws {
        guard (0...65_535).contains(port) else {
            throw ValidationError("`--port` takes a number from 0 to 65535, not \(port)")
        }
        if let matchRate, !(0...1).contains(matchRate) {
            throw ValidationError("`--match-rate` takes a number from 0 to 1, not \(matchRate)")
        }
    }

    func execute(in session: Session) async throws -> CommandStatus {
        let declaration = try declaration(in: session.toolbox)
        guard let make = session.toolbox.simulators[network] else {
            throw CommandFailure.usage("the network `\(network)` has no simulator here")
        }
        let kind = type(of: make(SimulatorSettings()))
        var settings = SimulatorSettings(seed: seed, adAccounts: adAccount, keepsRows: true)
        if let matchRate { settings.matchRate = matchRate }
        if adAccount.isEmpty { settings.adAccounts = [kind.madeUpAdAccount] }
        settings.credentials = try credentials(of: declaration)
        settings.options = try options(among: kind.options)
        var simulator = make(settings)
        if let state { try Self.load(state, into: &simulator) }
        // Who reads the lines may end the process at once.
        let signals = EndSignals()
        let server: LoopbackServer
        do {
            server = try await LoopbackServer.start(simulator, port: port)
        } catch {
            throw CommandFailure.input(error.description)
        }
        session.console.write(lines(server, declaration, settings), to: .output)
        if session.console.isTerminal(.error) {
            session.console.write("canvas: note: serving until Ctrl-C\n", to: .error)
        }
        let signal = await signals.first()
        await server.stop()
        return signal?.status ?? .good
    }

    private func declaration(in toolbox: Toolbox) throws -> NetworkDeclaration {
        guard let found = toolbox.plugins.compactMap(\.network).first(where: { $0.name == network }) else {
            throw CommandFailure.usage(
                "there is no network `\(network)`",
                fix: Spelling.suggestion(for: network, among: toolbox.networks)
            )
        }
        return found
    }

    /// The credentials given, by the names of the network: `--token` is its `token` or whatever ends in `_token`.
    private func credentials(of declaration: NetworkDeclaration) throws -> [String: Secret] {
        var credentials: [String: Secret] = [:]
        for (flag, value) in [("token", token), ("app-id", appID), ("app-secret", appSecret)] {
            guard let value else { continue }
            let name = flag.replacing("-", with: "_")
            guard let known = declaration.credentials.first(where: { $0.name == name || $0.name.hasSuffix("_" + name) })
            else { throw CommandFailure.usage("the network `\(network)` knows no credential for `--\(flag)`") }
            credentials[known.name] = Secret(value)
        }
        return credentials
    }

    private func options(among declared: [SimulatorOption]) throws -> [String: String] {
        var options: [String: String] = [:]
        let given = option + (accessTier.map { [Assignment(key: "access_tier", value: $0)] } ?? [])
        for assignment in given {
            guard let known = declared.first(where: { $0.name == assignment.key }) else {
                throw CommandFailure.usage(
                    "the simulator of `\(network)` has no option `\(assignment.key)`",
                    fix: Spelling.suggestion(for: assignment.key, among: declared.map(\.name))
                )
            }
            if let problem = known.problem(with: assignment.value) { throw CommandFailure.usage(problem) }
            options[assignment.key] = assignment.value
        }
        return options
    }

    private static func load(_ path: String, into simulator: inout any Simulator) throws {
        do {
            try simulator.load(InputFile.bytes(path, limit: 1 << 30))
        } catch let error as SimulatorStateError {
            throw Diagnostic.error(at: Position(file: path), error.description)
        }
    }

    /// The lines of an environment file that tell a client all it needs beyond what the person has given.
    private func lines(
        _ server: LoopbackServer,
        _ declaration: NetworkDeclaration,
        _ settings: SimulatorSettings
    ) -> String {
        let prefix = declaration.name.uppercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }
        var lines = [String(prefix) + "_BASE_URL=" + server.baseURL]
        for credential in declaration.credentials where settings.credentials[credential.name] == nil {
            guard let made = server.credentials[credential.name] else { continue }
            lines.append("\(credential.environmentVariable)=\(made.revealed)")
        }
        if adAccount.isEmpty {
            lines += settings.adAccounts.map { String(prefix) + "_AD_ACCOUNT=" + $0 }
        }
        return lines.map { $0 + "\n" }.joined()
    }
}
