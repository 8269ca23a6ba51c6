import CanvasModel

/// Checks the first row of a table.
enum CSVHeader {
    /// Refuses names that are missing, empty or there twice.
    static func check(_ names: [String], required: [String], at position: Position) throws(Diagnostic) {
        for name in required where !names.contains(name) {
            throw .error(
                at: position,
                "the header has no column `\(name)`",
                fix: Spelling.nearest(to: name, among: names.filter { !required.contains($0) }).map {
                    "is it the one called `\($0.prefix(60))`?"
                }
            )
        }
        var seen: Set<String> = []
        for name in names {
            guard !name.isEmpty else { throw .error(at: position, "a column of the header has no name") }
            guard seen.insert(name).inserted else {
                throw .error(at: position, "the header has the column `\(name.prefix(60))` twice")
            }
        }
    }
}
