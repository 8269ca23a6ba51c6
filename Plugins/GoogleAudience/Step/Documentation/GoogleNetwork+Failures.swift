public import AudienceSync
import CanvasModel
import CanvasStep

extension GoogleNetwork {
    /// The error table (Google: Data Manager API, errors; `ErrorReason` of google-ads-datamanager 0.9.4).
    public var failures: [NetworkFailure] {
        [
            Self.failure("expired_token", 401, nil, .renewCredentials, "G1", "the token has expired or is not valid"),
            Self.failure(
                "terms_not_signed",
                400,
                "TERMS_AND_CONDITIONS_NOT_SIGNED",
                .incident(.adAccount),
                "G4",
                "the customer has not accepted the terms of Customer Match"
            ),
            Self.failure(
                "not_allowlisted",
                nil,
                "NOT_ALLOWLISTED",
                .incident(.adAccount),
                "G5",
                "the customer may not use Customer Match"
            ),
            Self.failure(
                "political_declaration",
                nil,
                "EU_POLITICAL_ADVERTISING_DECLARATION_REQUIRED",
                .incident(.adAccount),
                "G6",
                "the customer has not said whether its ads are political"
            ),
            Self.failure(
                "no_permission",
                403,
                nil,
                .incident(.adAccount),
                "G2",
                "the token's owner may not reach the customer"
            ),
            Self.failure(
                "list_id_invalid",
                nil,
                "INVALID_USER_LIST_ID",
                .incident(.audience),
                "G3",
                "the user list does not exist"
            ),
            Self.failure(
                "list_of_other_kind",
                nil,
                "INVALID_USER_LIST_TYPE",
                .incident(.audience),
                "G3",
                "the user list takes identifiers of another kind"
            ),
            Self.failure("list_missing", 404, nil, .incident(.audience), "G3", "the user list does not exist"),
            Self.failure(
                "throttled",
                429,
                nil,
                .throttled(wait: nil),
                "G7",
                "there were too many requests of the Cloud project",
                status: "RESOURCE_EXHAUSTED",
                reason: "RATE_LIMIT_EXCEEDED"
            ),
            Self.failure(
                "unknown_field",
                400,
                "INVALID_JSON_PAYLOAD",
                .incident(.operation),
                "G10",
                "Google does not know a field of the request"
            ),
            Self.failure("bad_request", 400, nil, .dropRecords, "G9", "Google can't take a member of the request"),
            Self.failure("too_large", 413, nil, .dropRecords, "G9", "the request is too large"),
            Self.failure("deadline", 504, nil, .transient, "G8", "Google took too long"),
            Self.failure("unavailable", 503, nil, .transient, "G8", "Google is not available"),
            Self.failure("internal", 500, nil, .transient, "G8", "Google fails", reason: "INTERNAL_ERROR"),
        ]
    }

    /// What an upload that Google works at is.
    static let processing = NetworkProblem(
        scope: .operation,
        code: "G8",
        sentence: "Google has not finished with the upload",
        resolve: "nothing, it is asked for again"
    )

    /// What follows when Google did not take some of an upload.
    static func unprocessed(_ reasons: String) -> NetworkProblem {
        NetworkProblem(
            scope: .operation,
            code: "G11",
            sentence: "Google did not process the person: \(reasons.isEmpty ? "it gives no reason" : reasons)",
            resolve:
                "look the reason up in Google's list of processing errors, and at the person with canvas keys google"
        )
    }

    private static func failure(
        _ name: String,
        _ status: Int?,
        _ code: String?,
        _ reaction: NetworkFailure.Reaction,
        _ row: String,
        _ sentence: String,
        status word: String? = nil,
        reason: String? = nil
    ) -> NetworkFailure {
        let isJSON = code == "INVALID_JSON_PAYLOAD"
        let sent = status ?? (code == "NOT_ALLOWLISTED" ? 403 : 400)
        let named = (reason ?? (isJSON ? nil : code)).map {
            #","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"\#($0)","domain":"datamanager.googleapis.com"}]"#
        }
        let message = isJSON ? #"Invalid JSON payload received. Unknown name \"x\": Cannot find field."# : sentence
        return NetworkFailure(
            name,
            status: status,
            code: code,
            reaction,
            row: row,
            sentence,
            example: HTTPResponse(
                status: sent,
                headers: [HTTPHeader("Content-Type", "application/json")],
                body: Array(
                    #"{"error":{"code":\#(sent),"message":"\#(message)","status":"\#(word ?? words[sent] ?? "INTERNAL")"\#(named ?? "")}}"#
                        .utf8
                )
            )
        )
    }

    private static let words = [
        400: "INVALID_ARGUMENT", 401: "UNAUTHENTICATED", 403: "PERMISSION_DENIED", 404: "NOT_FOUND",
        503: "UNAVAILABLE", 504: "DEADLINE_EXCEEDED",
    ]
}
