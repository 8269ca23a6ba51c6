/// The errors that the simulator answers with; the texts are Meta's where one was seen.
extension GraphError {
    // MARK: Requests

    /// Also the answer when the object exists and the caller may not see it, or it does not support the method.
    static func unsupported(_ method: GraphMethod, object: String) -> GraphError {
        GraphError(
            message: """
                Unsupported \(method.rawValue) request. Object with ID '\(object)' does not exist, cannot be loaded due \
                to missing permissions, or does not support this operation. Please read the Graph API documentation at \
                https://developers.facebook.com/docs/graph-api
                """,
            type: "GraphMethodException",
            code: 100,
            subcode: 33
        )
    }

    static func unsupportedAtRoot(_ method: GraphMethod) -> GraphError {
        GraphError(
            message: """
                Unsupported \(method.rawValue) request. Please read the Graph API documentation at \
                https://developers.facebook.com/docs/graph-api
                """,
            type: "GraphMethodException",
            code: 100
        )
    }

    static func unknownPath(_ path: some Sequence<String>) -> GraphError {
        GraphError(message: "Unknown path components: /\(path.joined(separator: "/"))", code: 2500)
    }

    static func unknownAlias(_ alias: String) -> GraphError {
        GraphError(message: "(#803) Some of the aliases you requested do not exist: \(alias)", code: 803)
    }

    static func unknownField(_ field: String, of node: String) -> GraphError {
        GraphError(message: "(#100) Tried accessing nonexisting field (\(field)) on node type (\(node))", code: 100)
    }

    static let endedVersion = GraphError(
        message: """
            (#2635) You are calling a deprecated version of the Ads API. Please update to the latest version.
            """,
        code: 2635
    )

    /// Since 2026-10-27 for every version; the text is not known.
    static let idsRefused = GraphError(message: "(#100) The parameter ids is not supported", code: 100)

    // MARK: Parameters

    static func missing(_ names: [String]) -> GraphError {
        GraphError(message: "(#100) Missing parameter(s): \(names.joined(separator: ", "))", code: 100)
    }

    static func required(_ name: String) -> GraphError {
        GraphError(message: "(#100) The parameter \(name) is required", code: 100)
    }

    static func notOneOf(_ name: String, _ values: [String]) -> GraphError {
        GraphError(message: "(#100) Param \(name) must be one of {\(values.joined(separator: ", "))}", code: 100)
    }

    static func notA(_ kind: String, _ name: String) -> GraphError {
        GraphError(message: "(#100) Param \(name) must be a valid \(kind)", code: 100)
    }

    static let invalidParameter = GraphError(message: "(#100) Invalid parameter", code: 100)
    static let schemaMismatch = GraphError(message: "(#100) Data is missing or does not match schema", code: 100)

    static let tooManyRows = GraphError(
        message: "(#105) The number of parameters exceeded the maximum for this operation",
        code: 105
    )

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

    // MARK: Audiences

    static func tooManyAudiences(_ limit: Int) -> GraphError {
        GraphError(
            message: """
                (#2654) Failed to create custom audience: the ad account has reached the maximum number of custom \
                audiences (\(limit))
                """,
            code: 2654
        )
    }

    static func wrongDataSource(_ source: String, given: String) -> GraphError {
        GraphError(
            message: """
                (#2650) Failed to update the custom audience: This audience was created from data source \(source), \
                which does not support data source \(given).
                """,
            code: 2650
        )
    }

    static let tooSmall = GraphError(
        message: "Permissions error",
        code: 200,
        subcode: 1_870_047,
        isTransient: false,
        title: "Audience Size too Low",
        userMessage: """
            You cannot remove users from this audience because it will result in a low audience size.
            """
    )
}
