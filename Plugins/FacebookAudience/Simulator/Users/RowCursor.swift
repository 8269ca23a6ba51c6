import CanvasModel
import NetworkSimulator

/// Reads the rows of an upload in one pass over its bytes, at the speed of memory rather than of a JSON tree.
///
/// A row becomes 64 bits: the hash of the best key that it holds (e-mail, phone, device, identifier), or of all cells
/// together when it holds none of these. So a removal takes out whom an addition by the same keys put in. The lowest
/// bit tells whether the network knows the person, see `MemberSet`.
struct RowCursor {
    /// What a row says.
    struct Row {
        /// The person; `nil` when the row is wrong.
        var member: UInt64?
        /// Where the first wrong cell stands, without quotes.
        var wrongCell: Range<Int> = 0..<0
    }

    /// Where the cells of the last row stand, when this is noted.
    private var cells: [Range<Int>] = []
    /// The keys of the last row that tell people apart, when these are noted.
    private(set) var ranked: [UInt64] = []

    private let bytes: UnsafeRawBufferPointer
    private let keys: [MatchKey]
    private let matching: MatchDraw
    private let notesCells: Bool
    private var position: Int
    private let end: Int

    // What the row being read has shown so far.
    private var bestRank = Int.max
    private var best: UInt64 = 0
    private var others: UInt64 = 0
    private var personal: PersonalKeys = []
    private var match = MatchDraw.Row()
    private var isBlank = true
    private var wrong: Range<Int>?

    /// Begins to read rows.
    ///
    /// - Parameters:
    ///   - bytes: A JSON text.
    ///   - range: Where the list of rows stands in it.
    ///   - keys: What each row holds.
    ///   - matching: Whom the network knows.
    ///   - notesCells: Whether to note where cells stand and which keys they are.
    init(
        _ bytes: UnsafeRawBufferPointer,
        in range: Range<Int>,
        keys: [MatchKey],
        matching: MatchDraw,
        notesCells: Bool
    ) {
        self.bytes = bytes
        self.keys = keys
        self.matching = matching
        self.notesCells = notesCells
        position = range.lowerBound
        end = range.upperBound
    }

    var isAtEnd: Bool {
        mutating get { peek() == nil }
    }

    /// The text that stands there, as written.
    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    /// The cells of the last row: texts without their quotes and escapes, anything else as written.
    var packedRow: PackedRow {
        var row = PackedRow()
        for range in cells {
            let written = bytes[range]
            guard written.first == UInt8(ascii: "\"") else {
                row.append(text(range) == "null" ? [] : Array(written))
                continue
            }
            let inner = UnsafeRawBufferPointer(rebasing: written.dropFirst().dropLast())
            if inner.contains(UInt8(ascii: "\\")) {
                let escaped = Array(inner)
                row.append((try? JSONScanner.unescaped(escaped, in: escaped.indices)) ?? escaped)
            } else {
                row.append(inner)
            }
        }
        return row
    }

    /// Takes the next byte that is no white space, if it is this one.
    @inline(__always)
    mutating func take(_ byte: UInt8) -> Bool {
        guard peek() == byte else { return false }
        position += 1
        return true
    }

    /// Reads a row of one cell for each key; `nil` when it has fewer or more, or is no list.
    mutating func list() -> Row? {
        guard take(UInt8(ascii: "[")) else { return nil }
        begin()
        for index in keys.indices {
            guard index == 0 || take(UInt8(ascii: ",")), cell(keys[index]) else { return nil }
        }
        guard take(UInt8(ascii: "]")) else { return nil }
        return row()
    }

    /// Reads a row that is one text, or a list of one: Meta's guides show both for a schema of one key.
    mutating func single() -> Row? {
        guard peek() != UInt8(ascii: "[") else { return list() }
        begin()
        guard let key = keys.first, cell(key) else { return nil }
        return row()
    }

    @inline(__always)
    private mutating func peek() -> UInt8? {
        while position < end {
            let byte = bytes[position]
            guard byte == 0x20 || (0x09...0x0D).contains(byte) else { return byte }
            position += 1
        }
        return nil
    }

    @inline(__always)
    private mutating func begin() {
        bestRank = Int.max
        others = 0
        personal = []
        match = MatchDraw.Row()
        isBlank = true
        wrong = nil
        if notesCells {
            cells.removeAll(keepingCapacity: true)
            ranked.removeAll(keepingCapacity: true)
        }
    }

    private mutating func row() -> Row {
        if let wrong { return Row(wrongCell: wrong) }
        if isBlank { return Row() }
        let together = StableHash.mix(others)
        guard bestRank < Int.max else {
            let isMatched = personal.identify && matching.matches(match, strongest: together)
            return Row(member: together & ~1 | (isMatched ? 1 : 0))
        }
        if personal.identify { matching.note(together, in: &match) }
        return Row(member: best & ~1 | (matching.matches(match, strongest: best) ? 1 : 0))
    }
}

