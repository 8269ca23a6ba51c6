public import AudienceSync
public import CanvasModel
public import CanvasStep

/// TikTok's custom audiences, by its Business API: streamed segments, or files.
public struct TikTokNetwork: AdNetwork {
    /// How long a file is worked at, until asking is of use.
    static let firstPoll = Interval.minutes(15)

    /// The fewest people in an audience that is made of a file (TikTok: Custom Audience, file upload).
    let smallest: Int

    /// Makes the network.
    public init() { smallest = 1000 }

    /// Makes the network of a TikTok that makes audiences of so many people.
    init(smallest: Int) { self.smallest = smallest }

    /// Makes the encoder of one choice of match keys.
    public func encoder(for matching: TikTokMatching, people: People) -> TikTokEncoder {
        TikTokEncoder(matching, people: people)
    }

    /// Makes an encoder of everything that TikTok takes.
    public func describer(people: People, today: CivilDate) -> TikTokEncoder? {
        TikTokEncoder(TikTokMatching(delivery: .stream, fields: TikTokField.allCases), people: people)
    }

    /// Writes what stands before the rows of a stream; before those of a file nothing does.
    public func begin(_ target: SyncTarget<TikTokTarget>, in body: inout ByteBuffer) {
        let matching = target.audience.matching
        guard matching.delivery == .stream else { return }
        let schema = matching.fields.map { #""\#($0.rule.name)""# }.joined(separator: ",")
        let action = target.operation == .add ? "add" : "delete"
        body.append(#"{"advertiser_ids":["\#(target.audience.adAccount)"],"action":"\#(action)","#)
        body.append(#""id_schema":[\#(schema)],"batch_data":["#)
    }

    /// Makes the request of a batch.
    public func request(
        for batch: SyncBatch<TikTokTarget>,
        body: consuming ByteBuffer,
        credentials: [String: Secret],
        at instant: Instant
    ) -> HTTPRequest {
        let audience = batch.target.audience
        guard audience.matching.delivery == .stream else {
            let name = "canvas-\(batch.session.id)-\(batch.session.sequence)"
            return TikTokFile.upload(body.take(), named: name, to: audience)
        }
        body.append(literal: "]}")
        let body = Self.naming(batch.target.handle.id, in: body.take())
        return HTTPRequest(posting: body, to: Self.path("segment/mapping"))
    }

    /// Names the audience in each cell that has a key, as the encoder can't: it is known at the launch.
    private static func naming(_ audience: String, in rows: [UInt8]) -> [UInt8] {
        let name = Array(#","audience_ids":["\#(audience)"]"#.utf8)
        var (named, start): ([UInt8], Int) = ([], 0)
        named.reserveCapacity(rows.count * 2)
        for end in rows.indices where rows[end] == UInt8(ascii: "}") && rows[end - 1] == UInt8(ascii: "\"") {
            named += rows[start..<end]
            named += name
            start = end
        }
        return named + rows[start...]
    }

    static func path(_ name: String) -> String { "/open_api/v1.3/\(name)/" }

    /// Puts the token into a request.
    public func authorize(_ request: inout HTTPRequest, credentials: [String: Secret], at instant: Instant) {
        guard let token = credentials["access_token"] else { return }
        request.headers.append(HTTPHeader("Access-Token", token.revealed))
    }

    /// Says what an answer means; its status is 200 for most errors, and the code in it tells.
    public func interpret(_ response: HTTPResponse, to call: SyncCall) -> Interpretation {
        let json = AnswerJSON(response.body)
        let code = json?["code"]?.text
        let data = (200..<300).contains(response.status) && code == "0" ? json?["data"] : nil
        if let verdict = data.flatMap({ success($0, of: call) }) { return Interpretation(verdict) }
        if call.phase == TikTokFile.commit, code == "40050" {
            // The answer to an earlier try was lost: the audience is looked for by its name.
            return Interpretation(.proceed(TikTokFile.find, receipt: "", after: .zero))
        }
        return Interpretation(failure(response, code: code, to: call))
    }

    private func success(_ data: AnswerJSON, of call: SyncCall) -> SyncVerdict? {
        switch call.phase {
        case nil, SyncPhase.rows:
            guard let path = data["file_path"]?.text else { return .accepted(received: call.rows, refused: .none) }
            return .proceed(TikTokFile.commit, receipt: path, after: .zero)
        case TikTokFile.commit: return Self.polling(data["custom_audience_id"]?.text)
        case TikTokFile.find:
            // Where there is none after all nobody was taken, and the file is sent anew.
            let found = TikTokFile.audiences(data).last { $0.name == call.handle?.name }
            return found.map { Self.polling($0.id) } ?? .accepted(received: 0, refused: .none)
        default:
            let isDone = data["list"]?.elements?.first?["audience_details"]?["is_valid"]?.boolean == true
            return isDone ? .accepted(received: call.rows, refused: .none) : .transient(Self.processing)
        }
    }

    private static func polling(_ made: String?) -> SyncVerdict {
        .proceed(TikTokFile.poll, receipt: "", after: firstPoll, creates: made)
    }
}
