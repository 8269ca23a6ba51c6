import CanvasModel

/// Every error that Meta documents for custom audience calls, by `code` or `code/subcode`, to be wished for.
///
/// Sources: Meta, Graph API, Handle Errors; Marketing API, Error Codes; Custom Audience references.
extension GraphError {
    static let unavailable = GraphError(
        status: 503,
        message: "Service temporarily unavailable",
        code: 2,
        isTransient: true
    )

    /// By `code` or `code/subcode`.
    static let documented: [String: GraphError] = Dictionary(
        all.map { ($0.name, $0) },
        uniquingKeysWith: { first, _ in first }
    )

    /// The names of all, in the order of the table.
    static let documentedNames = all.map(\.name)

    /// `code`, or `code/subcode`.
    var name: String { subcode.map { "\(code)/\($0)" } ?? "\(code)" }

    private static let all: [GraphError] =
        [
            GraphError(status: 500, message: "An unknown error occurred", code: 1),
            GraphError(status: 500, message: "An unknown error occurred", code: 1, subcode: 99),
            unavailable,
            GraphError(message: "(#3) Application does not have the capability to make this API call.", code: 3),
            appThrottled,
            GraphError(message: "(#341) Application limit reached", code: 341, isTransient: true),
            appNotAllowed,
            GraphError(message: "(#17) User request limit reached", code: 17),
            readsThrottled(status: 400),
            GraphError(message: "(#32) Page request limit reached", code: 32),
            GraphError(message: "Invalid parameter", code: 100, blame: ["payload"]),
            unsupported(.get, object: "0"),
            uploadBlocked, mayNotEditFlagged, restrictedFields,
            unknownApp,
            GraphError(message: "Session key invalid or no longer valid", code: 102),
            noToken, tooManyRows,
            GraphError(message: "(#194) Missing at least one required parameter", code: 194),
            GraphError(status: 403, message: "(#200) Permissions error", code: 200),
            termsNotAccepted(account: "0"),
            terms(1_870_034, "Custom Audience Terms Not Accepted", "Accept the Custom Audience terms."),
            terms(1_870_092, "Business Tools Terms Not Accepted", "Accept the Business Tools terms."),
            tooSmall,
            terms(1_870_050, "Ad Account Not Linked", "The ad account is not linked to the business."),
            developmentAccess,
            GraphError(message: "(#275) Cannot determine the target object for this request", code: 275),
            missingScope,
            GraphError(
                message: "(#368) The action attempted has been deemed abusive or is otherwise disallowed",
                code: 368
            ),
            GraphError(message: "(#613) Calls to this api have exceeded the rate limit.", code: 613),
            writesThrottled(status: 400),
            unknownAlias("nobody"),
            GraphError(message: "Unknown path components: /nowhere", code: 2500),
            endedVersion,
            GraphError(message: "(#2650) Failed to update the custom audience", code: 2650),
            abortedPart,
            GraphError(message: "(#2654) Failed to create custom audience", code: 2654),
            GraphError(message: "(#2654) Failed to create custom audience", code: 2654, subcode: 1_713_092),
            hasLookalikes, notShared,
            GraphError(message: "The audience was deleted", code: 1_487_366),
            GraphError(message: "The advertiser is blocked", code: 1_404_078),
            GraphError(message: "The advertiser is restricted", code: 1_404_163),
            GraphError(message: "The advertiser may not advertise", code: 2_859_015),
            GraphError(message: "An internal error occurred", code: 5000),
            GraphError(message: "Invalid OAuth access token - Cannot parse access token", code: 190),
            throttled(status: 400),
        ]
        + TokenDeath.allCases.map { $0.error(appID: "0", expiry: .init(seconds: 0), at: .init(seconds: 0)) }
        + Replacement.allCases.map(replacement)
        + useCases.map { code in
            GraphError(
                message: "(#\(code)) There have been too many calls to this ad-account. Wait a bit and try again.",
                code: code,
                subcode: 2_446_079
            )
        }

    /// Limits of other use cases than custom audiences.
    private static let useCases = [80000, 80001, 80002, 80004, 80005, 80006, 80008, 80009, 80014]

    private static func terms(_ subcode: Int, _ title: String, _ message: String) -> GraphError {
        GraphError(
            message: "Permissions error",
            code: 200,
            subcode: subcode,
            isTransient: false,
            title: title,
            userMessage: message
        )
    }
}
