import ArgumentParser
import CanvasHost
import CanvasModel
import CanvasReport
import CanvasStep

/// `canvas doctor WHAT`.
struct DoctorCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Checks what a network requires, or all that a canvas needs of its networks.",
        discussion: """
            Of a canvas it checks each network, ad account and audience that its steps name; of a network its \
            requirements. It reads from the networks, or from a simulator by --url or --network, and changes nothing \
            there. The credentials come from the environment and are not shown. Exits with 3 when something is missing.
            """
    )

    @Argument(help: "The name of an ad network; or a canvas, or a sample by name.")
    var what: String

    @Option(
        help: ArgumentHelp("Ask a simulator or a proxy instead of the network itself.", valueName: "url"),
        transform: RunArguments.url
    )
    var url: String?

    @Option(
        name: .customLong("network"),
        help: ArgumentHelp("For a canvas: ask this URL instead of a network; may be repeated.", valueName: "name=url"),
        transform: RunArguments.destination
    )
    var networks: [Assignment] = []

    @Option(help: ArgumentHelp("The ad account to look at, as the network writes it.", valueName: "id"))
    var adAccount: String?

    @Flag(help: "Print JSON.")
    var json = false

    func execute(in session: Session) async throws -> CommandStatus {
        let isCanvas = Subject.isPath(what) || (try? session.toolbox.samples.sample(named: what)) != nil
        return try await isCanvas ? examineCanvas(in: session) : examineNetwork(in: session)
    }

    private func examineNetwork(in session: Session) async throws -> CommandStatus {
        let plugin = try session.toolbox.plugin(ofNetwork: what)
        guard let declaration = plugin.network else {
            throw CommandFailure.usage("the plugin `\(plugin.name)` reaches no network")
        }
        guard networks.isEmpty else {
            throw CommandFailure.usage("`--network` is for a canvas", fix: "write --url URL for the network alone")
        }
        let examination = Examination(of: plugin, declaration, at: url ?? declaration.baseURL)
        let rows = await examination.requirements(adAccount: adAccount)
        let listing = DoctorListing(network: what, url: examination.url, adAccount: adAccount, rows: rows)
        let console = session.console
        console.write(json ? listing.document : listing.text(isTerminal: console.isTerminal(.output)), to: .output)
        return listing.failures > 0 ? .network : .good
    }

    private func examineCanvas(in session: Session) async throws -> CommandStatus {
        guard url == nil, adAccount == nil else {
            throw CommandFailure.usage(
                "`--url` and `--ad-account` are for a network, and `\(what)` is a canvas",
                fix: "write --network NAME=URL; the canvas names its ad accounts"
            )
        }
        let known = session.toolbox.networks
        for network in networks where !known.contains(network.key) {
            let fix = Spelling.suggestion(for: network.key, among: known)
            throw CommandFailure.usage("there is no network `\(network.key)`", fix: fix)
        }
        let inspection = try session.engine.inspect(session.subject(what))
        guard let canvas = inspection.canvas else { throw CommandFailure.input(inspection.diagnostics) }
        var listings: [DoctorListing] = []
        for plugin in session.toolbox.plugins {
            let types = plugin.stepTypes.filter { type in canvas.steps.contains { $0.type == type.typeName } }
            guard let declaration = plugin.network, !types.isEmpty else { continue }
            let own = networks.last { $0.key == declaration.name }?.value
            let examination = Examination(of: plugin, declaration, at: own ?? declaration.baseURL)
            for account in types.flatMap({ examination.accounts(of: canvas.steps, $0) }).unique {
                var rows = await examination.requirements(adAccount: account)
                for type in types { rows += await examination.audiences(of: canvas.steps, type, in: account) }
                listings.append(
                    DoctorListing(network: declaration.name, url: examination.url, adAccount: account, rows: rows)
                )
            }
        }
        let listing = CanvasDoctorListing(canvas: canvas.name, networks: listings)
        let console = session.console
        console.write(json ? listing.document : listing.text(isTerminal: console.isTerminal(.output)), to: .output)
        return listing.failures > 0 ? .network : .good
    }
}

extension [String] {
    /// Each once, in the order of its first.
    fileprivate var unique: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
