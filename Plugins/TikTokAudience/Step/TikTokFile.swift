public import AudienceSync
public import CanvasModel
public import CanvasStep
import Crypto

/// Uploads of keys as files of a line a person.
enum TikTokFile {
    static let (commit, find, poll): (SyncPhase, SyncPhase, SyncPhase) = ("commit", "find", "poll")

    /// Makes a file of rows with commas between them, as a digest has none in it, and signs it by its MD5.
    static func upload(_ rows: [UInt8], named name: String, to audience: TikTokTarget) -> HTTPRequest {
        let lines = rows.map { $0 == UInt8(ascii: ",") ? UInt8(ascii: "\n") : $0 } + [UInt8(ascii: "\n")]
        let signature = Insecure.MD5.hash(data: lines).map { String(UInt16($0) + 256, radix: 16).dropFirst() }
        var form = MultipartUpload(boundary: name)
        form.append("advertiser_id", audience.adAccount)
        form.append("calculate_type", audience.calculateType)
        form.append("file_signature", signature.joined())
        form.append(file: "file", named: "\(name).csv", type: "text/csv", lines)
        return form.request(to: TikTokNetwork.path("dmp/custom_audience/file/upload"))
    }

    /// The audiences of a list, as an answer has them.
    static func audiences(_ data: AnswerJSON) -> [(id: String, name: String)] {
        (data["list"]?.elements ?? []).map { (id: $0["audience_id"]?.text ?? "", name: $0["name"]?.text ?? "") }
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
        switch job.phase {
        case TikTokFile.commit: break
        case TikTokFile.find: return Self.list(audience.adAccount, page: 1)
        default:
            let query = "?advertiser_id=\(audience.adAccount)&custom_audience_ids=%5B%22\(id)%22%5D"
            return HTTPRequest(method: "GET", target: Self.path("dmp/custom_audience/get") + query)
        }
        // Without an action TikTok replaces the whole audience.
        let action = job.target.operation == .add ? "APPEND" : "REMOVE"
        let change = #""custom_audience_id":"\#(id)","action":"\#(action)""#
        let creation =
            #""calculate_type":"\#(audience.calculateType)","retention_in_days":\#(audience.retentionDays),"#
            + #""custom_audience_name":\#(audience.audience.name.asJSON)"#
        let path = "dmp/custom_audience/\(id.isEmpty ? "create" : "update")"
        let files = #"{"advertiser_id":"\#(audience.adAccount)","file_paths":[\#(job.receipt.asJSON)],"#
        return HTTPRequest(posting: Array((files + (id.isEmpty ? creation : change) + "}").utf8), to: Self.path(path))
    }

    static func list(_ adAccount: String, page: Int) -> HTTPRequest {
        let query = "?advertiser_id=\(adAccount)&page=\(page)&page_size=100"
        return HTTPRequest(method: "GET", target: path("dmp/custom_audience/list") + query)
    }
}
