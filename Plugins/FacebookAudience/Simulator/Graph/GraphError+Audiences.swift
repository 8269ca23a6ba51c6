/// The errors of audiences; the texts are Meta's where one was seen.
extension GraphError {
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

    static func mayNotUpdate(_ id: String) -> GraphError {
        GraphError(status: 403, message: "(#200) The current user can not update audience \(id)", code: 200)
    }

    static let uploadBlocked = GraphError(
        message: "Invalid parameter",
        code: 100,
        subcode: 1_713_230,
        isTransient: false,
        title: "Audience Upload Blocked",
        userMessage: "This audience was flagged, so people can't be added to it or removed from it."
    )

    static let mayNotEditFlagged = GraphError(
        message: "Invalid parameter",
        code: 100,
        subcode: 1_713_228,
        isTransient: false,
        title: "Custom Audience Cannot Be Edited",
        userMessage: "This audience was flagged and can't be edited."
    )

    static let restrictedFields = GraphError(
        message: "Invalid parameter",
        code: 100,
        subcode: 1_713_231,
        isTransient: false,
        title: "Update Restricted Fields and Rule",
        userMessage: "This audience was flagged; change its restricted fields and its rule."
    )

    static let hasLookalikes = GraphError(
        message: "(#2656) Failed to delete custom audience: lookalike audiences depend on it",
        code: 2656
    )

    static let seedTooSmall = GraphError(
        message: "(#2654) Failed to create custom audience: the seed must have at least 100 people",
        code: 2654
    )

    static let valueKindChanged = GraphError(
        message: "(#2650) Failed to update the custom audience: an audience can't change whether it is value-based",
        code: 2650
    )

    /// What may be wrong with the replacing of an audience's people.
    ///
    /// Source: Meta, Custom Audience Usersreplace reference, error codes.
    enum Replacement: Int, CaseIterable {
        case tooLarge = 1_870_144
        case inProgress = 1_870_145
        case firstBatchMissing = 1_870_147
        case wentWrong = 1_870_148
        case timedOut = 1_870_158
        case finished = 1_870_159

        var text: String {
            switch self {
            case .tooLarge: "the audience is too large to be replaced"
            case .inProgress: "the audience is being replaced"
            case .firstBatchMissing: "the first batch of the session was not received"
            case .wentWrong: "something went wrong, replace all people again"
            case .timedOut: "the session has timed out"
            case .finished: "the session is finished"
            }
        }
    }

    static func replacement(_ reason: Replacement) -> GraphError {
        GraphError(
            message: "(#2650) Failed to update the custom audience: \(reason.text)",
            code: 2650,
            subcode: reason.rawValue,
            isTransient: [.inProgress, .wentWrong].contains(reason)
        )
    }
}
