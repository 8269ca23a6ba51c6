public import CanvasModel

/// Reads canvas and scenario documents, YAML 1.2 (core schema) or JSON, into located values.
///
/// A document may come from anywhere, so that everything that could grow without bound is bounded: its size, its depth,
/// and the number of values after its aliases are expanded.
public struct DocumentReader: Sendable {
    /// The most lists and mappings that may stand within each other.
    public static let deepest = 64
    /// The most values of a document, those that an alias repeats counted each time.
    public static let mostValues = 1_000_000

    /// The file as the person named it.
    public let file: String

    /// Makes a reader.
    ///
    /// - Parameter file: The file as the person named it, for positions.
    public init(file: String) {
        self.file = file
    }

    /// Reads the document of a file; one whose name ends in `.json` is JSON, any other YAML.
    ///
    /// - Throws: The problem that makes the file unreadable: the first, as nothing after it can be trusted.
    public static func read(_ path: String) throws(Diagnostic) -> LocatedValue {
        try DocumentReader(file: path).read(InputFile.bytes(path))
    }

    /// Reads a document from its bytes.
    public func read(_ bytes: [UInt8]) throws(Diagnostic) -> LocatedValue {
        var text = bytes[...]
        // A byte order mark is no part of the text, and would shift the columns of the first line.
        if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
        let utf8 = Array(text)
        if let offset = UTF8Check.firstInvalid(in: utf8.span) {
            throw .error(
                at: Position(file: file, offset: offset, in: utf8.span),
                "the file is not a text in UTF-8",
                fix: "save it as UTF-8; is it the file that you meant?"
            )
        }
        if file.lowercased().hasSuffix(".json") {
            return try JSONDocument(file: file).read(utf8)
        }
        return try YAMLDocument(file: file).read(utf8)
    }
}

extension Position {
    /// The line and column of a byte of a UTF-8 text.
    init(file: String, offset: Int, in bytes: Span<UInt8>) {
        var line = 1
        var column = 1
        for index in 0..<min(offset, bytes.count) {
            let byte = bytes[index]
            if byte == 0x0A {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        self.init(file: file, line: line, column: column)
    }
}
