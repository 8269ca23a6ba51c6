import AudienceSync

extension GoogleMatching {
    /// The rules of each identifier in the order chosen; an address has four.
    ///
    /// A removal names the keys of older rules too (Google: Data Manager API, format user data; google-ads-datamanager-util 0.4.0).
    var ruleGroups: [[MatchKeyRule]] {
        let groups = fields.map { $0.rules(encoding) }
        return isRemoval ? groups + groups.joined().flatMap(\.supersedes).map { [$0] } : groups
    }
}

extension GoogleField {
    /// How the field becomes what is sent.
    func rules(_ encoding: GoogleEncoding) -> [MatchKeyRule] {
        let isHex = encoding == .hex
        return switch self {
        case .email: [email(isHex)]
        case .phone:
            [
                rule(
                    "google.phone",
                    "phoneNumber",
                    of: "phone",
                    [.keepASCIIDigits, .requireNonEmpty, .prefix("+")],
                    isHex,
                    "+1 800 555 0100",
                    hex: "fb4f73a6ec5fdb7077d564cdd22c3554b43ce49168550c3b12c547b78c517b30",
                    base64: "+09zpuxf23B31WTN0iw1VLQ85JFoVQw7EsVHt4xRezA="
                )
            ]
        case .address:
            [
                rule(
                    "google.givenName",
                    "givenName",
                    of: "first_name",
                    [.trim, .lower, .requireNonEmpty],
                    isHex,
                    "Alex",
                    hex: "4135aa9dc1b842a653dea846903ddb95bfb8c5a10c504a7fa16e10bc31d1fdf0",
                    base64: "QTWqncG4QqZT3qhGkD3blb+4xaEMUEp/oW4QvDHR/fA="
                ),
                rule(
                    "google.familyName",
                    "familyName",
                    of: "last_name",
                    [.trim, .lower, .requireNonEmpty],
                    isHex,
                    "Quinn",
                    hex: "c512ca0c5c1e71be19f3356821e56732b5fb3ac894b0dbc5846d0b6920106fb3",
                    base64: "xRLKDFwecb4Z8zVoIeVnMrX7OsiUsNvFhG0LaSAQb7M="
                ),
                plain("google.region", "regionCode", of: "country", [.trim, .upper, .requireCapitals(2)], "us", "US"),
                plain("google.postal", "postalCode", of: "zip", [.trim, .requireNonEmpty], " 94045", "94045"),
            ]
        case .idfa: [plain("google.idfa", "mobileId", of: "idfa", [.trim], Self.device, Self.device)]
        case .googleAdID: [plain("google.aaid", "mobileId", of: "google_ad_id", [.trim], Self.device, Self.device)]
        }
    }

    private static let device = "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"

    private func email(_ isHex: Bool) -> MatchKeyRule {
        let begin: [TextTransform] = [.trim, .requireNonEmpty, .rejectInnerWhitespace, .lower, .requireOneAt]
        let domains = ["gmail.com", "googlemail.com"]
        return rule(
            "google.email.2026",
            "emailAddress",
            of: "email",
            begin + [.emailLocal(domains: domains, dropsPlus: true, dropsDots: true)],
            isHex,
            "alexz@example.com",
            hex: "509e933019bb285a134a9334b8bb679dff79d0ce023d529af4bd744d47b4fd8a",
            base64: "UJ6TMBm7KFoTSpM0uLtnnf950M4CPVKa9L10TUe0/Yo=",
            supersedes: [
                rule(
                    "google.email.2025",
                    "emailAddress",
                    of: "email",
                    begin + [.emailLocal(domains: domains, dropsDots: true)],
                    isHex,
                    "alexz@example.com",
                    hex: "509e933019bb285a134a9334b8bb679dff79d0ce023d529af4bd744d47b4fd8a",
                    base64: "UJ6TMBm7KFoTSpM0uLtnnf950M4CPVKa9L10TUe0/Yo="
                )
            ]
        )
    }

    private func rule(
        _ id: String,
        _ name: String,
        of attribute: String,
        _ transforms: [TextTransform],
        _ isHex: Bool,
        _ example: String,
        hex: String,
        base64: String,
        supersedes: [MatchKeyRule] = []
    ) -> MatchKeyRule {
        MatchKeyRule(
            isHex ? id : id + ".b64",
            name: name,
            of: attribute,
            transforms,
            encoding: isHex ? .hex : .base64,
            supersedes: supersedes,
            example: .init(example, wire: isHex ? hex : base64)
        )
    }

    private func plain(
        _ id: String,
        _ name: String,
        of attribute: String,
        _ transforms: [TextTransform],
        _ example: String,
        _ wire: String
    ) -> MatchKeyRule {
        MatchKeyRule(id, name: name, of: attribute, transforms, digest: .none, example: .init(example, wire: wire))
    }
}