extension RowCursor {
    /// The digest of the empty text, which Meta's Python library sends for a blank cell of a row.
    private static let emptyDigest: [UInt64] = {
        let digits = Array("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855".utf8)
        return digits.withUnsafeBytes { digits in
            stride(from: 0, to: 64, by: 8).map { ByteWord.load(digits, at: $0) }
        }
    }()

    /// Reads one cell; `false` when there is none, or no text where one must be.
    @inline(__always)
    private mutating func cell(_ key: MatchKey) -> Bool {
        guard let first = peek() else { return false }
        guard notesCells else { return cell(key, first) }
        let start = position
        defer { cells.append(start..<position) }
        return cell(key, first)
    }

    @inline(__always)
    private mutating func cell(_ key: MatchKey, _ first: UInt8) -> Bool {
        guard first == UInt8(ascii: "\"") else { return bareCell(key) }
        let start = position + 1
        if key.form == .digest || key.form == .device, start + 64 < end, bytes[start + 64] == UInt8(ascii: "\""),
            let hash = digest(at: start)
        {
            position = start + 65
            if let hash { note(hash, key) }
            return true
        }
        return textCell(key, from: start)
    }

    /// The hash of 64 hexadecimal digits; the inner `nil` is that of the empty text, the outer means other digits.
    @inline(__always)
    private func digest(at start: Int) -> UInt64?? {
        var hash: UInt64 = 0
        for offset in stride(from: 0, to: 64, by: 8) {
            let word = ByteWord.load(bytes, at: start + offset)
            guard ByteWord.isLowercaseHex(word) else { return nil }
            hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
            hash ^= hash >> 29
        }
        if ByteWord.load(bytes, at: start) == Self.emptyDigest[0],
            (1..<8).allSatisfy({ ByteWord.load(bytes, at: start + $0 * 8) == Self.emptyDigest[$0] })
        {
            return .some(nil)
        }
        return hash
    }

    /// Counts a cell that is not blank towards who the row is.
    @inline(__always)
    private mutating func note(_ hash: UInt64, _ key: MatchKey) {
        isBlank = false
        let mixed = StableHash.mix(hash ^ key.tag)
        if let rank = key.rank {
            matching.note(mixed, in: &match)
            if notesCells { ranked.append(mixed) }
            guard rank < bestRank else { return }
            bestRank = rank
            best = mixed
        } else {
            // A sum, so that the order of the columns doesn't matter.
            others &+= mixed
            personal.formUnion(key.part)
        }
    }

    private mutating func textCell(_ key: MatchKey, from start: Int) -> Bool {
        guard let close = ByteWord.closingQuote(in: bytes, from: start, to: end) else { return false }
        position = close + 1
        let range = start..<close
        let inner = UnsafeRawBufferPointer(rebasing: bytes[range])
        switch key.form {
        case .digest:
            if !range.isEmpty { refuse(range) }
        case .device:
            if Self.isUUID(inner) { note(StableHash.of(inner), key) } else if !range.isEmpty { refuse(range) }
        case .identifier:
            guard !range.isEmpty else { return true }
            guard inner.contains(UInt8(ascii: "\\")) else {
                note(StableHash.of(inner), key)
                return true
            }
            guard let plain = try? JSONScanner.unescaped(Array(inner), in: inner.indices) else { return false }
            note(StableHash.of(plain), key)
        case .value:
            let number = Double(String(decoding: inner, as: UTF8.self))
            if number.map({ $0 >= 0 }) != true { refuse(range) }
        case .remark: break
        }
        return true
    }

    /// A cell without quotes: a number, a list of limited data use, or nothing.
    private mutating func bareCell(_ key: MatchKey) -> Bool {
        let start = position
        if key.form == .remark, take(UInt8(ascii: "[")) {
            while let byte = peek(), byte != UInt8(ascii: "]") { position += 1 }
            return take(UInt8(ascii: "]"))
        }
        while position < end, !Self.endsWord(bytes[position]) { position += 1 }
        let range = start..<position
        let word = text(range)
        switch word {
        case "": return false
        case "null": return true
        default: break
        }
        guard JSONScanner.isNumber(word), let number = Double(word) else { return false }
        switch key.form {
        case .identifier: note(StableHash.of(word), key)
        case .value where number >= 0: break
        case .remark: break
        case .value, .digest, .device: refuse(range)
        }
        return true
    }

    private mutating func refuse(_ range: Range<Int>) {
        isBlank = false
        if wrong == nil { wrong = range }
    }

    private static func isUUID(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count == 36 else { return false }
        return bytes.enumerated().allSatisfy { offset, byte in
            switch offset {
            case 8, 13, 18, 23: byte == UInt8(ascii: "-")
            default: Character(Unicode.Scalar(byte)).isHexDigit && byte < 0x80
            }
        }
    }

    private static func endsWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "}"): true
        case UInt8(ascii: "\""), 0x20, 0x09...0x0D: true
        default: false
        }
    }
}
