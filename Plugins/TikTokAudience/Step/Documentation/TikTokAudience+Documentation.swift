import AudienceSync
public import CanvasStep

extension TikTokAudience {
    /// The plugin's documentation as data.
    public var documentation: PluginDocumentation {
        PluginDocumentation(
            introduction: Self.introduction,
            requirements: Self.requirements,
            useCases: [
                .init(
                    "Reach viewers of a product",
                    "Show ads on TikTok to people who looked at a product, and stop when they buy it.",
                    sample: "tiktok-product-viewers"
                ),
                .init(
                    "Bring lapsed customers back",
                    "Build an audience of customers who have not bought for long, by files.",
                    sample: "tiktok-lapsed-customers"
                ),
            ],
            troubleshooting: adNetwork.troubleshooting
        )
    }

    /// The bundled samples.
    public static var samples: [SampleFile] {
        [
            SampleFile(
                name: "tiktok-product-viewers.canvas.yaml",
                bytes: PackageResources.tiktok_product_viewers_canvas_yaml
            ),
            SampleFile(
                name: "tiktok-product-viewers.scenario.yaml",
                bytes: PackageResources.tiktok_product_viewers_scenario_yaml
            ),
            SampleFile(
                name: "tiktok-lapsed-customers.canvas.yaml",
                bytes: PackageResources.tiktok_lapsed_customers_canvas_yaml
            ),
            SampleFile(
                name: "tiktok-lapsed-customers.scenario.yaml",
                bytes: PackageResources.tiktok_lapsed_customers_scenario_yaml
            ),
        ]
    }

    private static let introduction: [PluginDocumentation.Block] = [
        .paragraph(
            "Keeps a TikTok custom audience up to date as people pass. E-mail addresses, phone numbers and advertising ids "
                + "leave this machine as SHA-256 digests."
        ),
        .paragraph(
            "With `delivery: stream` people go in requests, with all their keys; TikTok has to allow the app to do so. With "
                + "`delivery: file` they go in files of one kind of key: until 1,000 people wait there is no audience, and "
                + "people are pending while TikTok works at a file. A removal that would leave fewer than 1,000 is refused."
        ),
        .paragraph(
            "TikTok wants e-mail addresses in small letters without spaces; older integrations dropped dots and tags too. A "
                + "removal names a person by both rules. TikTok shows ads to an audience of 1,000 matched people and more, 24 "
                + "to 48 hours after they were added. Its calls take no consent, so a filter must keep the others out."
        ),
        .code(
            """
            canvas run tiktok-product-viewers
            canvas doctor tiktok --ad-account ADVERTISER
            canvas keys tiktok --people FILE
            """,
            language: "sh"
        ),
    ]

    private static let requirements: [PluginDocumentation.Requirement] = [
        .init(
            "Access token",
            origin: "TikTok",
            "A token in `TIKTOK_ACCESS_TOKEN` of somebody who may change the advertiser's audiences. It does not expire.",
            check: RequirementCheck { await TikTokCheck.token($0) }
        ),
        .init(
            "Allowance for streams",
            origin: "TikTok",
            "For `delivery: stream` TikTok must have put the app on its list; ask your representative."
        ),
        .init(
            "Consent",
            origin: "Your organisation",
            "The people whom you sync have agreed to it."
        ),
    ]
}
