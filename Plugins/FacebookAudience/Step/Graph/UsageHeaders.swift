import AudienceSync
import CanvasModel
import CanvasStep

/// What the headers of an answer tell of Meta's limits.
///
/// Meta: Marketing API rate limiting; X-Business-Use-Case-Usage, X-App-Usage, X-Ad-Account-Usage.
struct UsageHeaders {
    /// From here on requests are spread out.
    private static let high = 75.0
    /// From here on nothing is sent for a while: calling on while blocked lengthens the block.
    private static let exhausted = 95.0

    /// The highest percentage of any limit that concerns audiences.
    private(set) var percent = 0.0
    /// How far Meta trusts the app, `standard_access` or `development_access`; `nil` when no header tells.
    private(set) var accessTier: String?
    /// The longest wait that any header asks for.
    private(set) var wait: Interval?

    init(_ headers: [HTTPHeader]) {
        readUseCases(Self.json(headers["x-business-use-case-usage"]))
        if let app = Self.json(headers["x-app-usage"]) { notePercentages(of: app) }
        readAdAccount(Self.json(headers["x-ad-account-usage"]))
        if let seconds = headers["retry-after"].flatMap({ Int64($0) }), (1...86_400).contains(seconds) {
            note(Interval(seconds: seconds))
        }
    }

    /// How near the client is to the limits.
    var usage: NetworkUsage {
        if percent >= Self.exhausted { return .exhausted(wait: wait) }
        return percent >= Self.high ? .high : .low
    }

    /// An object of business identifiers, each with a list of use cases.
    private mutating func readUseCases(_ json: AnswerJSON?) {
        for (_, entries) in json?.members ?? [] {
            for entry in entries.elements ?? [] {
                guard let type = entry["type"]?.text, type == "custom_audience" || type == "ads_management" else {
                    continue
                }
                notePercentages(of: entry)
                accessTier = entry["ads_api_access_tier"]?.text ?? accessTier
                if let minutes = entry["estimated_time_to_regain_access"]?.number, minutes > 0, minutes <= 1440 {
                    note(Interval(seconds: Int64((minutes * 60).rounded(.up))))
                }
            }
        }
    }

    private mutating func readAdAccount(_ json: AnswerJSON?) {
        accessTier = json?["ads_api_access_tier"]?.text ?? accessTier
        guard let percentage = json?["acc_id_util_pct"]?.number else { return }
        percent = max(percent, percentage)
        if percentage >= 100, let seconds = json?["reset_time_duration"]?.integer, (1...86_400).contains(seconds) {
            note(Interval(seconds: Int64(seconds)))
        }
    }

    private mutating func notePercentages(of json: AnswerJSON) {
        for name in ["call_count", "total_cputime", "total_time"] {
            percent = max(percent, json[name]?.number ?? 0)
        }
    }

    private mutating func note(_ interval: Interval) {
        wait = max(wait ?? .zero, interval)
    }

    private static func json(_ header: String?) -> AnswerJSON? {
        header.flatMap { AnswerJSON($0.utf8) }
    }
}
