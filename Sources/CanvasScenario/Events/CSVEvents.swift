import CanvasModel

/// Reads events written as the rows of a table; columns beyond `external_id`, `name` and `time` are properties.
struct CSVEvents {
    private var record = CSVRecord()
    private var names: [String]?

    /// Reads a record; `nil` for the header.
    mutating func row(_ bytes: Span<UInt8>, at position: Position) throws(Diagnostic) -> EventCollector.Row? {
        do {
            try record.split(bytes)
        } catch {
            throw .error(
                at: position,
                "the record \(error.rawValue)",
                fix: "put the cell in quotes and double those in it"
            )
        }
        let cells = record.cells.map { record.text($0, bytes) }
        guard let names else {
            try CSVHeader.check(cells, required: ["external_id", "name", "time"], at: position)
            names = cells
            return nil
        }
        guard cells.count == names.count else {
            throw .error(at: position, "the header has \(names.count) columns and the record \(cells.count)")
        }
        var row = EventCollector.Row()
        for (name, cell) in zip(names, cells) where !cell.isEmpty {
            switch name {
            case "external_id": row.externalID = cell
            case "name": row.name = cell
            case "time": row.time = cell
            default: row.properties.append((name, Self.value(cell)))
            }
        }
        return row
    }

    private static func value(_ cell: String) -> AttributeValue {
        let bytes = Array(cell.utf8)
        switch CSVPeople.kind(bytes.span) {
        case .number: return Double(cell).map(AttributeValue.number) ?? .text(cell)
        case .boolean: return .boolean(cell == "true")
        case .text: return .text(cell)
        }
    }
}
