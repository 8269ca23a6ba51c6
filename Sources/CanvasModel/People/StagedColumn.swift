/// The values of one attribute while people are collected: row, bytes and kind of each.
struct StagedColumn: Sendable {
    static let listKind: UInt8 = 255
    /// More different texts than this, and a dictionary of them no longer pays.
    static let mostInterned = 65_536

    let name: String
    private(set) var rows: [UInt32] = []
    private var kinds: [UInt8] = []
    private var lists: [[String]] = []
    /// The code of each value while the column is one of few texts; 0 for a list.
    private var codes: [UInt32] = []
    private var texts = InternedTexts()
    /// The values themselves, once there are too many to be told by codes.
    private var ends: [UInt32] = []
    private var bytes: [UInt8] = []
    private var isInterned: Bool

    init(name: String) {
        self.name = name
        isInterned = !(StandardAttribute(rawValue: name)?.isIdentifier ?? false)
    }

    /// How much of an arena the texts take.
    var textCount: Int { bytes.count + texts.bytes.count }

    mutating func append(row: UInt32, _ value: UnsafeBufferPointer<UInt8>, _ kind: UInt8) -> Bool {
        guard rows.last != row else { return false }
        let value = value.count <= TextReference.longest ? value : .init(rebasing: value.prefix(TextReference.longest))
        if isInterned {
            if let code = texts.code(of: value, limit: Self.mostInterned) {
                codes.append(code)
            } else {
                spellOut()
            }
        }
        if !isInterned {
            bytes.append(contentsOf: value)
            ends.append(UInt32(bytes.count))
        }
        rows.append(row)
        kinds.append(kind)
        return true
    }

    mutating func append(row: UInt32, items: [String]) {
        guard rows.last != row else { return }
        rows.append(row)
        kinds.append(Self.listKind)
        if isInterned { codes.append(0) } else { ends.append(UInt32(bytes.count)) }
        lists.append(items)
    }

    /// Adds the values of another column of the same attribute, whose rows come `offset` later.
    mutating func append(_ other: consuming StagedColumn, rows offset: UInt32) {
        rows.append(contentsOf: other.rows.lazy.map { $0 + offset })
        kinds.append(contentsOf: other.kinds)
        lists.append(contentsOf: other.lists)
        if isInterned, other.isInterned, let own = ownCodes(of: other.texts) {
            codes.append(contentsOf: other.codes.lazy.map { own[Int($0)] })
            return
        }
        if isInterned { spellOut() }
        if other.isInterned { other.spellOut() }
        let start = UInt32(bytes.count)
        ends.append(contentsOf: other.ends.lazy.map { $0 + start })
        bytes.append(contentsOf: other.bytes)
    }

    /// This column's code for each of another's; `nil` when there are too many texts together.
    private mutating func ownCodes(of other: InternedTexts) -> [UInt32]? {
        var own: [UInt32] = [0]
        for code in 1..<UInt32(other.count + 1) {
            let code = other.bytes[other.range(code)].withUnsafeBufferPointer {
                texts.code(of: $0, limit: Self.mostInterned)
            }
            guard let code else { return nil }
            own.append(code)
        }
        return own
    }

    /// Writes out what was told by codes, because there are too many different texts.
    private mutating func spellOut() {
        isInterned = false
        ends.reserveCapacity(codes.count)
        for code in codes {
            if code != 0 { bytes.append(contentsOf: texts.bytes[texts.range(code)]) }
            ends.append(UInt32(bytes.count))
        }
        codes = []
        texts = InternedTexts()
    }

    private func range(_ index: Int) -> Range<Int> {
        Int(index == 0 ? 0 : ends[index - 1])..<Int(ends[index])
    }

    private func text(_ index: Int) -> String {
        isInterned ? text(code: codes[index]) : String(decoding: bytes[range(index)], as: UTF8.self)
    }

    private func text(code: UInt32) -> String {
        code == 0 ? "" : String(decoding: texts.bytes[texts.range(code)], as: UTF8.self)
    }

    /// The one kind that all values have; text where they differ, so that the order of rows decides nothing.
    var kind: Column.Kind {
        if kinds.contains(Self.listKind) { return .list }
        if let standard = StandardAttribute(rawValue: name), standard != .randomBucket { return .text }
        if kinds.allSatisfy({ $0 == PeopleBuilder.ValueKind.number.rawValue }) { return .number }
        if kinds.allSatisfy({ $0 == PeopleBuilder.ValueKind.boolean.rawValue }) { return .boolean }
        return .text
    }

