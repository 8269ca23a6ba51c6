public import AudienceSync
import CanvasModel
public import CanvasStep

extension LinkedInNetwork {
    /// The error table (LinkedIn: API error handling; DMP Segments).
    public var failures: [NetworkFailure] {
        [
            Self.failure(
                "expired_token",
                401,
                "EXPIRED_ACCESS_TOKEN",
                .renewCredentials,
                "L1",
                "the token has expired"
            ),
            Self.failure(
                "revoked_token",
                401,
                "REVOKED_ACCESS_TOKEN",
                .incident(.token),
                "L1",
                "the token was revoked"
            ),
            Self.failure(
                "invalid_token",
                401,
                "INVALID_ACCESS_TOKEN",
                .incident(.token),
                "L1",
                "the token is not valid"
            ),
            Self.failure(
                "no_role",
                403,
                "ACCESS_DENIED",
                .incident(.adAccount),
                "L2",
                "the token's owner may not do this"
            ),
            Self.failure("segment_missing", 404, nil, .incident(.audience), "L3", "the segment does not exist"),
            Self.failure("conflict", 409, nil, .transient, "L5", "another change of the segment is under way"),
            Self.failure("version_ended", 426, nil, .incident(.token), "L4", "LinkedIn has ended the API version"),
            Self.failure(
                "throttled",
                429,
                "TOO_MANY_REQUESTS",
                .throttled(wait: nil),
                "L6",
                "there were too many requests"
            ),
            Self.failure("too_large", 413, nil, .dropRecords, "L7", "the request is too large"),
            Self.failure("bad_request", 400, nil, .dropRecords, "L7", "LinkedIn can't read the request"),
            Self.failure("internal", 500, nil, .transient, "L5", "LinkedIn fails"),
            Self.failure("unavailable", 503, nil, .transient, "L5", "LinkedIn is not available"),
        ]
    }

    /// What follows when a segment that was just made is not known yet.
    static let young = NetworkProblem(
        scope: .audience,
        code: "L5",
        sentence: "the segment was made less than two minutes ago and is not there yet",
        resolve: "nothing, it is tried again"
    )

    /// What is wrong with one person.
    static func elementProblem(_ sentence: String) -> NetworkProblem {
        NetworkProblem(
            scope: .operation,
            code: "L7",
            sentence: sentence,
            resolve: "look at the person's fields with canvas keys linkedin"
        )
    }

    private static func failure(
        _ name: String,
        _ status: Int,
        _ code: String?,
        _ reaction: NetworkFailure.Reaction,
        _ row: String,
        _ sentence: String
    ) -> NetworkFailure {
        let named = code.map { #""code":"\#($0)","# } ?? ""
        return NetworkFailure(
            name,
            status: status,
            code: code,
            reaction,
            row: row,
            sentence,
            example: HTTPResponse(
                status: status,
                headers: [HTTPHeader("Content-Type", "application/json")],
                body: Array(#"{"status":\#(status),\#(named)"message":"\#(sentence)"}"#.utf8)
            )
        )
    }

    /// What can go wrong, and what to do (Braze: Audience Sync to LinkedIn, Troubleshooting).
    public var troubleshooting: [PluginDocumentation.Troubleshooting] {
        [
            .init(
                "L1",
                error: "Invalid token",
                "The access token has expired after 60 days or was revoked, and no refresh token renews it.",
                resolve: "connect LinkedIn again and put the new token into LINKEDIN_ACCESS_TOKEN; with "
                    + "LINKEDIN_REFRESH_TOKEN, LINKEDIN_CLIENT_ID and LINKEDIN_CLIENT_SECRET it is renewed by itself"
            ),
            .init(
                "L2",
                error: "Ad account access",
                "The token's owner has no role in the ad account that may change audiences, or the app lacks the scope "
                    + "rw_dmp_segments.",
                resolve: "give the person a role above viewer in Campaign Manager, and ask LinkedIn for rw_dmp_segments"
            ),
            .init(
                "L3",
                error: "Audience does not exist",
                "The segment was deleted or archived, or there is none, or more than one, of the name.",
                resolve: "start the canvas anew with audience: { create: … }, or name a segment that exists"
            ),
            .init(
                "L4",
                error: "API version ended",
                "LinkedIn serves a version of its API for about a year.",
                resolve: "use a newer release of this plugin"
            ),
            .init(
                "L5",
                error: "LinkedIn fails for now",
                "It answers with an error of its own, or the segment is too young or being changed.",
                resolve: "nothing, it is tried again for 13 hours"
            ),
            .init(
                "L6",
                error: "Too many requests",
                "The limit of 600 requests a minute, or the application's limit of the day, is met.",
                resolve: "nothing, the rest is sent when LinkedIn allows it; larger batches need fewer requests"
            ),
            .init(
                "L7",
                error: "Person refused",
                "LinkedIn can't read what was sent of a person.",
                resolve: "look at the person's fields with canvas keys linkedin"
            ),
        ]
    }
}
