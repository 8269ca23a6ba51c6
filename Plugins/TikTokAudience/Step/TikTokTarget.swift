public import AudienceSync
public import CanvasModel

/// What a step says of its audience.
public struct TikTokTarget: AudienceSpecification {
    /// The advertiser's id.
    public let adAccount: String
    let audience: NamedAudience
    /// The choice of match keys.
    public let matching: TikTokMatching
    var retentionDays: Int?

    /// The audience's name.
    public var audienceName: String? { audience.name }
    /// The same without what only its creation needs, and with the keys of older rules.
    public var forRemoval: TikTokTarget {
        var matching = matching
        matching.isRemoval = true
        return TikTokTarget(adAccount: adAccount, audience: audience, matching: matching)
    }
}

/// The ways by which TikTok takes people.
public enum TikTokDelivery: String, CaseIterable, Hashable, Sendable {
    /// In requests, several match keys a person; for partners whom TikTok lets.
    case stream
    /// In files of one match key, which TikTok works at behind its answer.
    case file
}

/// A profile field that TikTok matches people by.
public enum TikTokField: String, CaseIterable, Hashable, Sendable {
    /// The e-mail address.
    case email
    /// The phone number.
    case phone
    /// Apple's advertising id.
    case idfa
    /// Google's advertising id.
    case googleAdID = "google_ad_id"
}

/// What identifies people in an audience, and how it is delivered.
public struct TikTokMatching: Hashable, Sendable {
    let delivery: TikTokDelivery
    let fields: [TikTokField]
    var isRemoval = false
}

/// Writes rows: of a stream a cell a column, empty where the person has no such key; of a file the key alone.
///
/// A removal adds a row for each key that an older rule makes another.
public struct TikTokEncoder: MatchKeyEncoder {
    private var keys: RuledKeys
    private let columns: Range<Int>
    private let older: [(column: Int, rule: Int)]
    private let isFile: Bool

    init(_ matching: TikTokMatching, people: People) {
        let rules = matching.fields.map(\.rule)
        var older: [(column: Int, rule: MatchKeyRule)] = []
        if matching.isRemoval {
            for (column, rule) in rules.enumerated() { older += rule.supersedes.map { (column, $0) } }
        }
        keys = RuledKeys(rules + older.map(\.rule), people: people)
        columns = rules.indices
        self.older = older.indices.map { (older[$0].column, rules.count + $0) }
        isFile = matching.delivery == .file
    }

    /// Whether the person has at least one usable match key.
    public mutating func hasKey(_ person: Int, in people: People) -> Bool {
        for column in columns where keys.hasKey(column, of: person, in: people) { return true }
        return false
    }

    /// Appends the person's row.
    public mutating func append(_ person: Int, in people: People, to body: inout ByteBuffer) {
        appendRow(of: person, in: people, to: &body) { $0 }
        for (column, rule) in older {
            let key = wire(rule, of: person, in: people)
            guard !key.isEmpty, key != wire(column, of: person, in: people) else { continue }
            body.append(literal: ",")
            appendRow(of: person, in: people, to: &body) { $0 == column ? rule : nil }
        }
    }

    private mutating func wire(_ rule: Int, of person: Int, in people: People) -> [UInt8] {
        var key = ByteBuffer()
        keys.append(rule, of: person, in: people, to: &key)
        return key.take()
    }

    private mutating func appendRow(
        of person: Int,
        in people: People,
        to body: inout ByteBuffer,
        _ rule: (Int) -> Int?
    ) {
        if isFile {
            for column in columns { rule(column).map { _ = keys.append($0, of: person, in: people, to: &body) } }
            return
        }
        for column in columns {
            body.append(literal: column == 0 ? "[" : ",")
            guard let rule = rule(column), keys.hasKey(rule, of: person, in: people) else {
                body.append(literal: "{}")
                continue
            }
            body.append(literal: #"{"id":""#)
            keys.append(rule, of: person, in: people, to: &body)
            body.append(literal: #""}"#)
        }
        body.append(literal: "]")
    }

    /// Whether a row depends on this column of `People`.
    public func reads(column: Int) -> Bool { keys.reads(column: column) }

    /// Describes the keys of the person's row.
    public mutating func report(on person: Int, in people: People, revealing: Bool) -> MatchKeyReport {
        keys.report(on: person, in: people, revealing: revealing)
    }
}
