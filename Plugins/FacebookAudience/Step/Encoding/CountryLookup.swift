import CanvasModel

/// The country of each person, each spelling of one looked up once.
struct CountryLookup: Sendable {
    private enum Known: Sendable {
        case unread
        case none
        case country(Country)
    }

    /// The column of the attribute; `nil` when nobody has it.
    let column: Int?
    private var byCode: [Known] = []

    init(people: People) {
        column = people.column(named: StandardAttribute.country.rawValue)
    }

    /// A person's country, when the profile has one that ISO 3166-1 knows.
    mutating func country(of person: Int, in people: People) -> Country? {
        guard let column else { return nil }
        switch people.columns[column].storage {
        case .interned(let codes, let dictionary):
            return country(code: Int(codes[person]), dictionary, people)
        case .text(let references):
            return Self.read(references[person], people)
        case .number, .boolean, .list:
            return nil
        }
    }

    private mutating func country(code: Int, _ dictionary: [TextReference], _ people: People) -> Country? {
        // Profile updates may bring spellings that nobody had before.
        if byCode.count <= code {
            byCode.append(contentsOf: repeatElement(.unread, count: dictionary.count - byCode.count))
        }
        switch byCode[code] {
        case .country(let country): return country
        case .none: return nil
        case .unread:
            let country = Self.read(dictionary[code], people)
            byCode[code] = country.map { .country($0) } ?? .none
            return country
        }
    }

    private static func read(_ reference: TextReference, _ people: People) -> Country? {
        guard reference.isPresent else { return nil }
        return Country(people.arena.span.extracting(reference.range))
    }
}
