import FacebookAudience
import Testing

@Suite struct MatchKeyRuleTests {
    private struct Case: Sendable, CustomTestStringConvertible {
        var key: MatchKey
        var text: String
        var country: String?
        var reason: UnusableValue

        var testDescription: String { "\(key.rawValue) \(reason.rawValue)" }

        init(_ key: MatchKey, _ text: String, in country: String? = nil, _ reason: UnusableValue) {
            self.key = key
            self.text = text
            self.country = country
            self.reason = reason
        }
    }

    private static let digest = String(repeating: "0a", count: 32)

    private static let unusable = [
        Case(.email, "\u{3000} ", .empty),
        Case(.email, "ann", .notAnEmailAddress),
        Case(.email, "ann@例 子.com", .notAnEmailAddress),
        Case(.email, "mailto:ann@example.com", .notAnEmailAddress),
        Case(.email, String(repeating: "0a", count: 16), .md5Digest),
        Case(.email, "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855", .digestOfNothing),
        Case(.phone, "000", .noPhoneDigits),
        Case(.phone, "650-555-1212", .noCountryCode),
        Case(.phone, "650-555-1212", in: "Atlantis", .noCountryCode),
        Case(.phone, "+1234567", .phoneTooShort),
        Case(.phone, "+" + String(repeating: "1", count: 40), .phoneTooLong),
        Case(.gender, "x", .genderNotSent),
        Case(.birthYear, "1990-1-1", .notADate),
        Case(.birthMonth, "1990-02-30", .impossibleDate),
        Case(.birthDay, "1899-12-31", .birthBefore1900),
        Case(.birthDay, "2200-01-01", .birthInTheFuture),
        Case(.birthYear, digest, .digestOfWhole),
        Case(.firstName, "42", .noLetter),
        Case(.firstInitial, digest, .digestOfWhole),
        Case(.city, "東京", .noLatinLetter),
        Case(.zip, "-", .notAPostCode),
        Case(.zip, "2134", in: "USA", .notAUSPostCode),
        Case(.zip, "940351", in: "US", .notAUSPostCode),
        Case(.country, "Atlantis", .unknownCountry),
        Case(.mobileAdvertiserID, "f81d4fae", .notAnAdvertisingID),
        Case(.mobileAdvertiserID, "00000000-0000-0000-0000-000000000000", .zeroAdvertisingID),
        Case(.mobileAdvertiserID, digest, .digestOfWhole),
    ]

    @Test("An unusable value says why", arguments: unusable)
    private func reasons(_ entry: Case) {
        var probe = MatchKeyProbe()
        let result = probe.run(entry.text, as: entry.key, country: entry.country)
        #expect(result.outcome == .unusable(entry.reason))
        #expect(result.wire == nil)
    }

