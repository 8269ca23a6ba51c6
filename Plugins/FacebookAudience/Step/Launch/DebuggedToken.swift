import AudienceSync
import CanvasModel

/// What `debug_token` says of an access token.
///
/// Meta: Graph API, Debug Token.
struct DebuggedToken {
    /// Whether it works.
    let isValid: Bool
    /// Why it does not, when the answer says.
    let death: ErrorClass?
    /// Whose it is, `SYSTEM_USER`; `nil` when the answer does not say.
    let type: String?
    /// The app that it was made with.
    let appID: String?
    /// That app's name.
    let appName: String?
    /// When it expires; `nil` for never.
    let expiresAt: Instant?
    private let scopes: [AnswerJSON]?
    private let granularScopes: [AnswerJSON]

    /// Reads the member `data` of the answer.
    init(_ data: AnswerJSON) {
        isValid = data["is_valid"]?.boolean == true
        let error = GraphError(data).flatMap { error in
            ErrorCatalogue.entry(
                for: GraphError(code: error.code, subcode: data["error"]?["subcode"]?.integer ?? error.subcode)
            )
        }
        if let error, case .pause = error.reaction { death = error } else { death = nil }
        type = data["type"]?.text
        appID = data["app_id"]?.text
        appName = data["application"]?.text
        let seconds = data["expires_at"]?.integer ?? 0
        expiresAt = seconds > 0 ? Instant(seconds: Int64(seconds)) : nil
        scopes = data["scopes"]?.elements
        granularScopes = data["granular_scopes"]?.elements ?? []
    }

    /// Whether it is known to be somebody's other than a system user's.
    ///
    /// A token of a person lives for hours or days and ends with the person's password (Meta: Access Tokens).
    var isOfAnother: Bool { type.map { $0 != Self.systemUser } ?? false }

    /// Whether it has a scope; a list that is not there is no proof that it has not.
    func has(scope: String) -> Bool {
        scopes?.contains(.text(scope)) ?? true
    }

    /// Whether a scope that it has leaves an ad account out: without a list of targets it holds for everything.
    func leavesOut(adAccount number: String, scope: String) -> Bool {
        granularScopes.contains { granular in
            guard granular["scope"]?.text == scope, let targets = granular["target_ids"]?.elements else { return false }
            return !targets.contains { $0.text == number }
        }
    }

    private static let systemUser = "SYSTEM_USER"
}
