import CanvasModel

/// Reads people written as the rows of a table, whose first row names the attributes.
struct CSVPeople {
    let path: String
    var builder = PeopleBuilder()
    private var record = CSVRecord()
    private var roles: [AttributeRole]?
    private var idColumn = 0

    init(path: String) {
        self.path = path
    }

    mutating func record(_ bytes: Span<UInt8>, line: Int) throws(Diagnostic) {
        let position = Position(file: path, line: line)
        do {
            try record.split(bytes)
        } catch {
            throw .error(
                at: position,
                "the record \(error.rawValue)",
                fix: "put the cell in quotes and double those in it"
            )
        }
        guard let roles else { return try header(bytes, position) }
        guard record.cells.count == roles.count else {
            throw .error(at: position, "the header has \(roles.count) columns and the record \(record.cells.count)")
        }
        let id = record.cells[idColumn]
        guard !id.range.isEmpty else { throw .error(at: position, "the person has no `external_id`") }
        Self.with(id, bytes, record.unescaped) { text in builder.begin(externalID: text, line: line) }
        var device = DeviceRow()
        for (column, role) in roles.enumerated() {
            let cell = record.cells[column]
            // An empty cell is an attribute that is not set.
            guard !cell.range.isEmpty else { continue }
            switch role {
            case .standard(let handle):
                Self.with(cell, bytes, record.unescaped) { text in _ = builder.set(handle, text) }
            case .custom(let handle):
                Self.with(cell, bytes, record.unescaped) { text in _ = builder.set(handle, text, Self.kind(text)) }
            case .idfa: device.idfa = record.text(cell, bytes)
            case .googleAdID: device.googleAdID = record.text(cell, bytes)
            case .adTrackingEnabled: device.adTrackingEnabled = DeviceRow.tracking(record.text(cell, bytes))
            case .externalID, .devices, .customAttributes: break
            }
        }
        if !device.isEmpty { device.add(to: &builder) }
    }

    /// What a cell of a custom attribute says by itself; the column is only that if all its cells are.
    static func kind(_ text: Span<UInt8>) -> PeopleBuilder.ValueKind {
        if JSONScanner.numberEnd(text, from: 0) == text.count { return .number }
        guard (4...5).contains(text.count), text[0] == 0x74 || text[0] == 0x66 else { return .text }
        let word = JSONScanner.string(text)
        return word == "true" || word == "false" ? .boolean : .text
    }

    private mutating func header(_ bytes: Span<UInt8>, _ position: Position) throws(Diagnostic) {
        let names = record.cells.map { record.text($0, bytes) }
        try CSVHeader.check(names, required: ["external_id"], at: position)
        idColumn = names.firstIndex(of: StandardAttribute.externalID.rawValue) ?? 0
        roles = names.map { AttributeRole(flat: $0, &builder) }
    }

    private static func with(
        _ cell: CSVRecord.Cell,
        _ bytes: Span<UInt8>,
        _ unescaped: [UInt8],
        _ body: (Span<UInt8>) -> Void
    ) {
        if cell.isUnescaped {
            body(unescaped.span.extracting(cell.range))
        } else {
            body(bytes.extracting(cell.range))
        }
    }
}
