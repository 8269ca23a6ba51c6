/// The values of one attribute while people are collected: row, bytes and kind of each.
struct StagedColumn: Sendable {
    static let listKind: UInt8 = 255
    /// More different texts than this, and a dictionary of them no longer pays.
    static let mostInterned = 65_536

    let name: String
    var rows: [UInt32] = []
    var kinds: [UInt8] = []
    var ends: [UInt32] = []
    var bytes: [UInt8] = []
    var lists: [[String]] = []

    init(name: String) {
        self.name = name
    }

    mutating func append(row: UInt32, _ value: UnsafeBufferPointer<UInt8>, _ kind: UInt8) -> Bool {
        guard rows.last != row else { return false }
        rows.append(row)
        kinds.append(kind)
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: value.prefix(TextReference.longest)))
        ends.append(UInt32(bytes.count))
        return true
    }

    mutating func append(row: UInt32, items: [String]) {
        guard rows.last != row else { return }
        rows.append(row)
        kinds.append(Self.listKind)
        ends.append(UInt32(bytes.count))
        lists.append(items)
    }

    func range(_ index: Int) -> Range<Int> {
        Int(index == 0 ? 0 : ends[index - 1])..<Int(ends[index])
    }

    func text(_ index: Int) -> String {
        String(decoding: bytes[range(index)], as: UTF8.self)
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
            for index in rows.indices { flags[Int(ranks[Int(rows[index])])] = text(index) == "true" ? 2 : 1 }
            return Column(name: name, kind: .boolean, storage: .boolean(flags))
        case .number:
            // A number that would be written otherwise, as 02134, keeps its text: a match key is made from that.
            if let numbers = canonicalNumbers(count: count, ranks: ranks) {
                return Column(name: name, kind: .number, storage: .number(numbers))
            }
        case .text: break
        }
        let isIdentifier = StandardAttribute(rawValue: name)?.isIdentifier ?? false
        if !isIdentifier, let interned = internedStorage(count: count, ranks: ranks, arena: &arena) {
            return Column(name: name, kind: kind, storage: interned)
        }
        return Column(name: name, kind: kind, storage: textStorage(count: count, ranks: ranks, arena: &arena))
    }

    private func canonicalNumbers(count: Int, ranks: [UInt32]) -> [Double]? {
        var numbers = [Double](repeating: .nan, count: count)
        for index in rows.indices {
            let text = text(index)
            guard let number = Double(text), number.isFinite, NumberText.of(number) == text else { return nil }
            numbers[Int(ranks[Int(rows[index])])] = number
        }
        return numbers
    }

    private func textStorage(count: Int, ranks: [UInt32], arena: inout [UInt8]) -> Column.Storage {
        var valueOf = [UInt32](repeating: .max, count: count)
        for index in rows.indices { valueOf[Int(ranks[Int(rows[index])])] = UInt32(index) }
        var references = [TextReference](repeating: .absent, count: count)
        for person in references.indices where valueOf[person] != .max {
            let range = range(Int(valueOf[person]))
            references[person] = TextReference(offset: arena.count, count: range.count)
            arena.append(contentsOf: bytes[range])
        }
        return .text(references)
    }

    private func internedStorage(count: Int, ranks: [UInt32], arena: inout [UInt8]) -> Column.Storage? {
        var codes = [UInt32](repeating: 0, count: count)
        var dictionary = [TextReference.absent]
        var known: [ArraySlice<UInt8>: UInt32] = [:]
        let start = arena.count
        for index in rows.indices {
            let value = bytes[range(index)]
            var code = known[value] ?? 0
            if code == 0 {
                guard dictionary.count <= Self.mostInterned else {
                    arena.removeSubrange(start...)
                    return nil
                }
                code = UInt32(dictionary.count)
                known[value] = code
                dictionary.append(TextReference(offset: arena.count, count: value.count))
                arena.append(contentsOf: value)
            }
            codes[Int(ranks[Int(rows[index])])] = code
        }
        return .interned(codes: codes, dictionary: dictionary)
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
