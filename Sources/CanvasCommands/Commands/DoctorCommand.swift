import ArgumentParser
import AudienceSync
import CanvasModel
import CanvasReport
import CanvasStep
import Foundation

/// `canvas doctor NETWORK`.
struct DoctorCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Checks whether a network's requirements are met.",
        discussion: """
            Reads from the network, or from a simulator by --url, and changes nothing there. The credentials come from \
            the environment and are not shown. Exits with 3 when a requirement is not met.
            """
    )

    @Argument(help: "The name of an ad network.")
    var network: String

    @Option(
        help: ArgumentHelp("Ask a simulator or a proxy instead of the network itself.", valueName: "url"),
        transform: RunArguments.url
    )
    var url: String?

    @Option(help: ArgumentHelp("The ad account to look at, as the network writes it.", valueName: "id"))
    var adAccount: String?

    @Flag(help: "Print JSON.")
    var json = false

    func execute(in session: Session) async throws -> CommandStatus {
        let plugin = try session.toolbox.plugin(ofNetwork: network)
        guard let declaration = plugin.network else {
            throw CommandFailure.usage("the plugin `\(plugin.name)` reaches no network")
        }
        let url = url ?? declaration.baseURL
        let inquiry = RequirementInquiry(
            connection: try Self.connection(to: declaration, at: url),
            adAccount: adAccount,
            now: WallClock.now
        )
        var rows: [DoctorListing.Row] = []
        for requirement in plugin.documentation.requirements {
            rows.append(DoctorListing.Row(requirement, await requirement.check?.run(inquiry)))
        }
        let listing = DoctorListing(network: network, url: url, adAccount: adAccount, rows: rows)
        let console = session.console
        console.write(json ? listing.document : listing.text(isTerminal: console.isTerminal(.output)), to: .output)
        return listing.failures > 0 ? .network : .good
    }

    /// The way to the network; what is missing of its credentials is for the checks to find.
    private static func connection(to network: NetworkDeclaration, at url: String) throws -> NetworkConnection {
        let environment = ProcessInfo.processInfo.environment
        let given = network.credentials.compactMap { credential -> (String, Secret)? in
            guard let value = environment[credential.environmentVariable], !value.isEmpty else { return nil }
            return (credential.name, Secret(value))
        }
        return NetworkConnection(
            baseURL: url,
            credentials: Dictionary(given, uniquingKeysWith: { first, _ in first }),
            transport: try URLSessionTransport(
                baseURL: url,
                origins: network.origins,
                timeout: Interval(seconds: 20)
            ),
            isVirtual: URLSessionTransport.isLoopback(baseURL: url)
        )
    }
}
