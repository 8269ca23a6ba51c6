import CanvasModel

/// Counts lines and columns up to offsets that only grow, so that a file of one long line costs no more than others.
struct TextPlaces {
    let file: String
    private var offset = 0
    private var line = 1
    private var column = 1

    init(file: String) {
        self.file = file
    }

    mutating func position(of target: Int, _ bytes: Span<UInt8>) -> Position {
        while offset < min(target, bytes.count) {
            if bytes[offset] == 0x0A {
                line += 1
                column = 1
            } else if bytes[offset] & 0xC0 != 0x80 {
                column += 1
            }
            offset += 1
        }
        return Position(file: file, line: line, column: column)
    }
}
