import CanvasModel

/// Reads one event written as a JSON object.
struct JSONEvents {
    var scanner = JSONScanner()

    mutating func row(_ bytes: Span<UInt8>) throws(JSONProblem) -> EventCollector.Row {
        scanner.restart()
        guard try scanner.kind(bytes) == .object else { throw scanner.problem("an event is written as an object, {…}") }
        var row = EventCollector.Row()
        scanner.at += 1
        if !scanner.take(0x7D, bytes) {
            repeat {
                let key = try scanner.key(bytes)
                try member(scanner.text(key, bytes), bytes, &row)
            } while scanner.take(0x2C, bytes)
            try scanner.expect(0x7D, bytes)
        }
        try scanner.expectEnd(bytes)
        return row
    }

    private mutating func member(
        _ name: String,
        _ bytes: Span<UInt8>,
        _ row: inout EventCollector.Row
    ) throws(JSONProblem) {
        let kind = try scanner.kind(bytes)
        switch (name, kind) {
        case ("external_id", .number):
            row.externalID = JSONScanner.string(bytes.extracting(try scanner.number(bytes)))
        case ("external_id", .string): row.externalID = try string(bytes)
        case ("name", .string): row.name = try string(bytes)
        case ("time", .string): row.time = try string(bytes)
        case ("external_id", _), ("name", _), ("time", _): _ = try scanner.skipValue(bytes)
        case ("properties", .object): try members("", bytes, depth: 1, &row)
        default: try property(name, kind, bytes, depth: 0, &row)
        }
    }

    private mutating func property(
        _ name: String,
        _ kind: JSONScanner.Kind,
        _ bytes: Span<UInt8>,
        depth: Int,
        _ row: inout EventCollector.Row
    ) throws(JSONProblem) {
        switch kind {
        case .string: row.properties.append((name, .text(try string(bytes))))
        case .number:
            let text = JSONScanner.string(bytes.extracting(try scanner.number(bytes)))
            let number = Double(text).flatMap { $0.isFinite ? $0 : nil }
            row.properties.append((name, number.map(AttributeValue.number) ?? .text(text)))
        case .boolean: row.properties.append((name, .boolean(try scanner.word(bytes).count == 4)))
        case .null: _ = try scanner.word(bytes)
        case .array: row.properties.append((name, .list(try scanner.texts(bytes))))
        case .object: try members(name + ".", bytes, depth: depth + 1, &row)
        }
    }

    private mutating func members(
        _ prefix: String,
        _ bytes: Span<UInt8>,
        depth: Int,
        _ row: inout EventCollector.Row
    ) throws(JSONProblem) {
        try scanner.descend(depth)
        scanner.at += 1
        if scanner.take(0x7D, bytes) { return }
        repeat {
            let key = try scanner.key(bytes)
            let name = prefix + scanner.text(key, bytes)
            try property(name, scanner.kind(bytes), bytes, depth: depth, &row)
        } while scanner.take(0x2C, bytes)
        try scanner.expect(0x7D, bytes)
    }

    private mutating func string(_ bytes: Span<UInt8>) throws(JSONProblem) -> String {
        let text = try scanner.string(bytes)
        return scanner.text(text, bytes)
    }
}
