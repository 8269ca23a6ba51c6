public import AudienceSync
import CanvasModel
public import CanvasStep

extension GoogleNetwork {
    /// Checks the token and its access to the account.
    public func check(adAccount: String, with client: LaunchClient) async throws(LaunchRefusal) {
        _ = try await client.read(HTTPRequest(method: "GET", target: Self.lists(adAccount) + "?pageSize=1"))
    }

    static func lists(_ adAccount: String) -> String { "/v1/accountTypes/GOOGLE_ADS/accounts/\(adAccount)/userLists" }

    /// Finds or creates a user list.
    public func prepare(
        _ audience: GoogleTarget,
        known: [AudienceHandle],
        with client: LaunchClient
    ) async throws(LaunchRefusal) -> AudienceHandle {
        let lists = Self.lists(audience.adAccount)
        return try await client.audience(of: audience, known: known, row: "G3") { () throws(LaunchRefusal) in
            var (found, page): ([(id: String, name: String)], String?) = ([], "")
            while let token = page {
                let query = "?pageSize=1000&pageToken=\(PercentEncoding.component(token))"
                let listed = AnswerJSON(try await client.read(HTTPRequest(method: "GET", target: lists + query)).body)
                for list in listed?["userLists"]?.elements ?? [] where list["membershipStatus"]?.text != "CLOSED" {
                    found.append((id: list["id"]?.text ?? "", name: list["displayName"]?.text ?? ""))
                }
                page = listed?["nextPageToken"]?.text.flatMap { $0.isEmpty || $0 == token ? nil : $0 }
            }
            return found
        } make: { () throws(LaunchRefusal) in
            let planned = HTTPResponse(status: 200, body: Array(#"{"id":"planned"}"#.utf8))
            let request = HTTPRequest(posting: Self.userList(audience), to: lists)
            return AnswerJSON(try await client.write(request, assuming: planned).body)?["id"]?.text ?? ""
        }
    }

    private static func userList(_ audience: GoogleTarget) -> [UInt8] {
        let (kind, info) = audience.matching.isMobile ? ("MOBILE_ID", "mobileIdInfo") : ("CONTACT_ID", "contactIdInfo")
        let keySpace = audience.matching.fields == [.idfa] ? "IOS" : "ANDROID"
        let app = audience.appID.map { #""keySpace":"\#(keySpace)","appId":\#($0.asJSON),"# } ?? ""
        return Array(
            (#"{"displayName":\#(audience.audience.name.asJSON),"membershipDuration":"\#(audience.membershipDays * 86_400)s","#
                + #""ingestedUserListInfo":{"uploadKeyTypes":["\#(kind)"],"\#(info)":{\#(app)"#
                + #""dataSourceType":"DATA_SOURCE_TYPE_FIRST_PARTY"}}}"#).utf8
        )
    }
}
