public import AudienceSync
public import CanvasModel

/// A profile field that the reference network matches people by.
public enum ExampleKey: String, CaseIterable, Hashable, Sendable {
    /// The e-mail address.
    case email
    /// The telephone number.
    case phone
    /// The identifier of the person in your own system.
    case externalID = "external_id"

    /// How the field becomes a key; the addresses of version 1 kept what follows a plus sign, those of version 2 do not.
    var rule: MatchKeyRule {
        switch self {
        case .email:
            MatchKeyRule(
                "example.email.2",
                name: "email",
                of: "email",
                [.trim, .lower, .requireOneAt, .emailLocal(domains: nil, dropsPlus: true)],
                supersedes: [
                    MatchKeyRule(
                        "example.email.1",
                        name: "email",
                        of: "email",
                        [.trim, .lower, .requireOneAt],
                        example: .init(
                            "Ada+ads@Example.com",
                            wire: "f4583d18f737a65b5945f6db4a0f4607c23cd3c88b6a1d6ef2d8b905bd16c581"
                        )
                    )
                ],
                example: .init(
                    " Ada+ads@Example.com",
                    wire: "b5fc85e55755f9e0d030a10ab4429b6b2944855f9a0d60077fe832becbc41d72"
                )
            )
        case .phone:
            MatchKeyRule(
                "example.phone.1",
                name: "phone",
                of: "phone",
                [.keepASCIIDigits, .removeLeading("0"), .requireNonEmpty],
                example: .init(
                    "+1 (800) 555-0100",
                    wire: "92cfdc5fbcd4a20fbe5d3857af6c1aba31762105bba7f21a17155e920653046c"
                )
            )
        case .externalID:
            MatchKeyRule(
                "example.external_id.1",
                name: "external_id",
                of: "external_id",
                [.trim],
                digest: .none,
                example: .init("cust-0001", wire: "cust-0001")
            )
        }
    }
}

/// What a step says of its audience.
public struct ExampleTarget: NamedAudienceTarget {
    /// The ad account.
    public var adAccount = ""
    /// Which audience it is.
    public var audience = NamedAudience.create("")
    /// The choice of match keys.
    public var matching = ExampleMatching()

    /// Makes what a document that says nothing means.
    public init() {}

    /// The same without the order to the simulator, which no removal carries, and with the keys of older rules.
    public var forRemoval: ExampleTarget {
        var target = self
        target.matching = ExampleMatching(keys: matching.keys, isRemoval: true)
        return target
    }
}

/// The columns of an upload.
public struct ExampleMatching: Hashable, Sendable {
    var keys: [ExampleKey] = []
    var outcomeAttribute: String?
    var isRemoval = false

    /// The rules of the columns, in their order.
    var rules: [MatchKeyRule] {
        let rules = keys.map(\.rule)
        guard !isRemoval else { return rules + rules.flatMap(\.supersedes) }
        return rules + [outcomeAttribute].compactMap { $0.map(Self.outcome) }
    }

    private static func outcome(of attribute: String) -> MatchKeyRule {
        MatchKeyRule(
            "example.outcome.1",
            name: "test_outcome",
            of: attribute,
            [.trim],
            digest: .none,
            example: .init("refused", wire: "refused")
        )
    }
}

/// Writes rows: a list of one cell a column, empty where the person has no such key.
public struct ExampleEncoder: RuledEncoder {
    /// The keys of the columns.
    public var keys: RuledKeys
    private let identifying: Range<Int>

    init(_ matching: ExampleMatching, people: People) {
        keys = RuledKeys(matching.rules, people: people)
        identifying = 0..<matching.keys.count
    }

    /// Whether the person has at least one usable match key.
    public mutating func hasKey(_ person: Int, in people: People) -> Bool {
        identifying.contains { keys.hasKey($0, of: person, in: people) }
    }

    /// Appends the person's row.
    public mutating func append(_ person: Int, in people: People, to body: inout ByteBuffer) {
        for column in keys.rules.indices {
            body.append(literal: column == 0 ? "[\"" : ",\"")
            keys.append(column, of: person, in: people, to: &body)
            body.append(literal: "\"")
        }
        body.append(literal: "]")
    }
}
