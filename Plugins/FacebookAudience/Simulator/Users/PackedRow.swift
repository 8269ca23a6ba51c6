/// The cells of a row in as few bytes as they can do with: a digest takes 33, a blank one.
struct PackedRow: Hashable {
    private enum Mark {
        static let blank: UInt8 = 0
        static let digest: UInt8 = 1
        static let text: UInt8 = 2
    }

    private var bytes: [UInt8] = []

    init() {}

    init(_ cells: [String]) {
        for cell in cells { append(Array(cell.utf8)) }
    }

    /// Adds a cell by what it says.
    mutating func append(_ cell: some RandomAccessCollection<UInt8>) {
        if cell.isEmpty {
            bytes.append(Mark.blank)
        } else if cell.count == 64, cell.allSatisfy({ Self.value(of: $0) != nil }) {
            bytes.append(Mark.digest)
            var high: UInt8?
            for digit in cell {
                let value = Self.value(of: digit) ?? 0
                if let first = high {
                    bytes.append(first << 4 | value)
                    high = nil
                } else {
                    high = value
                }
            }
        } else {
            bytes.append(Mark.text)
            withUnsafeBytes(of: UInt32(truncatingIfNeeded: cell.count).littleEndian) { bytes += $0 }
            bytes += cell
        }
    }

    /// What the cells say.
    var cells: [String] {
        var cells: [String] = []
        var position = 0
        while position < bytes.count {
            let mark = bytes[position]
            position += 1
            switch mark {
            case Mark.digest:
                cells.append(Self.hexadecimal(bytes[position..<position + 32]))
                position += 32
            case Mark.text:
                let count = bytes[position..<position + 4].reversed().reduce(0) { $0 << 8 | Int($1) }
                position += 4
                cells.append(String(decoding: bytes[position..<position + count], as: UTF8.self))
                position += count
            default: cells.append("")
            }
        }
        return cells
    }

    private static func hexadecimal(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.flatMap { [digit($0 >> 4), digit($0 & 15)] }, as: UTF8.self)
    }

    private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? value + 48 : value + 87 }

    @inline(__always)
    private static func value(of digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x61...0x66: digit - 0x57
        default: nil
        }
    }
}

/// As the cells.
extension PackedRow: Codable {
    init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode([String].self))
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(cells)
    }
}
