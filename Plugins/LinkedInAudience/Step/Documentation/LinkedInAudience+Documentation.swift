import AudienceSync
public import CanvasStep

extension LinkedInAudience {
    /// The plugin's documentation as data.
    public var documentation: PluginDocumentation {
        PluginDocumentation(
            introduction: Self.introduction,
            requirements: Self.requirements,
            useCases: [
                .init(
                    "Reach trial users at work",
                    "Show ads on LinkedIn to people on trial, and stop when they subscribe.",
                    sample: "linkedin-trial-users"
                ),
                .init(
                    "Go on after a token has expired",
                    "Sync for three months with a token that lives for two.",
                    sample: "linkedin-token-renewal"
                ),
            ],
            troubleshooting: adNetwork.troubleshooting
        )
    }

    /// The bundled samples.
    public static var samples: [SampleFile] {
        [
            SampleFile(
                name: "linkedin-trial-users.canvas.yaml",
                bytes: PackageResources.linkedin_trial_users_canvas_yaml
            ),
            SampleFile(
                name: "linkedin-trial-users.scenario.yaml",
                bytes: PackageResources.linkedin_trial_users_scenario_yaml
            ),
            SampleFile(
                name: "linkedin-token-renewal.canvas.yaml",
                bytes: PackageResources.linkedin_token_renewal_canvas_yaml
            ),
            SampleFile(
                name: "linkedin-token-renewal.scenario.yaml",
                bytes: PackageResources.linkedin_token_renewal_scenario_yaml
            ),
        ]
    }

    private static let introduction: [PluginDocumentation.Block] = [
        .paragraph(
            "Keeps a LinkedIn matched audience (a DMP segment) up to date as people pass. E-mail addresses leave this "
                + "machine as SHA-256 or SHA-512 digests; Google's advertising ids, and names, titles, companies and "
                + "countries if you choose them, are sent as they are, which is how LinkedIn wants them."
        ),
        .paragraph(
            "LinkedIn shows ads to an audience of 300 matched members and more, up to 48 hours after people were added, and "
                + "archives one that nothing was done with for 30 days."
        ),
        .code(
            """
            canvas run linkedin-trial-users
            canvas doctor linkedin --ad-account NUMBER
            canvas keys linkedin --people FILE
            """,
            language: "sh"
        ),
    ]

    private static let requirements: [PluginDocumentation.Requirement] = [
        .init(
            "Access token",
            origin: "LinkedIn",
            "A token of a member in `LINKEDIN_ACCESS_TOKEN`, with the restricted scope `rw_dmp_segments`. It lives for 60 "
                + "days; with `LINKEDIN_REFRESH_TOKEN`, `LINKEDIN_CLIENT_ID` and `LINKEDIN_CLIENT_SECRET` it is renewed.",
            check: RequirementCheck { await LinkedInCheck.token($0) }
        ),
        .init(
            "Ad account",
            origin: "LinkedIn",
            "An ad account in which the member has a role above viewer.",
            check: RequirementCheck { await LinkedInCheck.adAccount($0) }
        ),
        .init(
            "Consent",
            origin: "Your organisation",
            "The people whom you sync have agreed to it; LinkedIn's call takes no consent, so a filter must keep the others "
                + "out."
        ),
    ]
}
