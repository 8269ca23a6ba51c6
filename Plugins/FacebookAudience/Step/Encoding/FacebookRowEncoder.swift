public import AudienceSync
public import CanvasModel

/// Makes rows of uploads: a JSON list of one cell a column, straight from the columns of people.
///
/// What few people share, a city or a year of birth, is hashed once a value and then copied; what each has alone, an
/// e-mail address, is normalised and hashed on its way into the body. Neither costs an allocation a person.
public struct FacebookRowEncoder: MatchKeyEncoder {
    var cells: [CellEncoder]
    private var countries: CountryLookup
    var normalizer: MatchKeyNormalizer
    let matching: FacebookMatching
    private let dependsOnCountry: Bool
    /// What stands behind the last cell of every row.
    private let end: [UInt8]

    init(_ matching: FacebookMatching, people: People, today: CivilDate) {
        self.matching = matching
        cells = matching.keys.enumerated().map { index, key in
            CellEncoder(
                key,
                ordinal: matching.keys[..<index].count { $0 == key },
                opening: UInt8(ascii: index == 0 ? "[" : ","),
                matching: matching,
                people: people
            )
        }
        countries = CountryLookup(people: people)
        normalizer = MatchKeyNormalizer(today: today)
        dependsOnCountry = cells.contains { $0.dependsOnCountry }
        end = Array(((matching.limitedDataUse?.cells ?? "") + "]").utf8)
    }

    /// Whether the person has at least one usable match key.
    public mutating func hasKey(_ person: Int, in people: People) -> Bool {
        let country = country(of: person, in: people)
        for index in cells.indices {
            if cells[index].isUsable(person, in: people, country: country, &normalizer) { return true }
        }
        return false
    }

    /// Appends the person's row.
    public mutating func append(_ person: Int, in people: People, to body: inout ByteBuffer) {
        let country = country(of: person, in: people)
        for index in cells.indices {
            cells[index].append(person, in: people, country: country, &normalizer, to: &body)
        }
        body.append(end.span)
    }

    /// Whether a row depends on this column of `People`.
    public func reads(column: Int) -> Bool {
        cells.contains { $0.column == column || ($0.dependsOnCountry && countries.column == column) }
    }

    /// The person's country, when any key needs it.
    mutating func country(of person: Int, in people: People) -> Country? {
        dependsOnCountry ? countries.country(of: person, in: people) : nil
    }
}
