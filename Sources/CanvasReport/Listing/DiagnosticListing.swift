public import CanvasModel

/// The problems found in some files.
public struct DiagnosticListing: Sendable {
    private let diagnostics: [Diagnostic]
    private let files: Int

    /// Takes problems in the order to show them, and how many files were looked at.
    public init(_ diagnostics: [Diagnostic], files: Int) {
        self.diagnostics = diagnostics
        self.files = files
    }

    /// Each problem on its own line, `file:line:column: error: sentence`.
    public var text: String {
        diagnostics.map { $0.description.printable + "\n" }.joined()
    }

    /// How many there are, one line.
    public var summary: String {
        let (errors, warnings) = (count(.error), count(.warning))
        let parts = [(errors, "error"), (warnings, "warning")].filter { $0.0 > 0 }
        let found = parts.isEmpty ? "no problems" : parts.map { Figures.counted($0.0, $0.1) }.joined(separator: ", ")
        return "\(found) in \(Figures.counted(files, "file"))"
    }

    /// The same as JSON.
    public var document: String {
        OrderedJSON.object([
            ("version", .integer(1)),
            ("files", .integer(files)),
            ("errors", .integer(count(.error))),
            ("warnings", .integer(count(.warning))),
            (
                "diagnostics",
                .list(
                    diagnostics.map { diagnostic in
                        .object([
                            ("severity", .text(diagnostic.severity.rawValue)),
                            ("file", .text(diagnostic.position.file)),
                            ("line", .integer(diagnostic.position.line)),
                            ("column", .integer(diagnostic.position.column)),
                            ("sentence", .text(diagnostic.sentence)),
                            ("fix", .optional(diagnostic.fix)),
                        ])
                    }
                )
            ),
        ]).document
    }

    private func count(_ severity: Diagnostic.Severity) -> Int {
        diagnostics.count { $0.severity == severity }
    }
}