    @Test("Every reason is a sentence, and each is tested here or is malformed text")
    func sentences() {
        let tested = Set(Self.unusable.map(\.reason) + [.malformedText])
        #expect(tested == Set(UnusableValue.allCases))
        for reason in UnusableValue.allCases { #expect(reason.description.hasSuffix(".")) }
        #expect(Set(UnusableValue.allCases.map(\.description)).count == UnusableValue.allCases.count)
    }

    private static let phoneNumbers: [(text: String, country: String?, digits: String)] = [
        ("06 698 12345", "IT", "390669812345"),
        ("+39 (0)6 698 12345", nil, "390669812345"),
        ("07 08 09 10 11", "CI", "2250708091011"),
        ("+225 07 08 09 10 11", nil, "2250708091011"),
        ("+225 07 08 09 10 11", "FR", "2250708091011"),
        ("+49(0)30 901820", nil, "4930901820"),
        ("0049 030 901820", nil, "4930901820"),
        ("+353 (0) 1 234 5678", nil, "35312345678"),
        ("+44 2070 946 0018", nil, "4420709460018"),
        ("+1 650 555 1212 Extension 9", nil, "16505551212"),
        ("+1#650#555#1212", nil, "16505551212"),
        ("+1 650 555 1212 #9", nil, "16505551212"),
        ("٠٢٠ ٧٩٤٦ ٠٩٥٨", "GB", "442079460958"),
        ("＋１６５０５５５１２１２", nil, "16505551212"),
        ("876 555 1212", "Jamaica", "18765551212"),
    ]

    @Test("Phone numbers become international", arguments: phoneNumbers)
    func phones(text: String, country: String?, digits: String) {
        var probe = MatchKeyProbe()
        #expect(probe.run(text, as: .phone, country: country).text == digits)
    }

    @Test(
        "Countries are known by code and by English name",
        arguments: [
            ("Korea, Republic of", "kr"), ("South Korea", "kr"), ("PRK", "kp"), ("Côte d’Ivoire", "ci"),
            ("Ivory Coast", "ci"), ("TÜRKİYE", "tr"), ("Turkey", "tr"), ("Bosnia & Herzegovina", "ba"),
            ("The Netherlands", "nl"), ("Viet Nam", "vn"), ("U.S.A.", "us"), ("u.k.", "gb"), ("UAE", "ae"),
            ("Congo", "cg"), ("DR Congo", "cd"), ("Curaçao", "cw"), ("Åland Islands", "ax"), ("Zimbabwe", "zw"),
            ("South Georgia and the South Sandwich Islands", "gs"),
        ]
    )
    func countries(text: String, code: String) {
        var probe = MatchKeyProbe()
        #expect(probe.run(text, as: .country).text == code)
    }

    @Test(
        "What is nearly a country is none",
        arguments: ["the", "U5", "*US*", "XK", "EU", "Georgia 2", "\u{0}us", "é"]
    )
    func notCountries(text: String) {
        var probe = MatchKeyProbe()
        #expect(probe.run(text, as: .country).outcome == .unusable(.unknownCountry))
    }

    @Test("There are the 249 countries of ISO 3166-1, each with its calling code")
    func allCountries() {
        let letters = Array(UInt8(ascii: "a")...UInt8(ascii: "z"))
        let codes = letters.flatMap { first in letters.map { [first, $0] } }
        let countries = codes.compactMap { Country($0.span) }
        #expect(Set(countries.map(\.alpha2)).count == 249)
        #expect(countries.allSatisfy { (1...999).contains($0.callingCode) })
        #expect(Country(Array("us".utf8).span) == .unitedStates)
    }

    @Test(
        "Casing follows Unicode, not a locale or single characters",
        arguments: [("ΣΑΣ ΣΟΣ", "σαςσος"), ("ΑΣ.Β", "ασβ"), ("Σ", "σ"), ("ΟΔΟΣ\u{301}", "οδος\u{301}"), ("ǅ", "ǆ")]
    )
    func casing(text: String, expected: String) {
        var probe = MatchKeyProbe()
        #expect(probe.run(text, as: .lastName).text == expected)
    }

    @Test("Post codes and states of the United States need its country, however that is spelled")
    func unitedStates() {
        var probe = MatchKeyProbe()
        #expect(probe.run("94035–1234", as: .zip, country: "United States").text == "94035")
        #expect(probe.run("940351234", as: .zip).text == "940351234")
        #expect(probe.run("texas", as: .state, country: "usa").text == "tx")
        #expect(probe.run("texas", as: .state).text == "texas")
        #expect(probe.run("Tejas", as: .state, country: "us").text == "tejas")
    }

    @Test("A cell is a JSON string, empty for an unusable value")
    func cells() {
        var probe = MatchKeyProbe()
        #expect(probe.cell(#" a"b\ "#, as: .externalID) == #""a\"b\\""#)
        #expect(probe.cell("n/a", as: .email) == #""""#)
        let mary = #""f1904cf1a9d73a55fa5de0ac823c4403ded71afd4c3248d00bdcd0866552bb79""#
        #expect(probe.cell("Mary@Example.com", as: .email) == mary)
    }
}
