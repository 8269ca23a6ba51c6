public import AudienceSync
public import CanvasModel
public import CanvasStep
import Crypto

/// An upload of keys as a file of a line a person.
struct TikTokFile {
    static let commit: SyncPhase = "commit"
    static let find: SyncPhase = "find"
    static let poll: SyncPhase = "poll"

    let name: String
    private let lines: [UInt8]

    /// Makes a file of rows with commas between them; a digest has none in it.
    init(name: String, rows: [UInt8]) {
        self.name = name
        lines = rows.map { $0 == UInt8(ascii: ",") ? UInt8(ascii: "\n") : $0 } + [UInt8(ascii: "\n")]
    }

    /// The MD5 of the file, as TikTok wants it.
    var signature: String {
        Insecure.MD5.hash(data: lines).map { String(UInt16($0) + 256, radix: 16).dropFirst() }.joined()
    }

    func request(for audience: TikTokTarget) -> HTTPRequest {
        var body = ByteBuffer()
        let fields = [
            ("advertiser_id", audience.adAccount), ("calculate_type", audience.calculateType),
            ("file_signature", signature),
        ]
        for (field, value) in fields {
            body.append("--\(name)\r\nContent-Disposition: form-data; name=\"\(field)\"\r\n\r\n\(value)\r\n")
        }
        body.append("--\(name)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name).csv\"\r\n")
        body.append(literal: "Content-Type: text/csv\r\n\r\n")
        body.append(lines.span)
        body.append("\r\n--\(name)--\r\n")
        return HTTPRequest(
            method: "POST",
            target: TikTokNetwork.path("dmp/custom_audience/file/upload"),
            headers: [HTTPHeader("Content-Type", "multipart/form-data; boundary=\(name)")],
            body: body.take()
        )
    }

    /// The audiences of a list, as an answer has them.
    static func audiences(_ data: AnswerJSON) -> [(id: String, name: String)] {
        (data["list"]?.elements ?? []).map { (id: $0["audience_id"]?.text ?? "", name: $0["name"]?.text ?? "") }
    }
}

extension TikTokTarget {
    /// What the lines of a file are.
    var calculateType: String {
        // A file has one kind of keys; the settings say so.
        matching.fields.first.map { $0 == .googleAdID ? "GAID_SHA256" : $0.rule.name } ?? ""
    }
}

extension TikTokNetwork {
    /// Makes an audience of the file that was uploaded, or changes one by it; then asks how far TikTok is.
    public func request(
        continuing job: SyncJob<TikTokTarget>,
        credentials: [String: Secret],
        at instant: Instant
    ) -> HTTPRequest {
        let (audience, id) = (job.target.audience, job.target.handle.id)
        let advertiser = "advertiser_id=\(audience.adAccount)"
        switch job.phase {
        case TikTokFile.commit: break
        case TikTokFile.find: return Self.list(audience.adAccount, page: 1)
        default:
            let ids = PercentEncoding.component(#"["\#(id)"]"#)
            let path = Self.path("dmp/custom_audience/get")
            return HTTPRequest(method: "GET", target: "\(path)?\(advertiser)&custom_audience_ids=\(ids)")
        }
        var body = ByteBuffer()
        body.append(#"{"advertiser_id":"\#(audience.adAccount)","file_paths":[""#)
        body.appendJSONEscaped(job.receipt)
        if id.isEmpty {
            body.append(#""],"calculate_type":"\#(audience.calculateType)","#)
            body.append(#""retention_in_days":\#(audience.retentionDays ?? 365),"custom_audience_name":""#)
            body.appendJSONEscaped(audience.audience.name)
            body.append(literal: #""}"#)
        } else {
            // Without an action TikTok replaces the whole audience.
            let action = job.target.operation == .add ? "APPEND" : "REMOVE"
            body.append(#""],"custom_audience_id":"\#(id)","action":"\#(action)"}"#)
        }
        let target = Self.path("dmp/custom_audience/\(id.isEmpty ? "create" : "update")")
        return HTTPRequest(method: "POST", target: target, headers: Self.json, body: body.take())
    }

    static func list(_ adAccount: String, page: Int) -> HTTPRequest {
        let query = "?advertiser_id=\(adAccount)&page=\(page)&page_size=100"
        return HTTPRequest(method: "GET", target: path("dmp/custom_audience/list") + query)
    }
}
