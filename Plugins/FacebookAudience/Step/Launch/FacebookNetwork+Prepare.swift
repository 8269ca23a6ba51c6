public import AudienceSync
import CanvasModel
public import CanvasStep

extension FacebookNetwork {
    /// Meta: the most customer-list audiences of an ad account.
    static let mostAudiences = 500

    /// Finds or creates an audience at launch.
    ///
    /// Doing it twice makes no second one: the description of what a canvas makes names the canvas, and an audience of the
    /// same name that another has made is left alone.
    public func prepare(
        _ audience: FacebookTarget,
        known: [AudienceHandle],
        with client: LaunchClient
    ) async throws(LaunchRefusal) -> AudienceHandle {
        let name = audience.choice.name
        let details = audience.choice.details ?? created[AudienceName(adAccount: audience.adAccount, name: name)]
        let isKnown = { (handle: AudienceHandle) in
            handle.adAccount == audience.adAccount && (handle.name == name || (handle.id == name && details == nil))
        }
        if let handle = known.first(where: isKnown) { return handle }
        let directory = AudienceDirectory(
            adAccount: audience.adAccount,
            marker: marker,
            requests: GraphRequests(audience.version, credentials: client.credentials),
            client: client
        )
        if details == nil, name.utf8.allSatisfy(\.isASCIIDigit) {
            return try await directory.audience(id: name)
        }
        let listing = try await directory.list()
        guard let details else {
            if let handle = try listing.audience(named: name) { return handle }
            throw listing.unknown(name)
        }
        if let handle = try listing.audience(named: name, markedBy: marker) { return handle }
        guard listing.customerLists < Self.mostAudiences else {
            throw LaunchRefusal(
                .cannotCreate,
                "ad account \(audience.adAccount) already has \(listing.customerLists) customer-list audiences"
            )
        }
        return try await directory.create(name, details)
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
