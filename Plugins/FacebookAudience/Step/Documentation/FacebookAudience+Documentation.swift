public import CanvasStep

extension FacebookAudience {
    /// The plugin's documentation as data.
    public var documentation: PluginDocumentation {
        PluginDocumentation(
            introduction: Self.introduction,
            requirements: Self.requirements,
            preparation: Self.preparation,
            useCases: Self.useCases,
            integration: Self.integration,
            reference: Self.reference,
            troubleshooting: adNetwork.troubleshooting
        )
    }

    private static let introduction: [PluginDocumentation.Block] = [
        .paragraph(
            "Whatever brings people to a step of a journey can bring them into an ad: who left a cart sees it again, who "
                + "bought sees it no longer, and your best customers teach Facebook whom to look for. The step keeps a "
                + "customer-list custom audience up to date as people pass. Nobody waits for Facebook: people go on at "
                + "once and are synced behind their journey."
        ),
        .paragraph(
            "What identifies people is normalised and hashed with SHA-256 on this machine, as Meta's Customer File Custom "
                + "Audiences guide demands; raw profile data never leaves it. The fields that are shared are those that "
                + "the step names, and no others."
        ),
        .code(
            """
            canvas run abandoned-cart                # the whole journey against the bundled simulator
            canvas doctor facebook                   # is your Facebook account ready?
            canvas keys facebook --people FILE       # what Facebook would get of your people
            """,
            language: "sh"
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
