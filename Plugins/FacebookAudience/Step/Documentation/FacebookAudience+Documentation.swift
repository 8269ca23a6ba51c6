public import CanvasStep

extension FacebookAudience {
    /// The plugin's documentation as data.
    public var documentation: PluginDocumentation {
        PluginDocumentation(
            requirements: Self.requirements,
            troubleshooting: adNetwork.troubleshooting,
            useCases: Self.useCases
        )
    }

    /// Sources: Meta, Authorization and System Users; Braze, Audience Sync to Facebook, Prerequisites.
    private static let requirements: [PluginDocumentation.Requirement] = [
        .init(
            "Business portfolio",
            origin: "Facebook",
            "A portfolio in Meta Business Suite that holds the ad accounts, pages and apps of your brand."
        ),
        .init(
            "Ad account",
            origin: "Facebook",
            "An active ad account in that portfolio, in which your system user may \"Manage campaigns\" or "
                + "\"Manage ad accounts\"."
        ),
        .init(
            "Custom Audience terms",
            origin: "Facebook",
            "Accepted for the ad account by a person with a role on it, at "
                + "https://business.facebook.com/ads/manage/customaudiences/tos/?act=ACCOUNT_NUMBER."
        ),
        .init(
            "App",
            origin: "Facebook",
            "An app of your portfolio in live mode, with the permission ads_management; for ad accounts of other "
                + "businesses App Review must have granted full access to the Marketing API."
        ),
        .init(
            "System-user token",
            origin: "Facebook",
            "A token of a system user with the scope ads_management, in FACEBOOK_ACCESS_TOKEN. Facebook shows it only "
                + "once, when it is generated."
        ),
        .init(
            "App secret",
            origin: "Facebook",
            "When the app requires it: the app's secret in FACEBOOK_APP_SECRET, which proves each request, and the "
                + "app's id in FACEBOOK_APP_ID, with which the token is compared."
        ),
        .init(
            "Consent",
            origin: "Your organisation",
            "The people whom you sync have agreed to it; a filter on ad_tracking_enabled keeps the others out."
        ),
    ]

    /// Source: Braze, Audience Sync to Facebook, Use cases.
    private static let useCases: [PluginDocumentation.UseCase] = [
        .init(
            "Retarget who left a cart",
            "Follow people who leave a cart with an ad, and stop when they buy.",
            sample: "abandoned-cart"
        ),
        .init(
            "Reach high-value customers across channels",
            "Back a message to the best customers with an ad, and reach the others by ad alone.",
            sample: "high-value-customers"
        ),
        .init(
            "Retarget who does not respond elsewhere",
            "Show an ad to people who do not open an e-mail.",
            sample: "email-non-responders"
        ),
        .init(
            "Suppress recent buyers",
            "Keep people on a list that campaigns exclude for as long as they need no ad.",
            sample: "suppress-recent-buyers"
        ),
        .init(
            "Seed lookalike audiences",
            "Keep a list of the best customers from which Facebook finds people like them.",
            sample: "lookalike-seed"
        ),
    ]
}
