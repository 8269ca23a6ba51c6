public import AudienceSync
import CanvasModel
public import CanvasStep

extension TikTokNetwork {
    /// Checks the token and its access to the advertiser.
    public func check(adAccount: String, with client: LaunchClient) async throws(LaunchRefusal) {
        _ = try await client.read(Self.list(adAccount, page: 1))
    }

    /// Finds an audience, or creates a segment; an audience of files is made with its first members.
    public func prepare(
        _ audience: TikTokTarget,
        known: [AudienceHandle],
        with client: LaunchClient
    ) async throws(LaunchRefusal) -> AudienceHandle {
        let account = audience.adAccount
        return try await client.audience(of: audience, known: known, row: "T3") { () throws(LaunchRefusal) in
            var (found, page, pages): ([(id: String, name: String)], Int, Int) = ([], 1, 1)
            while page <= pages {
                let data = AnswerJSON(try await client.read(Self.list(account, page: page)).body)?["data"]
                found += data.map(TikTokFile.audiences) ?? []
                pages = min(data?["page_info"]?["total_page"]?.integer ?? 1, 100)
                page += 1
            }
            return found
        } make: { () throws(LaunchRefusal) in
            guard audience.matching.delivery == .stream else { return "" }
            let name = audience.audience.name.asJSON
            let body = #"{"advertiser_id":"\#(account)","action":"create","custom_audience_name":\#(name)}"#
            let planned = HTTPResponse(status: 200, body: Array(#"{"code":0,"data":{"audience_id":"planned"}}"#.utf8))
            let request = HTTPRequest(posting: Array(body.utf8), to: Self.path("segment/audience"))
            let made = AnswerJSON(try await client.write(request, assuming: planned).body)
            return made?["data"]?["audience_id"]?.text ?? ""
        }
    }
}
