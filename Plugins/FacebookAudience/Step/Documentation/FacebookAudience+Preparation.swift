import CanvasStep

extension FacebookAudience {
    /// Sources: Meta, App Review, Access levels, System Users; Braze, Audience Sync to Facebook.
    static let preparation: [PluginDocumentation.Section] = [appReview, systemUserToken, environment]

    private static let appReview = PluginDocumentation.Section(
        "App Review",
        [
            .paragraph(
                "Facebook trusts a new app with little. Ad accounts that the token's user administers can be synced right "
                    + "away; for more accounts, and for more than 5,000 calls an hour, the app must pass App Review. What "
                    + "Facebook asks is whether you manage audiences of your own customers, which is all that this step "
                    + "does: it changes no campaign, page or other asset."
            ),
            .steps([
                "Create an app of the type Business at <https://developers.facebook.com/apps> and connect it to your "
                    + "portfolio.",
                "Add the product Marketing API.",
                "Complete Business Verification in the portfolio's Security Center.",
                "Request the permission `ads_management`, and the feature Marketing API Access Tier (once Ads Management "
                    + "Standard Access). Facebook grants it after 500 calls within 15 days of which fewer than 15 % "
                    + "failed: sync to your own ad account first.",
                "When it is granted, switch the app to live mode.",
            ]),
            .paragraph(
                "`canvas doctor facebook` shows how much access the app has: `development_access` is limited, "
                    + "`standard_access` full."
            ),
        ]
    )

    private static let systemUserToken = PluginDocumentation.Section(
        "System-user token",
        [
            .paragraph(
                "A system user stands for a server rather than for a person. The token of a person lives for hours or days "
                    + "and ends with the person's password or job, so that the step refuses it."
            ),
            .steps([
                "Open Business settings, Users, System users, and add one with the role Employee.",
                "Assign it the ad account with \"Manage campaigns\", and the app.",
                "Choose Generate new token, the app, and the scope `ads_management`.",
                "Copy the token at once: Facebook shows it only this time.",
            ]),
            .paragraph(
                "Some portfolios get only tokens that expire after 60 days; the doctor warns a week before. A new token "
                    + "does not end the old one, which works until it expires or is revoked, so that tokens can be changed "
                    + "without a gap."
            ),
        ]
    )

    private static let environment = PluginDocumentation.Section(
        "Credentials",
        [
            .paragraph("Credentials are read from the environment and are in no file, output, log or error."),
            .table(
                ["Variable", "Holds", "Needed"],
                [
                    ["`FACEBOOK_ACCESS_TOKEN`", "The system user's token", "always"],
                    [
                        "`FACEBOOK_APP_SECRET`",
                        "The secret of the token's app, which signs requests and is never sent",
                        "when the app demands it",
                    ],
                    ["`FACEBOOK_APP_ID`", "The app's number, compared with the token's at launch", "no"],
                ]
            ),
            .code(
                """
                canvas doctor facebook --ad-account act_1234567890
                """,
                language: "sh"
            ),
            .paragraph(
                "The doctor looks at every requirement above, changes nothing, says what to do for what is not met, and "
                    + "ends with 3 when anything is not. The same is checked when a canvas is launched: one whose token, "
                    + "ad account, terms or audience will not do is refused before anybody enters."
            ),
        ]
    )
}
