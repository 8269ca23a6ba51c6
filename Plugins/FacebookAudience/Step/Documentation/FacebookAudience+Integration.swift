import CanvasStep

extension FacebookAudience {
    /// Source: Braze, Audience Sync to Facebook, Integration.
    static let integration: [PluginDocumentation.Section] = [connect, addStep, setUp, launch]

    private static let connect = PluginDocumentation.Section(
        "Connect Facebook",
        [
            .paragraph(
                "Put the credentials into the environment and ask the doctor until nothing fails. Without any of this, a "
                    + "canvas runs against the bundled simulator, which needs no account."
            ),
            .code(
                """
                export FACEBOOK_ACCESS_TOKEN=…  FACEBOOK_APP_SECRET=…
                canvas doctor facebook --ad-account act_1234567890
                """,
                language: "sh"
            ),
        ]
    )

    private static let addStep = PluginDocumentation.Section(
        "Add a step to the canvas",
        [
            .paragraph(
                "Let people come to it by a way on which they have been asked for consent. One step syncs with one "
                    + "audience and does one thing, adding or removing; a journey may have several."
            ),
            .code(
                """
                audience: { attribute: ad_tracking_enabled, equals: true }
                steps:
                  - id: show_ads
                    type: facebook_audience
                    settings:
                      ad_account: act_1234567890
                      audience: { create: abandoned_cart }
                      match_on: [email, phone, first_name, last_name]
                """,
                language: "yaml"
            ),
        ]
    )

    private static let setUp = PluginDocumentation.Section(
        "Set the sync up",
        [
            .points([
                "**Audience.** `create` makes a customer list at launch. Its description ends in `[canvas: NAME]`, so that "
                    + "launching again finds the list that the first launch made, and a list of the same name that "
                    + "another made is left alone. `existing` names one that is there, by name or by number, or one "
                    + "that another step of the canvas creates. Value-based, lookalike and website audiences can't be "
                    + "synced.",
                "**Action.** `add` or `remove`. Facebook refuses removals that would leave too few people, usually fewer "
                    + "than 1,000: such removals wait while additions go on.",
                "**Fields to match.** Matching is an or: one field that fits suffices, and each further one makes a match "
                    + "likelier. Remove people by the fields that they were added with.",
                "**Batching.** By default everybody who waits is sent every five seconds. Where many journeys share an ad "
                    + "account's limit, larger windows make fewer requests: `{ people: 2000, within: 1h }`.",
            ]),
            .code(
                """
                canvas validate journey.canvas.yaml      # every problem, with its line and what to write instead
                canvas keys facebook --people people.jsonl
                """,
                language: "sh"
            ),
        ]
    )

    private static let launch = PluginDocumentation.Section(
        "Launch",
        [
            .paragraph(
                "Look at the plan first: it reads from Facebook, writes nothing, and says what would be created, who would "
                    + "be sent and how long it takes. Then launch. The list is made at launch, people are added as they "
                    + "come to the step, and who comes again is sent again. Facebook needs up to 24 hours to show them."
            ),
            .code(
                """
                canvas run journey.canvas.yaml --people people.jsonl --plan
                canvas run journey.canvas.yaml --people people.jsonl --network facebook=https://graph.facebook.com
                """,
                language: "sh"
            ),
            .paragraph("In Ads Manager, the audience's History shows the rows that arrived."),
        ]
    )
}
