public import AudienceSync
import CanvasModel
public import CanvasStep

extension FacebookNetwork {
    /// Meta: the most customer-list audiences of an ad account.
    private static let mostAudiences = 500

    /// Finds or creates an audience at launch.
    ///
    /// Doing it twice makes no second one.
    public func prepare(
        _ audience: FacebookTarget,
        known: [AudienceHandle],
        with client: LaunchClient
    ) async throws(LaunchRefusal) -> AudienceHandle {
        let name = audience.choice.name
        let isCreated =
            audience.choice.isCreated || created.contains(AudienceName(adAccount: audience.adAccount, name: name))
        let isKnown = { (handle: AudienceHandle) in
            handle.adAccount == audience.adAccount && (handle.name == name || (handle.id == name && !isCreated))
        }
        if let handle = known.first(where: isKnown) { return handle }
        let directory = AudienceDirectory(
            adAccount: audience.adAccount,
            requests: GraphRequests(version: version, credentials: client.credentials),
            client: client
        )
        if !isCreated, name.utf8.allSatisfy(\.isASCIIDigit) {
            return try await directory.audience(id: name)
        }
        let listing = try await directory.list()
        if let handle = try listing.audience(named: name) { return handle }
        guard isCreated else { throw listing.unknown(name) }
        guard listing.customerLists < Self.mostAudiences else {
            throw LaunchRefusal(
                .cannotCreate,
                "ad account \(audience.adAccount) already has \(listing.customerLists) customer-list audiences"
            )
        }
        return try await directory.create(name)
    }
}

extension LaunchRefusal {
    /// Refuses in Meta's name, by a row of the troubleshooting table.
    init(_ row: TroubleshootingRow, _ sentence: String) {
        self.init(
            NetworkProblem(scope: .audience, code: row.rawValue, sentence: sentence, resolve: row.resolve)
        )
    }
}
