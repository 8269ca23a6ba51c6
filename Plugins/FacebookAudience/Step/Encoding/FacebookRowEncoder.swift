public import AudienceSync
public import CanvasModel

/// Makes rows of uploads: a JSON list of one cell a column, straight from the columns of people.
///
/// What few people share, a city or a year of birth, is hashed once a value and then copied; what each has alone, an
/// e-mail address, is normalised and hashed on its way into the body. Neither costs an allocation a person.
public struct FacebookRowEncoder: MatchKeyEncoder {
    private var cells: [CellEncoder]
    private var countries: CountryLookup
    private var normalizer: MatchKeyNormalizer
    /// What stands behind the last cell of every row.
    private let end: String

    init(_ matching: FacebookMatching, people: People, today: CivilDate) {
        cells = matching.keys.map { CellEncoder($0, matching: matching, people: people) }
        countries = CountryLookup(people: people)
        normalizer = MatchKeyNormalizer(today: today)
        end = (matching.limitedDataUse?.cells ?? "") + "]"
    }

    /// Whether the person has at least one usable match key.
    public mutating func hasKey(_ person: Int, in people: People) -> Bool {
        for index in cells.indices {
            let country = country(of: person, for: index, in: people)
            if cells[index].isUsable(person, in: people, country: country, &normalizer) { return true }
        }
        return false
    }

    /// Appends the person's row.
    public mutating func append(_ person: Int, in people: People, to body: inout ByteBuffer) {
        for index in cells.indices {
            let country = country(of: person, for: index, in: people)
            body.append(UInt8(ascii: index == 0 ? "[" : ","))
            body.append(UInt8(ascii: "\""))
            cells[index].append(person, in: people, country: country, &normalizer, to: &body)
            body.append(UInt8(ascii: "\""))
        }
        body.append(end)
    }

    /// Whether a row depends on this column of `People`.
    public func reads(column: Int) -> Bool {
        cells.contains { $0.column == column || ($0.dependsOnCountry && countries.column == column) }
    }

    private mutating func country(of person: Int, for cell: Int, in people: People) -> Country? {
        cells[cell].dependsOnCountry ? countries.country(of: person, in: people) : nil
    }
}
