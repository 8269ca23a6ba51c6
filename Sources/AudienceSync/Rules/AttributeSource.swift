import CanvasModel

/// Where the text of an attribute is found in `People`.
enum AttributeSource: Sendable {
    case externalID
    case idfa
    case googleAdID
    case column(Int)
    /// Nobody has it.
    case nowhere

    init(_ attribute: String, in people: People) {
        switch attribute {
        case "external_id": self = .externalID
        case "idfa": self = .idfa
        case "google_ad_id": self = .googleAdID
        default: self = people.column(named: attribute).map { .column($0) } ?? .nowhere
        }
    }

    var column: Int? {
        if case .column(let column) = self { column } else { nil }
    }

    /// Gives the texts that the person has to a closure until it takes one.
    func forEachText(of person: Int, in people: People, _ takes: (borrowing Span<UInt8>) -> Bool) {
        switch self {
        case .nowhere: return
        case .externalID: _ = takes(people.arena.span.extracting(people.externalIDs[person].range))
        case .idfa: Self.forEach(people.devices.idfa, of: person, in: people, takes)
        case .googleAdID: Self.forEach(people.devices.googleAdID, of: person, in: people, takes)
        case .column(let column): Self.value(column, of: person, in: people, takes)
        }
    }

    private static func forEach(
        _ identifiers: [TextReference],
        of person: Int,
        in people: People,
        _ takes: (borrowing Span<UInt8>) -> Bool
    ) {
        for device in people.devices.rows(of: person) where identifiers[device].isPresent {
            if takes(people.arena.span.extracting(identifiers[device].range)) { return }
        }
    }

    private static func value(
        _ column: Int,
        of person: Int,
        in people: People,
        _ takes: (borrowing Span<UInt8>) -> Bool
    ) {
        switch people.columns[column].storage {
        case .text(let references):
            guard references[person].isPresent else { return }
            _ = takes(people.arena.span.extracting(references[person].range))
        case .number(let numbers):
            guard !numbers[person].isNaN else { return }
            _ = takes(Array(NumberText.of(numbers[person]).utf8).span)
        case .interned(let codes, let dictionary):
            let reference = dictionary[Int(codes[person])]
            guard reference.isPresent else { return }
            _ = takes(people.arena.span.extracting(reference.range))
        // Neither a truth value nor a list is anything that people are matched by.
        case .boolean, .list:
            return
        }
    }
}
