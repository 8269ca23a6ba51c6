import CanvasModel
import NetworkSimulator

/// What may differ from one ad account or app to the next, read from `SimulatorSettings.options`.
struct FacebookSimulatorOptions {
    var accessTier = AccessTier.standard
    /// Whether the system user is an administrator of app and ad account, which limited access needs.
    var isAppAdmin = true
    /// The calls that the app may make in an hour, as Meta's figure depends on the app's users; 0 sets no limit.
    var appQuota = 0
    var hasScoreLimit = true
    /// The status of a throttled answer: third parties disagree whether it is 400, 403 or 429.
    var throttledStatus = 400
    /// The app's setting "Require App Secret".
    var requiresProof = false

    var tokenDeath: TokenDeath?
    /// When the seeded token expires; 1970 for never.
    var tokenExpiresAt = IssuedToken.never
    var tokenType = "SYSTEM_USER"
    var hasScope = true
    /// The only ad account that the scope `ads_management` holds for; 0 for all.
    var granularTarget = 0

    var hasTasks = true
    var hasBusiness = true
    var termsAccepted = true
    /// Meta: Ad Account reference, `account_status` and `disable_reason`.
    var accountStatus = 1
    var disableReason: Int?

    /// How many members a removal must leave, as Meta publishes no figure; 0 lets every removal pass.
    var removalFloor = 0
    /// Whether an audience takes only the kind of schema that first filled it.
    var pinsDataSource = false
    /// Meta: Custom Audience reference, `operation_status`; 200 leaves it to what happened.
    var operationStatus = 200
    var canEdit = true

    var oldestVersion = ApiVersions.fallback
    /// Whether `GET /?ids=` still works, which Meta ended on 2026-10-27.
    var allowsIDs = false
    /// How long a request's target may be in bytes; 0 takes any.
    var urlLimit = 0

    /// The error that every request of `failurePlace` gets.
    var failure: GraphError?
    var failurePlace = FailurePlace.people

    /// Takes what is declared and well-formed; `SimulatorOption.accepts` tells what is not.
    init(_ texts: [String: String]) {
        func truth(_ name: String, _ fallback: Bool) -> Bool { texts[name].flatMap(Bool.init) ?? fallback }
        func count(_ name: String, _ fallback: Int) -> Int { texts[name].flatMap { Int($0) } ?? fallback }
        accessTier = texts["access_tier"].flatMap(AccessTier.init) ?? accessTier
        isAppAdmin = truth("app_admin", isAppAdmin)
        appQuota = count("app_quota", appQuota)
        hasScoreLimit = truth("score_limit", hasScoreLimit)
        throttledStatus = count("throttled_status", throttledStatus)
        requiresProof = truth("require_proof", requiresProof)
        tokenDeath = texts["token_state"].flatMap { Int($0) }.flatMap(TokenDeath.init)
        tokenExpiresAt = Instant(seconds: Int64(count("token_expires_at", 0)))
        tokenType = texts["token_type"] ?? tokenType
        hasScope = truth("ads_management", hasScope)
        granularTarget = count("granular_target", granularTarget)
        hasTasks = truth("user_tasks", hasTasks)
        hasBusiness = truth("owned_by_business", hasBusiness)
        termsAccepted = truth("terms_accepted", termsAccepted)
        accountStatus = count("account_status", accountStatus)
        disableReason = texts["disable_reason"].flatMap { Int($0) }
        removalFloor = count("removal_floor", removalFloor)
        pinsDataSource = truth("pin_data_source", pinsDataSource)
        operationStatus = count("operation_status", operationStatus)
        canEdit = truth("can_edit", canEdit)
        oldestVersion = texts["oldest_version"] ?? oldestVersion
        allowsIDs = truth("allow_ids", allowsIDs)
        urlLimit = count("url_limit", urlLimit)
        failure = texts["fails_with"].flatMap { GraphError.documented[$0] }
        failurePlace = texts["fails_at"].flatMap(FailurePlace.init) ?? failurePlace
    }

    /// The scopes of the seeded token.
    var scopes: [String] {
        (hasScope ? ["ads_management"] : []) + ["ads_read", "business_management", "public_profile"]
    }

    /// The tasks of the system user on each ad account.
    var tasks: [String] {
        hasTasks ? ["MANAGE", "ADVERTISE", "ANALYZE"] : ["ANALYZE"]
    }
}
