public import AudienceSync
import CanvasModel
public import CanvasStep

extension TikTokNetwork {
    /// The error table (TikTok: Business API, return codes).
    public var failures: [NetworkFailure] {
        [
            Self.failure("expired_token", 40102, .renewCredentials, "T1", "Access token is expired"),
            Self.failure("empty_token", 40104, .incident(.token), "T1", "Access token is missing"),
            Self.failure(
                "revoked_token",
                40105,
                .incident(.token),
                "T1",
                "Access token is incorrect or has been revoked"
            ),
            Self.failure("no_permission", 40001, .incident(.adAccount), "T2", "No permission to operate advertiser"),
            Self.failure("parameter", 40002, .incident(.audience), "T3", "Audience is not editable"),
            Self.failure(
                "requests_a_minute",
                40016,
                .throttled(wait: .minutes(5)),
                "T5",
                "Too many requests per minute"
            ),
            Self.failure(
                "requests_a_second",
                40100,
                .throttled(wait: Interval(seconds: 1)),
                "T5",
                "Requests made too frequently"
            ),
            Self.failure("requests_a_day", 40133, .throttledUntilNextDay, "T5", "The daily limit is reached"),
            Self.failure("duplicate", 40050, .transient, "T4", "Duplicate request"),
            Self.failure("not_ready", 40201, .transient, "T4", "The task is not ready"),
            Self.failure("conflict", 40202, .transient, "T4", "Another task is running"),
            Self.failure("signature", 40900, .incident(.operation), "T6", "The file signature does not match"),
            Self.failure("partial", 20001, .dropRecords, "T7", "Partial success"),
            Self.failure("system_error", 50000, .transient, "T4", "System error"),
            Self.failure("service_error", 50002, .transient, "T4", "Service error"),
            Self.failure("internal_error", 51305, .transient, "T4", "Internal service error"),
            Self.failure("upstream_error", 60001, .transient, "T4", "Upstream service error"),
            Self.failure("too_large", status: 413, .dropRecords, "T7", "The request is too large"),
            Self.failure("gateway_throttled", status: 429, .throttled(wait: nil), "T5", "Too many requests"),
            Self.failure("unavailable", status: 503, .transient, "T4", "TikTok is not available"),
        ]
    }

    /// What a file that TikTok works at is.
    static let processing = NetworkProblem(
        scope: .operation,
        code: "T4",
        sentence: "TikTok has not finished with the file",
        resolve: "nothing, it is asked for again"
    )

    private static func failure(
        _ name: String,
        _ code: Int? = nil,
        status: Int? = nil,
        _ reaction: NetworkFailure.Reaction,
        _ row: String,
        _ sentence: String
    ) -> NetworkFailure {
        let said = code ?? 50000
        return NetworkFailure(
            name,
            status: status,
            code: code.map { "\($0)" },
            reaction,
            row: row,
            sentence,
            example: HTTPResponse(
                status: status ?? 200,
                headers: [HTTPHeader("Content-Type", "application/json")],
                body: code == nil
                    ? Array("<html>\(sentence)</html>".utf8)
                    : Array(#"{"code":\#(said),"message":"\#(sentence)","request_id":"r","data":{}}"#.utf8)
            )
        )
    }

    /// What can go wrong, and what to do (Braze: Audience Sync to TikTok, Troubleshooting).
    public var troubleshooting: [PluginDocumentation.Troubleshooting] {
        [
            .init(
                "T1",
                error: "Invalid token",
                "TikTok's tokens do not expire; this one was revoked, or is another app's.",
                resolve: "connect TikTok again and put the new token into TIKTOK_ACCESS_TOKEN"
            ),
            .init(
                "T2",
                error: "Ad account access",
                "The token's owner may not change audiences of the advertiser, or TikTok has not allowed the app to stream "
                    + "segments.",
                resolve:
                    "give the person access to the advertiser in TikTok Business Center; without the allowance for "
                    + "streams use delivery: file"
            ),
            .init(
                "T3",
                error: "Audience can't be changed",
                "It does not exist or is not editable, there is more than one of the name, or a removal would leave fewer "
                    + "than 1,000 people in an audience of files.",
                resolve:
                    "start the canvas anew with audience: { create: … }, name an audience that exists, or leave at "
                    + "least 1,000 people in it"
            ),
            .init(
                "T4",
                error: "TikTok fails for now",
                "It answers with an error of its own, or works at the audience still.",
                resolve: "nothing, it is tried again for 13 hours"
            ),
            .init(
                "T5",
                error: "Too many requests",
                "A limit of requests a second, a minute or a day is met; the day's ends at midnight, UTC.",
                resolve: "nothing, the rest is sent when TikTok allows it; larger batches need fewer requests"
            ),
            .init(
                "T6",
                error: "File damaged",
                "The file did not arrive as it was sent.",
                resolve: "look for a proxy that changes requests; it is tried again for 13 hours"
            ),
            .init(
                "T7",
                error: "Person refused",
                "TikTok took some of the people and does not say whom: halves are sent again until the others are alone.",
                resolve: "look at the person's fields with canvas keys tiktok"
            ),
        ]
    }
}
