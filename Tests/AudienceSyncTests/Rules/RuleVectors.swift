import AudienceSync
import Foundation
import Testing

/// The rules and identifiers of `Vectors`, as values.
struct RuleVectors {
    /// An identifier and what a rule makes of it.
    struct Case: CustomTestStringConvertible {
        let id: String
        let rule: MatchKeyRule
        let input: String
        /// What is sent; `nil` when the rule must refuse it.
        let wire: String?
        let normalized: String?
        var testDescription: String { id }
    }

    let cases: [Case]
    let rules: [String: MatchKeyRule]
    /// The rules by network and kind of identifier.
    let rulesByKind: [String: [MatchKeyRule]]

    init() throws {
        let rulesets = try #require(Self.file("rulesets")["rulesets"]?.members)
        var rules: [String: MatchKeyRule] = [:]
        for (id, ruleset) in rulesets { rules[id] = try Self.rule(id, ruleset) }
        self.rules = rules
        rulesByKind = Dictionary(grouping: rulesets) {
            "\($0.value["network"]?.text ?? "") \($0.value["kind"]?.text ?? "")"
        }
        .mapValues { $0.compactMap { rules[$0.name] } }
        cases = try #require(Self.file("identifiers")["vectors"]?.elements).map { vector in
            let expected = try #require(vector["expect"])
            return Case(
                id: vector["id"]?.text ?? "",
                rule: try #require(rules[vector["ruleset"]?.text ?? ""]),
                input: try #require(vector["input"]?.text),
                wire: expected["wire"]?.text,
                normalized: expected["normalised"]?.text
            )
        }
    }

    static func file(_ name: String) throws -> AnswerJSON {
        let url = try #require(Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Vectors"))
        return try #require(AnswerJSON(Data(contentsOf: url)))
    }

    private static func rule(_ id: String, _ ruleset: AnswerJSON) throws -> MatchKeyRule {
        let digests: [String: MatchKeyRule.Digest] = [
            "none": .none, "md5": .md5, "sha1": .sha1, "sha256": .sha256, "sha512": .sha512,
            "sha256(md5hex)": .sha256OfMD5,
        ]
        return MatchKeyRule(
            id,
            name: ruleset["kind"]?.text ?? "",
            of: "email",
            try #require(ruleset["pipeline"]?.elements).flatMap(Self.transforms),
            digest: try #require(digests[ruleset["hash"]?.text ?? ""]),
            encoding: ruleset["encoding"]?.text == "base64" ? .base64 : .hex,
            // uid2_client refuses them (vector uid2.phone/009).
            acceptsDigests: ruleset["network"]?.text != "thetradedesk",
            example: .init("", wire: "")
        )
    }

    private static let titles = ["mr", "mrs", "ms", "dr"]
    private static let letters = [
        "jr.", "sr.", "2nd", "3rd", "ii", "iii", "iv", "v", "vi", "cpa", "dc", "dds", "vm", "jd", "md", "phd",
    ]
    private static let patterns: [String: [TextTransform]] = [
        #"(?:mr|mrs|ms|dr)\.(?:\s|$)"#: [.removeTitles(titles)],
        #"(?:,\s*|\s+)(?:jr\.|sr\.|2nd|3rd|ii|iii|iv|v|vi|cpa|dc|dds|vm|jd|md|phd)\s?$"#: [
            .removeTrailingWords(letters)
        ],
        #"^0+"#: [.removeLeading("0")],
        #"\+.*(?=@)"#: [.emailLocal(domains: nil, dropsPlus: true)],
        #"\.(?=.*@)"#: [.emailLocal(domains: nil, dropsDots: true)],
        #"[\s()+-]"#: [.removeCharacters(" ()+-")],
        #"^@"#: [.removePrefix("@")],
        "[A-Z]{2}": [.requireCapitals(2)],
        #"\+[0-9]{10,15}"#: [.requireInternationalNumber(10...15)],
    ]

    private static func transforms(_ step: AnswerJSON) throws -> [TextTransform] {
        let words: [String: [TextTransform]] = [
            "identity": [], "trim": [.trim], "lower": [.lower], "asciiLower": [.asciiLower], "upper": [.upper],
            "removeWhitespace": [.removeWhitespace], "rejectInnerWhitespace": [.rejectInnerWhitespace],
            "requireNonEmpty": [.requireNonEmpty], "requireOneAt": [.requireOneAt],
            "keepASCIIDigits": [.keepASCIIDigits],
        ]
        if let word = step.text { return try #require(words[word], "\(word)") }
        let (name, value) = try #require(step.members?.first)
        switch name {
        case "emailLocal":
            return [
                .emailLocal(
                    domains: value["domains"]?.elements?.compactMap(\.text),
                    dropsPlus: value["dropPlus"]?.boolean ?? false,
                    dropsDots: value["dropDots"]?.boolean ?? false,
                    keepsAlphanumerics: value["keep"]?.text == "a-z0-9"
                )
            ]
        case "prefix": return [.prefix(value.text ?? "")]
        case "stripPrefixOnce": return [.removePrefix(value.text ?? "")]
        case "keep": return [.keepASCIIAlphanumerics(and: value.text == "a-z0-9.@-" ? ".@-" : "")]
        default: return try #require(patterns[value.text ?? ""], "\(name)")
        }
    }
}
