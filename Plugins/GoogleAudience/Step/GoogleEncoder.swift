public import AudienceSync
public import CanvasModel

/// Writes audience members.
public struct GoogleEncoder: MatchKeyEncoder {
    private var keys: RuledKeys
    /// The rules of each identifier; of an address there are four.
    private let identifiers: [Range<Int>]
    private let isMobile: Bool
    /// The columns of the two kinds of consent; empty for a removal, which needs none.
    private let consent: [(name: StaticString, column: Int)]

    init(_ matching: GoogleMatching, people: People) {
        var rules: [MatchKeyRule] = []
        var identifiers: [Range<Int>] = []
        for group in matching.ruleGroups {
            identifiers.append(rules.count..<(rules.count + group.count))
            rules += group
        }
        keys = RuledKeys(rules, people: people)
        self.identifiers = identifiers
        isMobile = matching.isMobile
        let kinds: [(StaticString, String)] = [
            ("adUserData", "$google_ad_user_data"), ("adPersonalization", "$google_ad_personalization"),
        ]
        consent =
            matching.isRemoval
            ? []
            : kinds.compactMap { name, attribute in
                people.column(named: attribute).map { (name, $0) }
            }
    }

    private mutating func has(_ identifier: Range<Int>, _ person: Int, in people: People) -> Bool {
        identifier.allSatisfy { keys.hasKey($0, of: person, in: people) }
    }

    /// Whether the person has one whole identifier.
    public mutating func hasKey(_ person: Int, in people: People) -> Bool {
        for identifier in identifiers where has(identifier, person, in: people) { return true }
        return false
    }

    /// Who has refused either consent is not sent (Braze: Audience Sync to Google, consent).
    public mutating func standing(of person: Int, in people: People) -> KeyStanding {
        if consent.contains(where: { people.value($0.column, of: person) == .boolean(false) }) {
            return .refused("the person has refused consent to Google")
        }
        return hasKey(person, in: people) ? .usable : .noKey
    }

    /// Appends the person's audience member.
    public mutating func append(_ person: Int, in people: People, to body: inout ByteBuffer) {
        body.append(literal: isMobile ? #"{"mobileData":{"mobileIds":["# : #"{"userData":{"userIdentifiers":["#)
        var isFirst = true
        for identifier in identifiers where has(identifier, person, in: people) {
            if !isFirst { body.append(literal: ",") }
            isFirst = false
            if !isMobile { body.append(literal: identifier.count > 1 ? #"{"address":{"# : "{") }
            for rule in identifier {
                if !isMobile {
                    body.append(literal: rule == identifier.lowerBound ? "\"" : ",\"")
                    body.append(keys.rules[rule].name)
                    body.append(literal: "\":")
                }
                body.append(literal: "\"")
                keys.append(rule, of: person, in: people, to: &body)
                body.append(literal: "\"")
            }
            if !isMobile { body.append(literal: identifier.count > 1 ? "}}" : "}") }
        }
        body.append(literal: "]}")
        var separator: StaticString = #","consent":{""#
        for (name, column) in consent where people.value(column, of: person) == .boolean(true) {
            body.append(literal: separator)
            body.append(literal: name)
            body.append(literal: #"":"CONSENT_GRANTED""#)
            separator = ",\""
        }
        body.append(literal: separator.utf8CodeUnitCount == 2 ? "}}" : "}")
    }

    /// Whether a member depends on this column of `People`.
    public func reads(column: Int) -> Bool {
        keys.reads(column: column) || consent.contains { $0.column == column }
    }

    /// Describes the keys of the person's member.
    public mutating func report(on person: Int, in people: People, revealing: Bool) -> MatchKeyReport {
        keys.report(on: person, in: people, revealing: revealing)
    }
}
