import AudienceSync
public import CanvasStep

extension GoogleAudience {
    /// The plugin's documentation as data.
    public var documentation: PluginDocumentation {
        PluginDocumentation(
            introduction: Self.introduction,
            requirements: Self.requirements,
            useCases: [
                .init(
                    "Win back who left a cart",
                    "Show ads to people who left a cart and agreed to it, and stop when they buy.",
                    sample: "google-cart-winback"
                ),
                .init(
                    "Reach the users of an app",
                    "Keep a list of the advertising ids of people who have not opened the app for long.",
                    sample: "google-app-users"
                ),
            ],
            troubleshooting: adNetwork.troubleshooting
        )
    }

    /// The bundled samples.
    public static var samples: [SampleFile] {
        [
            SampleFile(
                name: "google-cart-winback.canvas.yaml",
                bytes: PackageResources.google_cart_winback_canvas_yaml
            ),
            SampleFile(
                name: "google-cart-winback.scenario.yaml",
                bytes: PackageResources.google_cart_winback_scenario_yaml
            ),
            SampleFile(name: "google-app-users.canvas.yaml", bytes: PackageResources.google_app_users_canvas_yaml),
            SampleFile(name: "google-app-users.scenario.yaml", bytes: PackageResources.google_app_users_scenario_yaml),
        ]
    }

    private static let introduction: [PluginDocumentation.Block] = [
        .paragraph(
            "Keeps a Google Customer Match list up to date as people pass, by the Data Manager API. E-mail addresses, phone "
                + "numbers and names leave this machine as SHA-256 digests; country, post code and advertising ids are sent "
                + "as they are, which is how Google wants them."
        ),
        .paragraph(
            "Google processes an upload behind its answer: people are pending until it says, half an hour later at the "
                + "earliest, what has become of them. It counts whom it did not take and names nobody, so that halves are "
                + "sent again until those are alone."
        ),
        .paragraph(
            "The custom attributes `$google_ad_user_data` and `$google_ad_personalization` are each person's consent: `true` "
                + "is sent as granted, anything else as unspecified, and who has `false` in one of them is not synced. A "
                + "removal needs no consent."
        ),
        .paragraph(
            "The requests say that the customer accepts the terms of Customer Match. Google shows ads to a list of 100 active "
                + "members and more, 6 to 48 hours after people were added. Tokens come from a refresh token; a service "
                + "account's key is not taken, so make an access token of it elsewhere."
        ),
        .code(
            """
            canvas run google-cart-winback
            canvas doctor google --ad-account 123-456-7890
            canvas keys google --people FILE
            """,
            language: "sh"
        ),
    ]

    private static let requirements: [PluginDocumentation.Requirement] = [
        .init(
            "Access to the customer",
            origin: "Google",
            "A token with the scope `https://www.googleapis.com/auth/datamanager` of somebody who may change the customer's "
                + "audiences: `GOOGLE_REFRESH_TOKEN`, `GOOGLE_CLIENT_ID` and `GOOGLE_CLIENT_SECRET`, or for an hour "
                + "`GOOGLE_ACCESS_TOKEN`. `GOOGLE_USER_PROJECT` names the Cloud project whose quota counts.",
            check: RequirementCheck { await GoogleCheck.token($0) }
        ),
        .init(
            "Customer Match",
            origin: "Google",
            "An account that may use Customer Match, with its terms accepted."
        ),
        .init(
            "Consent",
            origin: "Your organisation",
            "The custom attributes `$google_ad_user_data` and `$google_ad_personalization`, true for who has agreed."
        ),
    ]
}
