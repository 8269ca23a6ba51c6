import CanvasStep

extension FacebookAudience {
    /// Sources: Meta, Authorization, System Users, Access levels; Braze, Audience Sync to Facebook, Prerequisites.
    static let requirements: [PluginDocumentation.Requirement] = [
        .init(
            "Business portfolio",
            origin: "Facebook",
            "A portfolio in Meta Business Suite (once Business Manager) that holds the ad accounts, pages and apps of your "
                + "brand, and owns the ad account.",
            check: check(FacebookChecks.business)
        ),
        .init(
            "Ad account",
            origin: "Facebook",
            "An active ad account in that portfolio, in which your system user may \"Manage campaigns\" or "
                + "\"Manage ad accounts\".",
            check: check(FacebookChecks.adAccount)
        ),
        .init(
            "Custom Audience terms",
            origin: "Facebook",
            "Accepted by a person with a role on the ad account, at "
                + "<https://business.facebook.com/ads/manage/customaudiences/tos/?act=ACCOUNT_NUMBER>; no API can do it.",
            check: check(FacebookChecks.terms)
        ),
        .init(
            "App",
            origin: "Facebook",
            "An app of your portfolio in live mode, with which the token is generated. When `FACEBOOK_APP_ID` is set, the "
                + "token must belong to that app.",
            check: check(FacebookChecks.app)
        ),
        .init(
            "App Review",
            origin: "Facebook",
            "Full access to the Marketing API for the app. With limited access only ad accounts that the token's user "
                + "administers can be synced, at a fraction of the speed.",
            check: check(FacebookChecks.appReview)
        ),
        .init(
            "System-user token",
            origin: "Facebook",
            "A token of a system user in `FACEBOOK_ACCESS_TOKEN`. It belongs to no person, so nobody's new password ends "
                + "it.",
            check: check(FacebookChecks.token)
        ),
        .init(
            "Permission",
            origin: "Facebook",
            "The token has the scope `ads_management`, for all ad accounts or at least for this one.",
            check: check(FacebookChecks.permission)
        ),
        .init(
            "App secret",
            origin: "Facebook",
            "The app's secret in `FACEBOOK_APP_SECRET`, when the app demands it and better always: it proves each request "
                + "and is itself never sent.",
            check: check(FacebookChecks.appSecret)
        ),
        .init(
            "API version",
            origin: "Facebook",
            "A version of the Marketing API that Facebook still serves.",
            check: check(FacebookChecks.version)
        ),
        .init(
            "Room for audiences",
            origin: "Facebook",
            "Fewer than 500 customer lists in the ad account, when the step is to create one.",
            check: check(FacebookChecks.room)
        ),
        .init(
            "Calls to spare",
            origin: "Facebook",
            "The ad account's rate limits are not used up by others.",
            check: check(FacebookChecks.rateLimit)
        ),
        .init(
            "Consent",
            origin: "Your organisation",
            "The people whom you sync have agreed to it. A filter on `ad_tracking_enabled` keeps the others out; the "
                + "validation warns when there is none."
        ),
    ]

    private static func check(
        _ look: @escaping @Sendable (FacebookInquiry) async -> RequirementFinding
    ) -> RequirementCheck {
        RequirementCheck { await look(FacebookInquiry($0, version: .newest)) }
    }
}
