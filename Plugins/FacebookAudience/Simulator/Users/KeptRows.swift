import NetworkSimulator

/// The rows that members came with, for who wants to look at them, and by which keys each can be found.
struct KeptRows: Codable {
    private struct Row: Codable {
        let ordinal: Int
        /// Which of `layouts` its upload had.
        let layout: Int
        let cells: PackedRow
    }

    /// The columns of an upload, and where each stands among `columns`.
    private struct Layout: Codable {
        let names: [String]
        let places: [Int]
    }

    private struct Entry: Codable {
        let member: UInt64
        var keys: [UInt64]
        var rows: [Row]
    }

    /// The columns of all uploads; a key that one upload names twice stands there twice.
    private var columns: [String] = []
    private var layouts: [Layout] = []
    private var received = 0
    /// By who the member is.
    private var entries: [UInt64: Entry] = [:]
    /// Members by each key that tells people apart.
    private var membersByKey: [UInt64: [UInt64]] = [:]

    /// Keeps the row that a member came with; the same row again is not kept twice.
    mutating func insert(_ row: UserRows.Kept, member: UInt64, names: [String]) {
        let member = MemberSet.identity(member)
        let layout = layout(of: names)
        var entry = entries[member] ?? Entry(member: member, keys: [], rows: [])
        guard !entry.rows.contains(where: { $0.layout == layout && $0.cells == row.row }) else { return }
        entry.rows.append(Row(ordinal: received, layout: layout, cells: row.row))
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
                for (place, cell) in zip(layouts[row.layout].places, row.cells.cells) { cells[place] = cell }
                return cells
            }
        )
    }

    private mutating func layout(of names: [String]) -> Int {
        if let known = layouts.firstIndex(where: { $0.names == names }) { return known }
        var taken: Set<Int> = []
        let places = names.map { name in
            let known = columns.indices.first { columns[$0] == name && !taken.contains($0) }
            let place = known ?? columns.count
            if known == nil { columns.append(name) }
            taken.insert(place)
            return place
        }
        layouts.append(Layout(names: names, places: places))
        return layouts.count - 1
    }
}

extension KeptRows {
    private enum CodingKeys: String, CodingKey {
        case columns, layouts, received, entries
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        columns = try container.decode([String].self, forKey: .columns)
        layouts = try container.decode([Layout].self, forKey: .layouts)
        received = try container.decode(Int.self, forKey: .received)
        for entry in try container.decode([Entry].self, forKey: .entries) {
            for row in entry.rows {
                guard layouts.indices.contains(row.layout),
                    layouts[row.layout].places.count == row.cells.cells.count,
                    layouts[row.layout].places.allSatisfy(columns.indices.contains)
                else {
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
        try container.encode(layouts, forKey: .layouts)
        try container.encode(received, forKey: .received)
        let ordered = entries.values.sorted { ($0.rows.first?.ordinal ?? 0) < ($1.rows.first?.ordinal ?? 0) }
        try container.encode(ordered, forKey: .entries)
    }
}
