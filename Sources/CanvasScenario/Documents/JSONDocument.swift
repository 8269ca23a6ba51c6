import CanvasModel

/// Reads one JSON document.
///
/// YAML is nearly a superset of JSON, but not quite as libyaml reads it (surrogate pairs), and a message about a JSON
/// file should not speak of YAML.
struct JSONDocument {
    let file: String

    func read(_ bytes: [UInt8]) throws(Diagnostic) -> LocatedValue {
        let span = bytes.span
        var scanner = JSONScanner()
        var places = TextPlaces(file: file)
        scanner.skipBlanks(span)
        guard scanner.at < span.count else {
            throw .error(at: Position(file: file), "the file is empty")
        }
        do {
            return try read(span, &scanner, &places)
        } catch let problem as JSONProblem {
            throw .error(at: places.position(of: problem.offset, span), "this is not JSON: \(problem.sentence)")
        } catch let diagnostic as Diagnostic {
            throw diagnostic
        } catch {
            throw .error(at: Position(file: file), "the file can't be read")
        }
    }

    private enum Frame {
        case object, array
    }

    private func read(
        _ bytes: Span<UInt8>,
        _ scanner: inout JSONScanner,
        _ places: inout TextPlaces
    ) throws -> LocatedValue {
        var builder = DocumentBuilder()
        var frames: [Frame] = []
        while true {
            // A value, after its key within an object.
            let kind = try scanner.kind(bytes)
            let position = places.position(of: scanner.at, bytes)
            switch kind {
            case .object, .array:
                try builder.begin(map: kind == .object, at: position)
                scanner.at += 1
                if scanner.take(kind == .object ? 0x7D : 0x5D, bytes) {
                    try builder.end()
                    break
                }
                frames.append(kind == .object ? .object : .array)
                if kind == .object { try key(bytes, &scanner, &places, &builder) }
                continue
            case .string:
                let text = try scanner.string(bytes)
                try builder.scalar(scanner.text(text, bytes), isPlain: false, at: position)
            case .number:
                let range = try scanner.number(bytes)
                try builder.scalar(JSONScanner.string(bytes.extracting(range)), isPlain: true, at: position)
            case .boolean, .null:
                let range = try scanner.word(bytes)
                try builder.scalar(JSONScanner.string(bytes.extracting(range)), isPlain: true, at: position)
            }
            // What is complete with it, until something goes on.
            while let frame = frames.last, scanner.take(frame == .object ? 0x7D : 0x5D, bytes) {
                frames.removeLast()
                try builder.end()
            }
            guard let frame = frames.last else { break }
            guard scanner.take(0x2C, bytes) else {
                throw scanner.problem("`,` or `\(frame == .object ? "}" : "]")` is missing")
            }
            if frame == .object { try key(bytes, &scanner, &places, &builder) }
        }
        try scanner.expectEnd(bytes)
        guard let root = builder.root else { throw scanner.problem("a value is missing") }
        return root
    }

    private func key(
        _ bytes: Span<UInt8>,
        _ scanner: inout JSONScanner,
        _ places: inout TextPlaces,
        _ builder: inout DocumentBuilder
    ) throws {
        scanner.skipBlanks(bytes)
        let position = places.position(of: scanner.at, bytes)
        let text = try scanner.string(bytes)
        try builder.scalar(scanner.text(text, bytes), isPlain: false, at: position)
        try scanner.expect(0x3A, bytes)
    }
}
