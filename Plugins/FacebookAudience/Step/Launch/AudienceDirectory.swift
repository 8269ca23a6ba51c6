import AudienceSync
import CanvasStep

/// Looks up and creates audiences of one ad account.
struct AudienceDirectory {
    /// Meta advises small pages: large ones fail with "Please reduce the amount of data you're asking for".
    private static let pageSize = 50
    /// More pages than any ad account has audiences, so that a cursor that runs in a circle ends.
    private static let mostPages = 400
    private static let fields =
        "id,name,description,account_id,subtype,is_value_based,operation_status,permission_for_actions"

    let adAccount: String
    /// What the description of an audience made here holds.
    let marker: String
    let requests: GraphRequests
    let client: LaunchClient

    /// All audiences of the ad account.
    func list() async throws(LaunchRefusal) -> AudienceListing {
        var listing = AudienceListing(adAccount: adAccount)
        var cursor: String?
        for _ in 0..<Self.mostPages {
            let request = requests.get(
                "\(adAccount)/customaudiences",
                ["fields": Self.fields, "limit": "\(Self.pageSize)", "after": cursor]
            )
            let page = try await body(client.read(request, meaning: { LaunchAnswers.page(GraphAnswer($0)) }))
            listing.append(page)
            guard let paging = page["paging"], paging["next"] != nil, let after = paging["cursors"]?["after"]?.text,
                after != cursor
            else { break }
            cursor = after
        }
        return listing
    }

    /// The audience of a number.
    func audience(id: String) async throws(LaunchRefusal) -> AudienceHandle {
        let number = String(adAccount.dropFirst("act_".count))
        let audience = try await body(
            client.read(
                requests.get(id, ["fields": Self.fields]),
                meaning: { LaunchAnswers.audience(GraphAnswer($0), adAccount: number) }
            )
        )
        return AudienceHandle(adAccount: adAccount, id: id, name: audience["name"]?.text ?? id)
    }

    /// Creates a customer list.
    ///
    /// When no answer came, the list may have been created all the same: it is looked for before the next try.
    func create(_ name: String, _ details: AudienceDetails) async throws(LaunchRefusal) -> AudienceHandle {
        let request = requests.post(
            "\(adAccount)/customaudiences",
            [
                "name": name,
                "subtype": "CUSTOM",
                "customer_file_source": details.source.rawValue,
                "description": details.description.map { "\($0) \(marker)" } ?? marker,
                "retention_days": details.retentionDays.map { "\($0)" },
            ]
        )
        let response = try await client.write(
            request,
            assuming: Self.created(id: "planned"),
            meaning: { LaunchAnswers.creation(GraphAnswer($0)) },
            alreadyDone: { () async throws(LaunchRefusal) in
                try await list().audience(named: name, markedBy: marker).map { Self.created(id: $0.id) }
            }
        )
        return AudienceHandle(adAccount: adAccount, id: body(response)["id"]?.text ?? "", name: name)
    }

    private func body(_ response: HTTPResponse) -> AnswerJSON {
        AnswerJSON(response.body) ?? .null
    }

    private static func created(id: String) -> HTTPResponse {
        HTTPResponse(status: 200, body: Array(#"{"id":"\#(id)"}"#.utf8))
    }
}
