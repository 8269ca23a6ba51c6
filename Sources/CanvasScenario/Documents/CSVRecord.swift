/// Splits one record of CSV (RFC 4180) into its cells.
struct CSVRecord {
    /// A cell: bytes of the record, or of `unescaped` where a quote in it was doubled.
    struct Cell {
        let range: Range<Int>
        let isUnescaped: Bool
    }

    /// What keeps a record from being CSV.
    enum Problem: String, Error {
        case quoteInside = "has a quote inside a cell that does not begin with one"
        case afterQuote = "has something between a closing quote and the next comma"
        case unclosed = "has a quote that is never closed"
    }

    private(set) var cells: [Cell] = []
    private(set) var unescaped: [UInt8] = []

    mutating func split(_ bytes: Span<UInt8>) throws(Problem) {
        cells.removeAll(keepingCapacity: true)
        unescaped.removeAll(keepingCapacity: true)
        var at = 0
        while true {
            if at < bytes.count, bytes[at] == 0x22 {
                try quoted(bytes, &at)
            } else {
                let start = at
                while at < bytes.count, bytes[at] != 0x2C {
                    guard bytes[at] != 0x22 else { throw .quoteInside }
                    at += 1
                }
                cells.append(Cell(range: start..<at, isUnescaped: false))
            }
            guard at < bytes.count else { return }
            guard bytes[at] == 0x2C else { throw .afterQuote }
            at += 1
        }
    }

    private mutating func quoted(_ bytes: Span<UInt8>, _ at: inout Int) throws(Problem) {
        at += 1
        var start = at
        let first = unescaped.count
        while at < bytes.count {
            guard bytes[at] == 0x22 else {
                at += 1
                continue
            }
            guard at + 1 < bytes.count, bytes[at + 1] == 0x22 else {
                if unescaped.count == first {
                    cells.append(Cell(range: start..<at, isUnescaped: false))
                } else {
                    for index in start..<at { unescaped.append(bytes[index]) }
                    cells.append(Cell(range: first..<unescaped.count, isUnescaped: true))
                }
                at += 1
                return
            }
            for index in start...at { unescaped.append(bytes[index]) }
            at += 2
            start = at
        }
        throw .unclosed
    }

    /// A cell as a string.
    func text(_ cell: Cell, _ bytes: Span<UInt8>) -> String {
        if cell.isUnescaped { return String(decoding: unescaped[cell.range], as: UTF8.self) }
        return JSONScanner.string(bytes.extracting(cell.range))
    }
}
