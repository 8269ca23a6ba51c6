import AudienceSync

extension LinkedInField {
    /// How the field becomes what is sent (LinkedIn: DMP Segments, Users).
    func rule(_ digest: LinkedInEmailDigest) -> MatchKeyRule {
        switch (self, digest) {
        case (.email, .sha256):
            MatchKeyRule(
                "linkedin.email",
                name: "SHA256_EMAIL",
                of: rawValue,
                [.trim, .lower, .requireOneAt],
                example: .init(
                    "alexz@example.com",
                    wire: "509e933019bb285a134a9334b8bb679dff79d0ce023d529af4bd744d47b4fd8a"
                )
            )
        case (.email, .sha512):
            MatchKeyRule(
                "linkedin.email.sha512",
                name: "SHA512_EMAIL",
                of: rawValue,
                [.trim, .lower, .requireOneAt],
                digest: .sha512,
                example: .init(
                    "alexz@example.com",
                    wire: "1f503a563c546f7847ad4628d4b1a4c1bf8af7c2b3f2262160c83f81e18b67a2"
                        + "47cf2966e80d5106938aa82f8c4bd8148569fa4114e98af7d80d5d2f0d69df1c"
                )
            )
        case (.googleAdID, _):
            plain("linkedin.maid", "GOOGLE_AID", [.trim], "f81d4fae-7dec-11d0-a765-00a0c91e6bf6")
        case (.firstName, _): plain("linkedin.first_name", "firstName", [.trim, .requireAtMost(35)], "Alex")
        case (.lastName, _): plain("linkedin.last_name", "lastName", [.trim, .requireAtMost(35)], "Quinn")
        case (.title, _): plain("linkedin.title", "title", [.trim, .requireAtMost(50)], "Engineer")
        case (.company, _): plain("linkedin.company", "company", [.trim, .requireAtMost(50)], "Acme")
        case (.country, _): plain("linkedin.country", "country", [.trim, .upper, .requireCapitals(2)], "US")
        }
    }

    private func plain(_ id: String, _ name: String, _ transforms: [TextTransform], _ example: String) -> MatchKeyRule {
        MatchKeyRule(id, name: name, of: rawValue, transforms, digest: .none, example: .init(example, wire: example))
    }
}
