import CanvasStep

extension FacebookAudience {
    /// Sources: Meta, Customer File Custom Audiences guide, Rate limiting; Braze, Audience Sync to Facebook.
    static let reference: [PluginDocumentation.Section] = [matchKeys, sending, failing, privacy]

    private static let matchKeys = PluginDocumentation.Section(
        "Match keys",
        [
            .paragraph(
                "Each row of an upload is a person. A key that the person does not have is an empty cell; who has none is "
                    + "not sent and counts as not synced. White space at the ends goes first, letters become small ones "
                    + "by Unicode's rules, and what is then left is hashed unless the table says otherwise."
            ),
            .table(
                ["Field", "Attribute", "Key", "Normalised to"],
                MatchField.allCases.map { field in
                    [
                        "`\(field.rawValue)`", field.attribute,
                        field.keys().map { "`\($0.rawValue)`" }.joined(separator: ", "), field.normalization,
                    ]
                }
            ),
            .paragraph(
                "What is a SHA-256 digest already is passed on in lower case, where the whole attribute is the key; MD5 "
                    + "digests and the digest of nothing are not. `canvas keys facebook --people FILE` shows each person's "
                    + "keys as Facebook gets them and what is odd about the profile."
            ),
        ]
    )

    private static let sending = PluginDocumentation.Section(
        "How people are sent",
        [
            .points([
                "Facebook takes 10,000 people in a request. The batches of one canvas are a session, an upload that ends "
                    + "when nobody waits or after 90 minutes.",
                "Requests are spread out when Facebook's usage headers reach 75 percent, and pause at 95, before Facebook "
                    + "throttles. An ad account with full access takes some 190,000 calls an hour.",
                "Who is added and removed again before a batch leaves is sent as what came last. While a person is under "
                    + "way, the next operation for the same person waits.",
                "Before a profile changes, the keys that were added are kept, so that a removal sends what was added.",
            ])
        ]
    )

    private static let failing = PluginDocumentation.Section(
        "When something fails",
        [
            .points([
                "What passes by itself, an outage or a limit, is tried again with growing waits for 13 hours from a "
                    + "person's first attempt. A limit does not use up attempts.",
                "What a person must resolve opens an incident: it pauses no more than it must, one audience's removals, an "
                    + "audience, an ad account or the token, tries again with one batch, and goes on by itself when it is "
                    + "resolved. Nobody is lost within the 13 hours.",
                "A row that Facebook refuses is found by halving the batch and left out; the others go through.",
                "People's journeys go on in all cases.",
            ]),
            .paragraph("Each of these runs such a day against the simulator, and says what became of whom:"),
            .code(
                """
                canvas run thirteen-hour-outage      # R10: Facebook is away, once for longer than 13 hours
                canvas run throttled-for-an-hour     # R8: a limit costs time, not people
                canvas run token-revoked             # R1, resolved in time
                canvas run terms-withdrawn           # R3, and who was not in time
                canvas run audience-size-floor       # R6: removals wait, additions go on
                """,
                language: "sh"
            ),
        ]
    )

    private static let privacy = PluginDocumentation.Section(
        "Privacy",
        [
            .points([
                "Facebook never tells whom it matched; counts of an audience are rounded ranges.",
                "Consent is yours to ask for. Filter on `ad_tracking_enabled` or on an attribute of your own, and remove "
                    + "people who take it back by a canvas with `action: remove`.",
                "`limited_data_use` limits what Facebook may do with what is added, as laws of some US states demand.",
                "A retention lets people drop out of an audience by themselves after so many days.",
            ])
        ]
    )
}

extension MatchField {
    /// Where the profile has it.
    fileprivate var attribute: String {
        switch self {
        case .firstInitial: "`first_name`"
        case .city: "`home_city`"
        case .state: "custom, `state` unless `state_attribute` names another"
        case .zip: "custom, `zip` unless `zip_attribute` names another"
        case .mobileAdvertiserID: "`idfa`, `google_ad_id` of the devices"
        case .email, .phone, .firstName, .lastName, .gender, .dateOfBirth, .country, .externalID: "`\(rawValue)`"
        }
    }

    /// How it is normalised.
    fileprivate var normalization: String {
        switch self {
        case .email: "small letters; one `@` and a dot in the domain; plus signs and dots stay"
        case .phone:
            "digits with the country code, 8 to 15; `+`, `00` or 11 digits and more have it, else the profile's country "
                + "supplies it; extensions and a trunk zero such as `(0)` go"
        case .firstName, .lastName:
            "small letters of any script with their marks, composed (NFC); no punctuation, digits or spaces"
        case .firstInitial: "the first letter of that"
        case .gender: "`m` or `f`; others are not sent"
        case .dateOfBirth: "four, two and two digits; nothing of dates that are impossible, before 1900 or to come"
        case .city: "accents folded, then a to z only"
        case .state: "as the city; states of the USA as their two letters"
        case .zip: "small letters, no spaces; codes of the USA cut to five digits"
        case .country: "two letters of ISO 3166-1; three letters and English names are understood"
        case .mobileAdvertiserID:
            "small letters, hyphens stay, **not hashed**; all zeroes means that tracking is off; the first usable one, or "
                + "as many as `advertiser_ids` says"
        case .externalID: "**not hashed**, case kept"
        }
    }
}
