public import AudienceSync
import CanvasModel
public import CanvasStep

extension ExampleNetwork {
    /// The error table.
    public var failures: [NetworkFailure] {
        [
            Self.failure("token_expired", 401, .renewCredentials, "E1", "the token has expired"),
            Self.failure("token_invalid", 401, .incident(.token), "E1", "the token is not valid"),
            Self.failure("no_access", 403, .incident(.adAccount), "E2", "the token has no access to the ad account"),
            Self.failure("terms_not_accepted", 403, .incident(.adAccount), "E4", "the terms are not accepted"),
            Self.failure("audience_missing", 404, .incident(.audience), "E3", "the audience does not exist"),
            Self.failure("account_missing", 404, .incident(.adAccount), "E2", "the ad account does not exist"),
            Self.failure("name_taken", 409, .incident(.adAccount), "E3", "another audience has the name"),
            Self.failure("rate_limited", 429, .throttled(wait: nil), "E5", "there were too many requests"),
            Self.failure("too_large", 413, .dropRecords, "E7", "the request is too large"),
            Self.failure("unreadable", 400, .dropRecords, "E7", "a row of the request can't be read"),
            Self.failure("internal", 500, .transient, "E6", "the network fails"),
            Self.unavailable,
        ]
    }

    private static let unavailable = failure("unavailable", 503, .transient, "E6", "the network is not available")

    private static func failure(
        _ code: String,
        _ status: Int,
        _ reaction: NetworkFailure.Reaction,
        _ row: String,
        _ sentence: String
    ) -> NetworkFailure {
        NetworkFailure(
            code,
            status: status,
            code: code,
            reaction,
            row: row,
            sentence,
            example: HTTPResponse(
                status: status,
                headers: [HTTPHeader("Content-Type", "application/json")],
                body: Array(#"{"error":{"code":"\#(code)"}}"#.utf8)
            )
        )
    }

    /// What can go wrong, and what to do.
    public var troubleshooting: [PluginDocumentation.Troubleshooting] {
        [
            .init(
                "E1",
                error: "Invalid token",
                "The token was revoked, or it ran out and no refresh token renews it.",
                resolve: "put a new token into EXAMPLE_TOKEN"
            ),
            .init(
                "E2",
                error: "No access",
                "The token's owner has no access to the ad account, or there is none of that number.",
                resolve: "ask the account's administrator for access, or correct ad_account"
            ),
            .init(
                "E3",
                error: "Audience does not exist",
                "Nobody, or more than one, has the audience's name, or it was deleted after the launch.",
                resolve: "create the audience again and start the canvas anew"
            ),
            .init(
                "E4",
                error: "Terms of service",
                "The terms for customer data are not accepted for the ad account.",
                resolve: "accept the terms in the ad account's settings"
            ),
            .init(
                "E5",
                error: "Too many requests",
                "The ad account has used up its requests for now.",
                resolve: "nothing, the rest is sent when the network allows it"
            ),
            .init(
                "E6",
                error: "The network fails",
                "It answers with an error of its own, or not at all.",
                resolve: "nothing, it is tried again for 13 hours"
            ),
            .init(
                "E7",
                error: "Unreadable row",
                "A row is not in the form that the network wants.",
                resolve: "look at the person's fields with canvas keys example"
            ),
        ]
    }
}
