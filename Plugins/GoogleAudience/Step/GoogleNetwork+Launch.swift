public import AudienceSync
import CanvasModel
public import CanvasStep

extension GoogleNetwork {
    /// Checks the token and its access to the account.
    public func check(adAccount: String, with client: LaunchClient) async throws(LaunchRefusal) {
        _ = try await client.read(HTTPRequest(method: "GET", target: Self.lists(adAccount) + "?pageSize=1"))
    }

    private static func lists(_ adAccount: String) -> String {
        "/v1/accountTypes/GOOGLE_ADS/accounts/\(adAccount)/userLists"
    }

    /// Finds or creates a user list.
    public func prepare(
        _ audience: GoogleTarget,
        known: [AudienceHandle],
        with client: LaunchClient
    ) async throws(LaunchRefusal) -> AudienceHandle {
        let name = audience.audience.name
        if let handle = known.first(where: { $0.adAccount == audience.adAccount && $0.name == name }) { return handle }
        var found: [(id: String, name: String)] = []
        var page: String? = ""
        while let token = page {
            let query = token.isEmpty ? "" : "&pageToken=\(PercentEncoding.component(token))"
            let target = Self.lists(audience.adAccount) + "?pageSize=1000" + query
            let listed = AnswerJSON(try await client.read(HTTPRequest(method: "GET", target: target)).body)
            for list in listed?["userLists"]?.elements ?? [] where list["membershipStatus"]?.text != "CLOSED" {
                found.append((id: list["id"]?.text ?? "", name: list["displayName"]?.text ?? ""))
            }
            page = listed?["nextPageToken"]?.text.flatMap { $0.isEmpty || $0 == token ? nil : $0 }
        }
        let directory = AudienceDirectory(adAccount: audience.adAccount, audiences: found, row: "G3")
        if let handle = try directory.handle(of: audience.audience) { return handle }
        let made = try await client.write(
            HTTPRequest(
                method: "POST",
                target: Self.lists(audience.adAccount),
                headers: Self.json,
                body: Self.userList(audience)
            ),
            assuming: HTTPResponse(status: 200, body: Array(#"{"id":"planned"}"#.utf8))
        )
        let id = AnswerJSON(made.body)?["id"]?.text ?? ""
        return AudienceHandle(adAccount: audience.adAccount, id: id, name: name, createdAt: client.now)
    }

    private static func userList(_ audience: GoogleTarget) -> [UInt8] {
        var body = ByteBuffer()
        body.append(literal: #"{"displayName":""#)
        body.appendJSONEscaped(audience.audience.name)
        let seconds = Interval.days(Int64(audience.membershipDays ?? 540)).seconds
        body.append(#"","membershipDuration":"\#(seconds)s","ingestedUserListInfo":{"uploadKeyTypes":[""#)
        body.append(
            literal: audience.matching.isMobile
                ? "MOBILE_ID\"],\"mobileIdInfo\":{" : "CONTACT_ID\"],\"contactIdInfo\":{"
        )
        if let app = audience.appID {
            body.append(
                literal: audience.matching.fields == [.idfa]
                    ? #""keySpace":"IOS","appId":""# : #""keySpace":"ANDROID","appId":""#
            )
            body.appendJSONEscaped(app)
            body.append(literal: "\",")
        }
        body.append(literal: #""dataSourceType":"DATA_SOURCE_TYPE_FIRST_PARTY"}}}"#)
        return body.take()
    }
}
