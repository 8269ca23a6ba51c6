public import AudienceSync
public import CanvasModel

/// What a step says of its audience.
public struct LinkedInTarget: NamedAudienceTarget {
    /// The ad account's number.
    public var adAccount = ""
    /// Which segment it is.
    public var audience = NamedAudience.create("")
    /// The choice of match keys.
    public var matching = LinkedInMatching()

    /// Makes what a document that says nothing means.
    public init() {}

    /// The same by its keys alone, without the fields that help to match.
    public var forRemoval: LinkedInTarget {
        var target = self
        target.matching.fields.removeAll { !$0.isKey }
        target.matching.isRemoval = true
        return target
    }
}

/// What identifies people in an audience.
public struct LinkedInMatching: Hashable, Sendable {
    var fields: [LinkedInField] = []
    var digest = LinkedInEmailDigest.sha256
    var isRemoval = false
}

/// The digest of e-mail addresses.
public enum LinkedInEmailDigest: String, CaseIterable, Hashable, Sendable {
    /// SHA-256.
    case sha256
    /// SHA-512.
    case sha512
}

/// A profile field that LinkedIn takes.
public enum LinkedInField: String, CaseIterable, Hashable, Sendable {
    /// The e-mail address.
    case email
    /// Google's advertising id.
    case googleAdID = "google_ad_id"
    /// The first name, plain.
    case firstName = "first_name"
    /// The last name, plain.
    case lastName = "last_name"
    /// The custom attribute `job_title`, plain.
    case title = "job_title"
    /// The custom attribute `company`, plain.
    case company
    /// The country's code, plain.
    case country

    /// Whether people are matched by it, rather than helped to be.
    var isKey: Bool { self == .email || self == .googleAdID }
}

/// Writes elements of a batch.
public struct LinkedInEncoder: RuledEncoder {
    /// The keys, and behind them the fields that help.
    public var keys: RuledKeys
    private let identifiers: Range<Int>
    private let action: String

    init(_ matching: LinkedInMatching, people: People) {
        let ordered = matching.fields.filter(\.isKey) + matching.fields.filter { !$0.isKey }
        identifiers = 0..<ordered.count(where: \.isKey)
        keys = RuledKeys(ordered.map { $0.rule(matching.digest) }, people: people)
        action = matching.isRemoval ? "REMOVE" : "ADD"
    }

    /// Whether the person has an e-mail address or an advertising id.
    public mutating func hasKey(_ person: Int, in people: People) -> Bool {
        identifiers.contains { keys.hasKey($0, of: person, in: people) }
    }

    /// Appends the person's element.
    public mutating func append(_ person: Int, in people: People, to body: inout ByteBuffer) {
        body.append(literal: #"{"action":""#)
        body.append(action)
        body.append(literal: #"","userIds":["#)
        var isFirst = true
        for key in identifiers where keys.hasKey(key, of: person, in: people) {
            body.append(literal: isFirst ? #"{"idType":""# : #",{"idType":""#)
            body.append(keys.rules[key].name)
            body.append(literal: #"","idValue":""#)
            keys.append(key, of: person, in: people, to: &body)
            body.append(literal: #""}"#)
            isFirst = false
        }
        body.append(literal: "]")
        for field in identifiers.upperBound..<keys.rules.count where keys.hasKey(field, of: person, in: people) {
            body.append(literal: ",\"")
            body.append(keys.rules[field].name)
            body.append(literal: "\":\"")
            keys.append(field, of: person, in: people, to: &body)
            body.append(literal: "\"")
        }
        body.append(literal: "}")
    }
}
