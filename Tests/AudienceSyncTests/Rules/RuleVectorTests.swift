import AudienceSync
import CanvasModel
import Testing

@testable import AudienceSync

/// The rules of fifteen networks, as data, over every identifier that their documentation and clients give.
@Suite struct RuleVectorTests {
    private let vectors: RuleVectors

    init() throws {
        vectors = try RuleVectors()
    }

    @Test("Every identifier becomes what its source says, or is refused")
    func identifiers() {
        #expect(vectors.cases.count == 187)
        #expect(vectors.cases.count { $0.wire == nil } == 42)
        for vector in vectors.cases {
            #expect(vector.rule.wire(of: vector.input) == vector.wire, "\(vector.id)")
            #expect(vector.rule.normalized(vector.input) == vector.normalized, "\(vector.id)")
        }
    }

    @Test("A person's key from a column is that of the text, or none")
    func columns() throws {
        for vector in vectors.cases where !vector.input.isEmpty {
            var builder = PeopleBuilder()
            builder.begin(externalID: "ada".utf8)
            let handle = builder.handle("email")
            builder.set(handle, vector.input.utf8)
            let people = try builder.finish()
            var keys = RuledKeys([vector.rule], people: people)
            #expect(keys.hasKey(of: 0, in: people) == (vector.wire != nil), "\(vector.id)")
            let report = keys.report(on: 0, in: people, revealing: true)
            #expect(report.keys.map(\.wire) == (vector.wire.map { [$0] } ?? []), "\(vector.id)")
            if let column = people.column(named: "email") { #expect(keys.reads(column: column)) }
        }
    }

    @Test("No rule makes the wrong digests that others have published")
    func rejected() throws {
        let items = try #require(RuleVectors.file("rejected")["items"]?.elements)
        #expect(!items.isEmpty)
        let words = [
            "phone": "phone", "given name": "givenName", "family name": "familyName", "handle": "handle",
            "twitter_id": "networkUserId",
        ]
        for item in items {
            let published = try #require(item["published"]?.text)
            let claim = try #require(item["claim"]?.text)
            let kind = words.first { claim.contains($0.key) }?.value ?? "email"
            let rules = try #require(vectors.rulesByKind["\(item["network"]?.text ?? "") \(kind)"], "\(claim)")
            for candidate in try #require(item["candidatesTried"]?.elements) {
                for rule in rules {
                    let wire = try rule.wire(of: #require(candidate.text))
                    #expect(wire?.hasPrefix(published) != true, "\(rule.id)")
                }
            }
        }
    }
}

/// What a rule promises beside the vectors.
@Suite struct RulePromiseTests {
    private static let digest = "88d24c5b0f9b1ac5bb1a8a3dd8f2b8ef4dd4c0d8ad6c4e1e8f3c7f6a5b4c3d2e"

    private static func rule(_ encoding: MatchKeyRule.Encoding = .hex, example: MatchKeyRule.Example) -> MatchKeyRule {
        MatchKeyRule(
            "a.email.1",
            name: "email",
            of: "email",
            [.trim, .lower, .requireOneAt],
            encoding: encoding,
            example: example
        )
    }

    @Test("A value that is a SHA-256 digest already is passed on, in the encoding that the network wants")
    func digests() {
        let rule = Self.rule(example: .init("", wire: ""))
        #expect(rule.wire(of: Self.digest.uppercased()) == Self.digest)
        let base64 = Self.rule(.base64, example: .init("", wire: "")).wire(of: Self.digest)
        #expect(base64 == "iNJMWw+bGsW7Goo92PK4703UwNitbE4ejzx/altMPS4=")
    }

    @Test("A rule is refused whose example is missing or does not come true")
    func examples() throws {
        let wire = try #require(Self.rule(example: .init("", wire: "")).wire(of: "Ada@Example.com"))
        #expect(Self.rule(example: .init(" ADA@example.com", wire: wire)).problem == nil)
        #expect(Self.rule(example: .init("", wire: "")).problem?.contains("no example") == true)
        #expect(Self.rule(example: .init("ada", wire: wire)).problem?.contains("refuses") == true)
        #expect(Self.rule(example: .init("bob@example.com", wire: wire)).problem?.contains("which says") == true)
    }

    @Test("Spellings that are canonically equal have digests of their own")
    func canonicalEquivalence() {
        let rule = Self.rule(example: .init("", wire: ""))
        #expect(rule.wire(of: "e\u{301}@example.com") != rule.wire(of: "\u{E9}@example.com"))
    }
}
