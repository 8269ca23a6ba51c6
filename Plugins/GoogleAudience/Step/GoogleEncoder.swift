public import AudienceSync
public import CanvasModel

/// Writes audience members.
public struct GoogleEncoder: RuledEncoder {
    /// The keys.
    public var keys: RuledKeys
    /// The rules of each identifier; of an address there are four.
    private let identifiers: [Range<Int>]
    /// What stands before each key, its name if it has one.
    private let openings: [String]
    private let isMobile: Bool
    /// The columns of the two kinds of consent; empty for a removal, which needs none.
    private let consent: [(name: String, column: Int)]

    init(_ matching: GoogleMatching, people: People) {
        var rules: [MatchKeyRule] = []
        identifiers = matching.ruleGroups.map { group in
            rules += group
            return rules.count - group.count..<rules.count
        }
        keys = RuledKeys(rules, people: people)
        isMobile = matching.isMobile
        let (firsts, isNamed) = (Set(identifiers.map(\.lowerBound)), !matching.isMobile)
        openings = rules.indices.map {
            (firsts.contains($0) ? "" : ",") + (isNamed ? "\"\(rules[$0].name)\":\"" : "\"")
        }
        let kinds = ["adUserData": "$google_ad_user_data", "adPersonalization": "$google_ad_personalization"]
        let columns = kinds.sorted { $0.key > $1.key }.compactMap { name, attribute in
            people.column(named: attribute).map { (name: name, column: $0) }
        }
        consent = matching.isRemoval ? [] : columns
    }

    /// Whether the person has one whole identifier.
    public mutating func hasKey(_ person: Int, in people: People) -> Bool {
        for identifier in identifiers where has(identifier, person, in: people) { return true }
        return false
    }

    private mutating func has(_ identifier: Range<Int>, _ person: Int, in people: People) -> Bool {
        identifier.allSatisfy { keys.hasKey($0, of: person, in: people) }
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
        let start = body.count
        for identifier in identifiers {
            let before = body.count
            body.append(literal: before == start ? "" : ",")
            body.append(literal: isMobile ? "" : identifier.count > 1 ? #"{"address":{"# : "{")
            let isWhole = identifier.allSatisfy { rule in
                body.append(openings[rule])
                defer { body.append(literal: "\"") }
                return keys.append(rule, of: person, in: people, to: &body)
            }
            if isWhole {
                body.append(literal: isMobile ? "" : identifier.count > 1 ? "}}" : "}")
            } else {
                body.truncate(to: before)
            }
        }
        body.append(literal: "]}")
        let granted = consent.filter { people.value($0.column, of: person) == .boolean(true) }
        if !granted.isEmpty {
            body.append(#","consent":{\#(granted.map { #""\#($0.name)":"CONSENT_GRANTED""# }.joined(separator: ","))}"#)
        }
        body.append(literal: "}")
    }

    /// Whether a member depends on this column of `People`.
    public func reads(column: Int) -> Bool {
        keys.reads(column: column) || consent.contains { $0.column == column }
    }
}
