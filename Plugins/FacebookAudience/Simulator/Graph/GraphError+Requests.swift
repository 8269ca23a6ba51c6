/// The errors of requests that can't be read; the texts are Meta's where one was seen.
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

    static let tooMuchData = GraphError(
        status: 500,
        message: "Please reduce the amount of data you're asking for, then retry your request",
        code: 1
    )

    static let tooManyParts = GraphError(
        message: "Too many requests in batch message. Maximum batch size is \(BatchPart.most)",
        type: "GraphBatchException",
        code: 100
    )

    static let badBatch = GraphError(
        message: "(#100) Param batch must be an array of requests, each with a relative_url",
        code: 100
    )

    /// What a part of a batch gets when the one that it refers to failed.
    static let abortedPart = GraphError(
        message: """
            Request aborted. This could happen if a dependent request failed or the entire request timed out.
            """,
        type: "FacebookApiException",
        code: 960
    )

    /// What the simulator itself says to a wish that it can't fulfil.
    static func unknownWish(_ text: String) -> GraphError {
        GraphError(
            message: "X-Simulated-Error: \(text) is no documented error; write it as code or code/subcode",
            code: 100
        )
    }
}
