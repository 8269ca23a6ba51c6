public import AudienceSync
public import CanvasModel

/// What a step says of its audience.
public struct LinkedInTarget: AudienceSpecification {
    /// The ad account's number.
    public let adAccount: String
    let audience: NamedAudience
    /// The choice of match keys.
    public let matching: LinkedInMatching

    /// The audience's name.
    public var audienceName: String? { audience.name }
    /// The same by its keys alone, without the fields that help to match.
    public var forRemoval: LinkedInTarget {
        var matching = matching
        matching.fields.removeAll { !$0.isKey }
        matching.isRemoval = true
        return LinkedInTarget(adAccount: adAccount, audience: audience, matching: matching)
    }
}

/// What identifies people in an audience.
public struct LinkedInMatching: Hashable, Sendable {
    var fields: [LinkedInField]
    var digest: LinkedInEmailDigest
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
public struct LinkedInEncoder: MatchKeyEncoder {
    private var values: RuledKeys
    private let keys: Range<Int>
    private let action: String

    init(_ matching: LinkedInMatching, people: People) {
        let ordered = matching.fields.filter(\.isKey) + matching.fields.filter { !$0.isKey }
        keys = 0..<ordered.count(where: \.isKey)
        values = RuledKeys(ordered.map { $0.rule(matching.digest) }, people: people)
        action = matching.isRemoval ? "REMOVE" : "ADD"
    }

    /// Whether the person has an e-mail address or an advertising id.
    public mutating func hasKey(_ person: Int, in people: People) -> Bool {
        keys.contains { values.hasKey($0, of: person, in: people) }
    }

    /// Appends the person's element.
    public mutating func append(_ person: Int, in people: People, to body: inout ByteBuffer) {
        body.append(literal: #"{"action":""#)
        body.append(action)
        body.append(literal: #"","userIds":["#)
        var isFirst = true
        for key in keys where values.hasKey(key, of: person, in: people) {
            body.append(literal: isFirst ? #"{"idType":""# : #",{"idType":""#)
            body.append(values.rules[key].name)
            body.append(literal: #"","idValue":""#)
            values.append(key, of: person, in: people, to: &body)
            body.append(literal: #""}"#)
            isFirst = false
        }
        body.append(literal: "]")
        for field in keys.upperBound..<values.rules.count where values.hasKey(field, of: person, in: people) {
            body.append(literal: ",\"")
            body.append(values.rules[field].name)
            body.append(literal: "\":\"")
            values.append(field, of: person, in: people, to: &body)
            body.append(literal: "\"")
        }
        body.append(literal: "}")
    }

    /// Whether an element depends on this column of `People`.
    public func reads(column: Int) -> Bool { values.reads(column: column) }

    /// Describes what the person's element holds.
    public mutating func report(on person: Int, in people: People, revealing: Bool) -> MatchKeyReport {
        values.report(on: person, in: people, revealing: revealing)
    }
}
