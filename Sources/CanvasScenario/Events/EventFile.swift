public import CanvasModel

/// Reads files of events, JSON lines or CSV: `external_id`, `name`, `time` (RFC 3339) and properties.
///
/// What a purchase carries (`product_id`, `price`, `currency`, `quantity`) are properties, written in `properties` or
/// beside the other names.
public enum EventFile {
    /// Reads a file, in the form that its name's ending says.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - people: The people of the run; `nil` to read it without knowing them, when all events are the first one's.
    /// - Throws: What refuses the file, with its line: syntax, an event without one of the three, or of nobody.
    public static func read(_ path: String, people: People?) throws(Diagnostic) -> EventLog {
        var collector = EventCollector(people: people)
        switch path.split(separator: ".").last?.lowercased() {
        case "jsonl", "ndjson":
            var reader = JSONEvents()
            try RecordFile(path: path, form: .lines).read { (bytes, line) throws(Diagnostic) in
                let row: EventCollector.Row
                do throws(JSONProblem) {
                    row = try reader.row(bytes)
                } catch {
                    let column = Position(file: path, offset: error.offset, in: bytes).column
                    throw .error(at: Position(file: path, line: line, column: column), error.sentence)
                }
                try collector.add(row, at: Position(file: path, line: line))
            }
        case "csv":
            var reader = CSVEvents()
            try RecordFile(path: path, form: .csv).read { (bytes, line) throws(Diagnostic) in
                let position = Position(file: path, line: line)
                if let row = try reader.row(bytes, at: position) { try collector.add(row, at: position) }
            }
        default:
            throw .error(
                at: Position(file: path),
                "an event file's name must tell its form",
                fix: "name it .jsonl or .csv"
            )
        }
        return collector.log()
    }

    /// Reads events written out in a scenario.
    public static func read(_ elements: [LocatedValue], people: People) throws(Diagnostic) -> EventLog {
        var collector = EventCollector(people: people)
        for element in elements {
            guard let members = element.members else {
                throw .error(at: element.position, "an event is a mapping, not \(element.kindDescription)")
            }
            var row = EventCollector.Row()
            for member in members {
                switch member.key {
                case "external_id": row.externalID = member.value.text
                case "name": row.name = member.value.text
                case "time": row.time = member.value.text
                case "properties" where member.value.members != nil:
                    row.properties += PropertyReading.pairs(member.value)
                default: row.properties += PropertyReading.pairs(named: member.key, member.value)
                }
            }
            try collector.add(row, at: element.position)
        }
        return collector.log()
    }
}
