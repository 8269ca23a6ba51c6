import CanvasModel
import NetworkSimulator

/// What may differ from one ad account or app to the next, read from `SimulatorSettings.options`.
struct FacebookSimulatorOptions {
    var accessTier = AccessTier.standard
    /// How many members a removal must leave, as Meta publishes no figure; 0 lets every removal pass.
    var removalFloor = 0
    /// The status of a throttled answer: third parties disagree whether it is 400, 403 or 429.
    var throttledStatus = 400
    /// The app's setting "Require App Secret".
    var requiresProof = false
    /// Whether an audience takes only the kind of schema that first filled it.
    var pinsDataSource = false
    var termsAccepted = true
    var hasTasks = true
    var hasScope = true
    /// Meta: Ad Account reference, `account_status`.
    var accountStatus = 1

    static let declared: [SimulatorOption] = [
        SimulatorOption(
            "access_tier",
            "How many calls the app may make (default standard).",
            .words(AccessTier.allCases.map(\.rawValue))
        ),
        SimulatorOption("removal_floor", "Members that a removal must leave (default 0).", .count),
        SimulatorOption(
            "throttled_status",
            "HTTP status when throttled (default 400).",
            .words(["400", "403", "429"])
        ),
        SimulatorOption("require_proof", "Whether every call needs an appsecret_proof (default false).", truth),
        SimulatorOption("pin_data_source", "Whether an audience keeps to one kind of schema (default false).", truth),
        SimulatorOption("terms_accepted", "Whether the Custom Audience terms are accepted (default true).", truth),
        SimulatorOption("user_tasks", "Whether the system user may manage the accounts (default true).", truth),
        SimulatorOption("ads_management", "Whether the token has that scope (default true).", truth),
        SimulatorOption("account_status", "account_status of the ad accounts (default 1, active).", .count),
    ]

    private static let truth = SimulatorOption.Values.words(["true", "false"])

    /// Takes what is declared and well-formed; `SimulatorOption.accepts` tells what is not.
    init(_ texts: [String: String]) {
        func truth(_ name: String, _ fallback: Bool) -> Bool { texts[name].flatMap(Bool.init) ?? fallback }
        func count(_ name: String, _ fallback: Int) -> Int { texts[name].flatMap { Int($0) } ?? fallback }
        accessTier = texts["access_tier"].flatMap(AccessTier.init) ?? accessTier
        removalFloor = count("removal_floor", removalFloor)
        throttledStatus = count("throttled_status", throttledStatus)
        requiresProof = truth("require_proof", requiresProof)
        pinsDataSource = truth("pin_data_source", pinsDataSource)
        termsAccepted = truth("terms_accepted", termsAccepted)
        hasTasks = truth("user_tasks", hasTasks)
        hasScope = truth("ads_management", hasScope)
        accountStatus = count("account_status", accountStatus)
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
