import AudienceSync

extension TikTokField {
    /// How the field becomes what is sent (TikTok: About the format of customer files, 2025).
    var rule: MatchKeyRule {
        switch self {
        case .email:
            MatchKeyRule(
                "tiktok.email.2025",
                name: "EMAIL_SHA256",
                of: rawValue,
                [.removeWhitespace, .lower, .requireNonEmpty],
                supersedes: [
                    // What integrations wrote before: no tag and no dots before the @, whatever the domain.
                    MatchKeyRule(
                        "tiktok.email.legacy",
                        name: "EMAIL_SHA256",
                        of: rawValue,
                        [
                            .emailLocal(domains: nil, dropsPlus: true), .emailLocal(domains: nil, dropsDots: true),
                            .lower,
                        ],
                        example: Self.alex
                    )
                ],
                example: Self.alex
            )
        case .phone:
            MatchKeyRule(
                "tiktok.phone",
                name: "PHONE_SHA256",
                of: rawValue,
                [.keepASCIIDigits, .requireNonEmpty, .prefix("+")],
                example: .init(
                    "+1 800 555 0100",
                    wire: "fb4f73a6ec5fdb7077d564cdd22c3554b43ce49168550c3b12c547b78c517b30"
                )
            )
        case .idfa: device("tiktok.idfa", "IDFA_SHA256")
        case .googleAdID: device("tiktok.aaid", "AAID_SHA256")
        }
    }

    private static let alex = MatchKeyRule.Example(
        "alexz@example.com",
        wire: "509e933019bb285a134a9334b8bb679dff79d0ce023d529af4bd744d47b4fd8a"
    )

    private func device(_ id: String, _ name: String) -> MatchKeyRule {
        MatchKeyRule(
            id,
            name: name,
            of: rawValue,
            [.trim, .lower],
            example: .init(
                "F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6",
                wire: "30a5154b77ab8b2ddbe19f5e7af72f33cc2a4a41f22940d965102650a1c72863"
            )
        )
    }
}

extension TikTokTarget {
    /// What the lines of a file are (TikTok: Custom Audience, calculate_type); a file has one kind of keys.
    var calculateType: String {
        matching.fields.first.map { $0 == .googleAdID ? "GAID_SHA256" : $0.rule.name } ?? ""
    }
}
