import AudienceSync
import CanvasModel
import CanvasReport
import CanvasStep
import Foundation

/// Asks one network what it has of that which is needed, and changes nothing there.
struct Examination {
    let url: String
    private let plugin: any StepPlugin
    private let connection: NetworkConnection?
    private let problem: String?

    /// Finds the way to a network; what is missing of its credentials is for the checks to find.
    init(of plugin: any StepPlugin, _ network: NetworkDeclaration, at url: String) {
        self.plugin = plugin
        self.url = url
        let environment = ProcessInfo.processInfo.environment
        let given = network.credentials.compactMap { credential -> (String, Secret)? in
            guard let value = environment[credential.environmentVariable], !value.isEmpty else { return nil }
            return (credential.name, Secret(value))
        }
        do {
            connection = NetworkConnection(
                baseURL: url,
                credentials: Dictionary(given, uniquingKeysWith: { first, _ in first }),
                transport: try URLSessionTransport(
                    baseURL: url,
                    origins: network.origins,
                    timeout: Interval(seconds: 20)
                ),
                isVirtual: URLSessionTransport.isLoopback(baseURL: url)
            )
            problem = nil
        } catch {
            connection = nil
            problem = "\(error)"
        }
    }

    /// What the checks of the network's requirements find.
    func requirements(adAccount: String?) async -> [DoctorListing.Row] {
        var rows: [DoctorListing.Row] = []
        for requirement in plugin.documentation.requirements {
            rows.append(DoctorListing.Row(requirement, await finding(of: requirement, adAccount)))
        }
        return rows
    }

    private func finding(
        of requirement: PluginDocumentation.Requirement,
        _ adAccount: String?
    ) async -> RequirementFinding? {
        guard let check = requirement.check else { return nil }
        guard let connection else {
            return RequirementFinding(.unknown, problem ?? "", resolve: "check the address")
        }
        return await check.run(RequirementInquiry(connection: connection, adAccount: adAccount, now: WallClock.now))
    }

    /// The ad accounts that the steps of a type name.
    func accounts(of steps: [PlacedStep], _ type: any Step.Type) -> [String] {
        (type as? any AudienceStep.Type).map { audienceAccounts(of: steps, $0) } ?? []
    }

    private func audienceAccounts<StepType: AudienceStep>(of steps: [PlacedStep], _ type: StepType.Type) -> [String] {
        settings(of: steps, type).map { type.assignment(of: $0).audience.adAccount }
    }

    private func settings<StepType: AudienceStep>(
        of steps: [PlacedStep],
        _ type: StepType.Type
    ) -> [StepType.Settings] {
        steps.filter { $0.type == type.typeName }.compactMap { $0.settings as? StepType.Settings }
    }

    /// Whether the audiences of an ad account that the steps of a type name are there, or can be made.
    func audiences(of steps: [PlacedStep], _ type: any Step.Type, in adAccount: String) async -> [DoctorListing.Row] {
        guard let type = type as? any AudienceStep.Type else { return [] }
        return await namedAudiences(of: steps, type, in: adAccount)
    }

    private func namedAudiences<StepType: AudienceStep>(
        of steps: [PlacedStep],
        _ type: StepType.Type,
        in adAccount: String
    ) async -> [DoctorListing.Row] {
        let adNetwork = (plugin as? any AdNetworkPlugin)?.adNetwork
        guard let network = adNetwork as? StepType.Network, let connection else { return [] }
        let client = LaunchClient(network: network, connection: connection, start: WallClock.now, mode: .plan)
        var (known, seen): ([AudienceHandle], Set<String>) = ([], [])
        var rows: [DoctorListing.Row] = []
        for settings in settings(of: steps, type) {
            let assignment = type.assignment(of: settings)
            let audience = assignment.operation == .remove ? assignment.audience.forRemoval : assignment.audience
            let name = audience.audienceName ?? "by its id"
            // A step that removes names the audience in another way than the one that adds.
            guard audience.adAccount == adAccount, seen.insert(audience.audienceName ?? "\(audience)").inserted else {
                continue
            }
            let requirement = PluginDocumentation.Requirement("Audience \(name)", origin: "The canvas", "")
            let imagined = client.imagined
            do {
                let handle = try await network.prepare(audience, known: known, with: client)
                known.append(handle)
                let isMade = client.imagined > imagined || handle.id.isEmpty
                let found = isMade ? "there is none; a launch makes it" : "it exists, with the id \(handle.id)"
                rows.append(DoctorListing.Row(requirement, RequirementFinding(.passed, found)))
            } catch {
                let finding = RequirementFinding(.failed, error.sentence, resolve: error.resolve)
                rows.append(DoctorListing.Row(requirement, finding))
            }
        }
        return rows
    }
}