    /// The values as a column of `count` people, texts in `arena`.
    ///
    /// - Parameter ranks: The person of each row.
    consuming func column(count: Int, ranks: [UInt32], arena: inout [UInt8]) -> Column {
        let kind = kind
        switch kind {
        case .list:
            return Column(name: name, kind: .list, storage: listStorage(count: count, ranks: ranks, arena: &arena))
        case .boolean:
            var flags = [UInt8](repeating: 0, count: count)
            let known = (0..<UInt32(texts.count + 1)).map { text(code: $0) == "true" ? 2 : 1 as UInt8 }
            for index in rows.indices {
                flags[Int(ranks[Int(rows[index])])] =
                    isInterned ? known[Int(codes[index])] : text(index) == "true" ? 2 : 1
            }
            return Column(name: name, kind: .boolean, storage: .boolean(flags))
        case .number:
            // A number that would be written otherwise, as 02134, keeps its text: a match key is made from that.
            if let numbers = canonicalNumbers(count: count, ranks: ranks) {
                return Column(name: name, kind: .number, storage: .number(numbers))
            }
        case .text: break
        }
        let storage =
            isInterned
            ? internedStorage(count: count, ranks: ranks, arena: &arena)
            : textStorage(count: count, ranks: ranks, arena: &arena)
        return Column(name: name, kind: kind, storage: storage)
    }

    private func canonicalNumbers(count: Int, ranks: [UInt32]) -> [Double]? {
        func canonical(_ text: String) -> Double? {
            guard let number = Double(text), number.isFinite, NumberText.of(number) == text else { return nil }
            return number
        }
        var numbers = [Double](repeating: .nan, count: count)
        if isInterned {
            var known = [Double.nan]
            for code in 1..<UInt32(texts.count + 1) {
                guard let number = canonical(text(code: code)) else { return nil }
                known.append(number)
            }
            for index in rows.indices { numbers[Int(ranks[Int(rows[index])])] = known[Int(codes[index])] }
        } else {
            for index in rows.indices {
                guard let number = canonical(text(index)) else { return nil }
                numbers[Int(ranks[Int(rows[index])])] = number
            }
        }
        return numbers
    }

    private func textStorage(count: Int, ranks: [UInt32], arena: inout [UInt8]) -> Column.Storage {
        var valueOf = [UInt32](repeating: .max, count: count)
        for index in rows.indices { valueOf[Int(ranks[Int(rows[index])])] = UInt32(index) }
        var references = [TextReference](repeating: .absent, count: count)
        bytes.withUnsafeBufferPointer { bytes in
            for person in references.indices where valueOf[person] != .max {
                let range = range(Int(valueOf[person]))
                references[person] = TextReference(offset: arena.count, count: range.count)
                arena.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[range]))
            }
        }
        return .text(references)
    }

    private func internedStorage(count: Int, ranks: [UInt32], arena: inout [UInt8]) -> Column.Storage {
        var codesOfPeople = [UInt32](repeating: 0, count: count)
        for index in rows.indices { codesOfPeople[Int(ranks[Int(rows[index])])] = codes[index] }
        var dictionary = [TextReference.absent]
        dictionary.reserveCapacity(texts.count + 1)
        for code in 1..<UInt32(texts.count + 1) {
            let range = texts.range(code)
            dictionary.append(TextReference(offset: arena.count + range.lowerBound, count: range.count))
        }
        arena.append(contentsOf: texts.bytes)
        return .interned(codes: codesOfPeople, dictionary: dictionary)
    }

    private func listStorage(count: Int, ranks: [UInt32], arena: inout [UInt8]) -> Column.Storage {
        var itemsOf = [[String]](repeating: [], count: count)
        var list = 0
        for index in rows.indices {
            let person = Int(ranks[Int(rows[index])])
            if kinds[index] == Self.listKind {
                itemsOf[person] = lists[list]
                list += 1
            } else {
                itemsOf[person] = [text(index)]
            }
        }
        var starts: [UInt32] = [0]
        var items: [UInt32] = []
        var dictionary = [TextReference.absent]
        var known: [String: UInt32] = [:]
        for person in 0..<count {
            for item in itemsOf[person] {
                let code = known[item] ?? UInt32(dictionary.count)
                if Int(code) == dictionary.count {
                    known[item] = code
                    dictionary.append(TextReference(offset: arena.count, count: item.utf8.count))
                    arena.append(contentsOf: item.utf8)
                }
                items.append(code)
            }
            starts.append(UInt32(items.count))
        }
        return .list(starts: starts, items: items, dictionary: dictionary)
    }
}
