import NetworkSimulator

/// The rows that members came with, for who wants to look at them, and by which keys each can be found.
struct KeptRows: Codable {
    private struct Row: Codable, Equatable {
        let ordinal: Int
        /// Where its columns stand among `columns`.
        let places: [Int]
        let cells: [String]
    }

    private struct Entry: Codable {
        let member: UInt64
        var keys: [UInt64]
        var rows: [Row]
    }

    /// The columns of all uploads; a key that one upload names twice stands there twice.
    private var columns: [String] = []
    private var received = 0
    /// By who the member is.
    private var entries: [UInt64: Entry] = [:]
    /// Members by each key that tells people apart.
    private var membersByKey: [UInt64: [UInt64]] = [:]

    /// Keeps the row that a member came with; the same row again is not kept twice.
    mutating func insert(_ row: UserRows.Kept, member: UInt64, names: [String]) {
        let member = MemberSet.identity(member)
        let places = places(of: names)
        var entry = entries[member] ?? Entry(member: member, keys: [], rows: [])
        guard !entry.rows.contains(where: { $0.places == places && $0.cells == row.cells }) else { return }
        entry.rows.append(Row(ordinal: received, places: places, cells: row.cells))
        received += 1
        for key in row.keys where !entry.keys.contains(key) {
            entry.keys.append(key)
            membersByKey[key, default: []].append(member)
        }
        entries[member] = entry
    }

    /// Who holds any of these keys.
    func members(by keys: [UInt64]) -> [UInt64] {
        keys.flatMap { membersByKey[$0] ?? [] }
    }

    mutating func remove(_ member: UInt64) {
        let member = MemberSet.identity(member)
        guard let entry = entries.removeValue(forKey: member) else { return }
        for key in entry.keys {
            membersByKey[key]?.removeAll { $0 == member }
            if membersByKey[key]?.isEmpty == true { membersByKey[key] = nil }
        }
    }

    /// All rows, in the order of arrival.
    var listed: SimulatedMembers {
        let rows = entries.values.flatMap(\.rows).sorted { $0.ordinal < $1.ordinal }
        return SimulatedMembers(
            schema: columns,
            rows: rows.map { row in
                var cells = [String](repeating: "", count: columns.count)
                for (place, cell) in zip(row.places, row.cells) { cells[place] = cell }
                return cells
            }
        )
    }

    private mutating func places(of names: [String]) -> [Int] {
        var taken: Set<Int> = []
        return names.map { name in
            let known = columns.indices.first { columns[$0] == name && !taken.contains($0) }
            let place = known ?? columns.count
            if known == nil { columns.append(name) }
            taken.insert(place)
            return place
        }
    }
}

extension KeptRows {
    private enum CodingKeys: String, CodingKey {
        case columns, received, entries
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        columns = try container.decode([String].self, forKey: .columns)
        received = try container.decode(Int.self, forKey: .received)
        for entry in try container.decode([Entry].self, forKey: .entries) {
            for row in entry.rows {
                guard row.places.count == row.cells.count, row.places.allSatisfy(columns.indices.contains) else {
                    throw DecodingError.dataCorruptedError(
                        forKey: .entries,
                        in: container,
                        debugDescription: "a row does not fit its columns"
                    )
                }
            }
            entries[entry.member] = entry
            for key in entry.keys { membersByKey[key, default: []].append(entry.member) }
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(columns, forKey: .columns)
        try container.encode(received, forKey: .received)
        let ordered = entries.values.sorted { ($0.rows.first?.ordinal ?? 0) < ($1.rows.first?.ordinal ?? 0) }
        try container.encode(ordered, forKey: .entries)
    }
}
