/// Rows of text in columns.
package struct TextTable {
    /// How a column is set.
    package enum Alignment: Sendable {
        /// Text.
        case left
        /// Figures.
        case right
    }

    private let columns: [Alignment]
    private var rows: [[String]] = []

    /// Makes an empty table.
    package init(columns: [Alignment]) {
        self.columns = columns
    }

    /// Adds a row with a text a column.
    package mutating func add(_ row: [String]) {
        rows.append(row)
    }

    /// The lines: three spaces between columns, two between figures, none at the end.
    package var lines: [String] {
        let widths = columns.indices.map { column in
            rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
        }
        return rows.map { row in
            var line = ""
            for (column, alignment) in columns.enumerated() {
                let text = column < row.count ? row[column] : ""
                let padding = String(repeating: " ", count: widths[column] - text.count)
                if column > 0 { line += alignment == .right && columns[column - 1] == .right ? "  " : "   " }
                line += alignment == .right ? padding + text : text + padding
            }
            return line.trimmingSpacesAtEnd
        }
    }
}

extension String {
    /// The text without spaces at its end.
    var trimmingSpacesAtEnd: String {
        String(self[..<(lastIndex { $0 != " " }.map(index(after:)) ?? startIndex)])
    }

    /// The lines of the text, each ``printable``.
    package var printableLines: [String] {
        split(separator: "\n", omittingEmptySubsequences: false).map { String($0).printable }
    }

    /// The text with what would steer a terminal shown as `\u{FFFD}`: names come from files and networks.
    package var printable: String {
        guard unicodeScalars.contains(where: \.isControl) else { return self }
        var text = ""
        for scalar in unicodeScalars { text.unicodeScalars.append(scalar.isControl ? "\u{FFFD}" : scalar) }
        return text
    }
}

extension Unicode.Scalar {
    fileprivate var isControl: Bool {
        value < 0x20 || (0x7F...0x9F).contains(value) || (0x202A...0x202E).contains(value)
            || (0x2066...0x2069).contains(value)
    }
}
