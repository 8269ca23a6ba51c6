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
        let name = audience.audience.name
        if let handle = known.first(where: { $0.adAccount == audience.adAccount && $0.name == name }) { return handle }
        var (found, page, pages): ([(id: String, name: String)], Int, Int) = ([], 1, 1)
        while page <= pages {
            let listed = try await client.read(Self.list(audience.adAccount, page: page))
            let data = AnswerJSON(listed.body)?["data"]
            found += data.map(TikTokFile.audiences) ?? []
            pages = min(data?["page_info"]?["total_page"]?.integer ?? 1, 100)
            page += 1
        }
        let directory = AudienceDirectory(adAccount: audience.adAccount, audiences: found, row: "T3")
        if let handle = try directory.handle(of: audience.audience) { return handle }
        var id = ""
        if audience.matching.delivery == .stream {
            var body = ByteBuffer()
            body.append(literal: #"{"custom_audience_name":""#)
            body.appendJSONEscaped(name)
            body.append(#"","advertiser_id":"\#(audience.adAccount)","action":"create"}"#)
            let made = try await client.write(
                HTTPRequest(
                    method: "POST",
                    target: Self.path("segment/audience"),
                    headers: Self.json,
                    body: body.take()
                ),
                assuming: HTTPResponse(status: 200, body: Array(#"{"code":0,"data":{"audience_id":"planned"}}"#.utf8))
            )
            id = AnswerJSON(made.body)?["data"]?["audience_id"]?.text ?? ""
        }
        return AudienceHandle(adAccount: audience.adAccount, id: id, name: name, createdAt: client.now)
    }
}
