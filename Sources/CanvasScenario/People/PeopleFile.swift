public import CanvasModel

/// Reads files of people: JSON lines, a JSON list, or CSV.
///
/// The names are those of the product's user-tracking API. A value that does not fit its attribute never refuses the
/// file; only syntax does, and an `external_id` that is missing or there twice.
public enum PeopleFile {
    /// The largest JSON list; JSON lines and CSV may have any size, as they are read piece by piece.
    public static let largestList = 256 << 20

    /// Reads a file, in the form that its name's ending says.
    ///
    /// - Throws: What refuses the file, with its line.
    public static func read(_ path: String) throws(Diagnostic) -> People {
        try readKeepingOrder(path).people
    }

    /// Does the same, and tells the people in the order of the file, which is not the order of a population.
    ///
    /// - Throws: What refuses the file, with its line.
    public static func readKeepingOrder(_ path: String) throws(Diagnostic) -> (people: People, persons: [UInt32]) {
        let builder: PeopleBuilder
        switch path.split(separator: ".").last?.lowercased() {
        case "jsonl", "ndjson": builder = try lines(path)
        case "json": builder = try list(path)
        case "csv": builder = try table(path)
        default:
            throw .error(
                at: Position(file: path),
                "a people file's name must tell its form",
                fix: "name it .jsonl, .json or .csv"
            )
        }
        return try finish(builder, file: path)
    }

    /// Sorts collected people, with a sentence for an `external_id` that is there twice.
    static func finish(
        _ builder: consuming PeopleBuilder,
        file: String
    ) throws(Diagnostic) -> (people: People, persons: [UInt32]) {
        do {
            return try builder.finishKeepingOrder()
        } catch {
            throw .error(
                at: Position(file: file, line: error.secondLine),
                "the `external_id` `\(error.externalID.prefix(60))` is there twice, first on line \(error.firstLine)"
            )
        }
    }

    private static func lines(_ path: String) throws(Diagnostic) -> PeopleBuilder {
        var reader = JSONPeople()
        try RecordFile(path: path, form: .lines).read { (bytes, line) throws(Diagnostic) in
            reader.scanner.at = 0
            do throws(JSONProblem) {
                try reader.person(bytes, line: line)
                try reader.scanner.expectEnd(bytes)
            } catch {
                let column = Position(file: path, offset: error.offset, in: bytes).column
                throw .error(at: Position(file: path, line: line, column: column), error.sentence)
            }
        }
        return reader.builder
    }

    private static func list(_ path: String) throws(Diagnostic) -> PeopleBuilder {
        let bytes = try InputFile.bytes(path, limit: largestList)
        if let offset = UTF8Check.firstInvalid(in: bytes.span) {
            throw .error(at: Position(file: path, offset: offset, in: bytes.span), "the file is not a text in UTF-8")
        }
        var reader = JSONPeople()
        var places = TextPlaces(file: path)
        do throws(JSONProblem) {
            let span = bytes.span
            guard try reader.scanner.kind(span) == .array else {
                throw reader.scanner.problem("the file is not a list, […]; one object a line belongs in a .jsonl file")
            }
            reader.scanner.at += 1
            if !reader.scanner.take(0x5D, span) {
                repeat {
                    reader.scanner.skipBlanks(span)
                    try reader.person(span, line: places.position(of: reader.scanner.at, span).line)
                } while reader.scanner.take(0x2C, span)
                try reader.scanner.expect(0x5D, span)
            }
            try reader.scanner.expectEnd(span)
        } catch {
            throw .error(at: Position(file: path, offset: error.offset, in: bytes.span), error.sentence)
        }
        return reader.builder
    }

    private static func table(_ path: String) throws(Diagnostic) -> PeopleBuilder {
        var reader = CSVPeople(path: path)
        var isEmpty = true
        try RecordFile(path: path, form: .csv).read { (bytes, line) throws(Diagnostic) in
            isEmpty = false
            try reader.record(bytes, line: line)
        }
        guard !isEmpty else {
            throw .error(at: Position(file: path), "the file is empty", fix: "its first line names the attributes")
        }
        return reader.builder
    }
}
