import AudienceSync
public import CanvasStep

extension ExampleAudience {
    /// The plugin's documentation as data.
    public var documentation: PluginDocumentation {
        PluginDocumentation(
            introduction: Self.introduction,
            requirements: Self.requirements,
            useCases: [
                .init(
                    "Try a journey before any network is chosen",
                    "Let newcomers into an audience and take out who leaves, each row with the outcome that the person's "
                        + "profile orders.",
                    sample: "example-playground"
                ),
                .init(
                    "Several networks in one journey",
                    "Follow a person on three networks, each with its own quotas and bad days.",
                    sample: "one-person-three-networks"
                ),
            ],
            troubleshooting: adNetwork.troubleshooting
        )
    }

    /// The bundled samples.
    public static var samples: [SampleFile] {
        [
            SampleFile(
                name: "example-playground.canvas.yaml",
                bytes: PackageResources.example_playground_canvas_yaml
            ),
            SampleFile(
                name: "example-playground.scenario.yaml",
                bytes: PackageResources.example_playground_scenario_yaml
            ),
            SampleFile(
                name: "one-person-three-networks.canvas.yaml",
                bytes: PackageResources.one_person_three_networks_canvas_yaml
            ),
            SampleFile(
                name: "one-person-three-networks.scenario.yaml",
                bytes: PackageResources.one_person_three_networks_scenario_yaml
            ),
        ]
    }

    private static let introduction: [PluginDocumentation.Block] = [
        .paragraph(
            "The reference network exists nowhere but in its simulator. It has all that real ad networks have and nothing "
                + "more: a token that can be renewed, ad accounts, audiences found or created by name, rows of hashed "
                + "keys, refused rows by their position, limits, and an error table. Author and tester of a journey try "
                + "things out with it, and the guide to adding a network builds it."
        ),
        .paragraph(
            "What becomes of a person's row can be ordered by a custom attribute of theirs, which `outcome_attribute` "
                + "names: `refused`, `rate_limited`, `server_error` or `unreadable`."
        ),
        .code(
            """
            canvas run example-playground
            canvas keys example --people FILE
            canvas simulator example --port 8080
            """,
            language: "sh"
        ),
    ]

    private static let requirements: [PluginDocumentation.Requirement] = [
        .init(
            "Token",
            origin: "Example",
            "A token of your account in `EXAMPLE_TOKEN`; with a refresh token in `EXAMPLE_REFRESH_TOKEN` it is renewed.",
            check: RequirementCheck { await ExampleCheck.token($0) }
        ),
        .init(
            "Ad account",
            origin: "Example",
            "An ad account that the token has access to.",
            check: RequirementCheck { await ExampleCheck.adAccount($0) }
        ),
        .init(
            "Consent",
            origin: "Your organisation",
            "The people whom you sync have agreed to it; a filter on `ad_tracking_enabled` keeps the others out."
        ),
    ]
}
