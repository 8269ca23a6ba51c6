/// The errors of callers who may not do what they ask for; the texts are Meta's where one was seen.
extension GraphError {
    // MARK: Tokens

    static let noToken = GraphError(message: "An access token is required to request this resource.", code: 104)

    static let noTokenForMe = GraphError(
        message: "An active access token must be used to query information about the current user.",
        code: 2500
    )

    static let unknownToken = GraphError(
        message: "Invalid OAuth access token - Cannot parse access token",
        code: 190
    )

    // MARK: Apps

    static let unknownApp = GraphError(message: "Error validating application. Invalid application ID.", code: 101)
    static let wrongSecret = GraphError(message: "Error validating client secret.", code: 1)

    static let wrongProof = GraphError(
        message: "Invalid appsecret_proof provided in the API argument",
        type: "GraphMethodException",
        code: 100
    )

    static let missingProof = GraphError(
        message: "API calls from the server require an appsecret_proof argument",
        type: "GraphMethodException",
        code: 100
    )

    static let appNotAllowed = GraphError(
        status: 403,
        message: "(#10) Application does not have permission for this action",
        code: 10
    )

    // MARK: Ad accounts

    static let missingScope = GraphError(
        message: "(#294) Managing advertisements requires an access token with the extended permission ads_management",
        code: 294
    )

    static let noTask = GraphError(
        status: 403,
        message: "(#200) Ad account owner has NOT grant ads_management or ads_read permission",
        code: 200
    )

    static func termsNotAccepted(account: String) -> GraphError {
        let link = "https://business.facebook.com/ads/manage/customaudiences/tos/?act=\(account)"
        return GraphError(
            message: "Permissions error",
            code: 200,
            subcode: 1_870_090,
            isTransient: false,
            title: "Custom Audience Terms Not Accepted",
            userMessage: "You must accept the Custom Audience terms before you use custom audiences: \(link)"
        )
    }

    static let developmentAccess = GraphError(
        message: "(#270) This Ads API request is not allowed for apps with development access level",
        code: 270
    )

    static let notShared = GraphError(message: "The audience is not shared with this ad account", code: 1_487_301)

    // MARK: Limits

    static let appThrottled = GraphError(
        status: 403,
        message: "(#4) Application request limit reached",
        code: 4,
        isTransient: true
    )

    /// Reading beyond the score; which of the two codes comes when is not documented.
    static func readsThrottled(status: Int) -> GraphError {
        GraphError(status: status, message: "(#17) User request limit reached", code: 17, subcode: 2_446_079)
    }

    /// Writing beyond the score.
    static func writesThrottled(status: Int) -> GraphError {
        GraphError(
            status: status,
            message: "(#613) There have been too many calls from this ad-account. Wait a bit and try again.",
            code: 613,
            subcode: 1_487_742
        )
    }

    static func throttled(status: Int) -> GraphError {
        GraphError(
            status: status,
            message: """
                (#80003) There have been too many calls to this ad-account. Wait a bit and try again. For more info, \
                please refer to https://developers.facebook.com/docs/graph-api/overview/rate-limiting#custom-audience.
                """,
            code: 80003,
            subcode: 2_446_079
        )
    }
}
