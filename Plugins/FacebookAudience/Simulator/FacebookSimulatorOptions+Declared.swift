import NetworkSimulator

extension FacebookSimulatorOptions {
    /// Every option, as `SimulatorSettings.options` may name it.
    static let declared: [SimulatorOption] = [
        SimulatorOption(
            "access_tier",
            "How far Meta trusts the app, which sets how many calls it may make (default standard).",
            .words(AccessTier.allCases.map(\.rawValue))
        ),
        SimulatorOption(
            "app_admin",
            "Whether the token's user administers app and ad account; development access needs it, else 270 "
                + "(default true).",
            truth
        ),
        SimulatorOption("app_quota", "Calls an hour for the app, then error 4 (default 0, no limit).", .count),
        SimulatorOption("score_limit", "Whether an ad account's calls score points (17, 613; default true).", truth),
        SimulatorOption(
            "throttled_status",
            "HTTP status when throttled (default 400).",
            .words(["400", "403", "429"])
        ),
        SimulatorOption("require_proof", "Whether every call needs an appsecret_proof (default false).", truth),

        SimulatorOption(
            "token_state",
            "Why the token is dead, the subcode of error 190 (default valid).",
            .words(["valid"] + TokenDeath.allCases.map { "\($0.rawValue)" })
        ),
        SimulatorOption("token_expires_at", "When the token expires, seconds since 1970 (default 0, never).", .count),
        SimulatorOption(
            "token_type",
            "Whose token it is (default SYSTEM_USER).",
            .words(["SYSTEM_USER", "USER", "PAGE", "APP"])
        ),
        SimulatorOption("ads_management", "Whether the token has that scope (default true).", truth),
        SimulatorOption(
            "granular_target",
            "Number of the only ad account that the scope holds for (default 0, all).",
            .count
        ),

        SimulatorOption("user_tasks", "Whether the system user may manage the accounts (default true).", truth),
        SimulatorOption("owned_by_business", "Whether a business owns the ad accounts (default true).", truth),
        SimulatorOption("terms_accepted", "Whether the Custom Audience terms are accepted (default true).", truth),
        SimulatorOption("account_status", "account_status of the ad accounts (default 1, active).", .count),
        SimulatorOption(
            "disable_reason",
            "disable_reason of the ad accounts (default 0, or 1 when the status is 2).",
            .count
        ),

        SimulatorOption("removal_floor", "Members that a removal must leave (default 0).", .count),
        SimulatorOption("pin_data_source", "Whether an audience keeps to one kind of schema (default false).", truth),
        SimulatorOption(
            "operation_status",
            "operation_status of every audience; 471 is flagged (default 200, by what happened).",
            .count
        ),
        SimulatorOption("can_edit", "Whether the token's user may edit audiences (default true).", truth),

        SimulatorOption(
            "oldest_version",
            "Oldest API version that is served; older ones have ended (default \(ApiVersions.fallback)).",
            .words(ApiVersions.known)
        ),
        SimulatorOption("allow_ids", "Whether GET /?ids= works as it did until 2026-10-27 (default false).", truth),
        SimulatorOption(
            "url_limit",
            "Bytes that a request's target may have before an HTML page comes; Meta's is about 65,000 (default 0, any).",
            .count
        ),

        SimulatorOption(
            "fails_with",
            "The error that calls get, code or code/subcode (default none).",
            .words(GraphError.documentedNames)
        ),
        SimulatorOption(
            "fails_at",
            "Which calls get it (default people, those that change who is in an audience).",
            .words(FailurePlace.allCases.map(\.rawValue))
        ),
    ]

    private static let truth = SimulatorOption.Values.words(["true", "false"])
}
