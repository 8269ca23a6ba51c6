extension PeopleBuilder {
    /// Sorts everybody by the hash of `external_id` and turns rows into columns.
    ///
    /// - Throws: `Duplicate` when two rows have one `external_id`.
    public consuming func finish() throws(Duplicate) -> People {
        try finishKeepingOrder().people
    }

    /// Does the same, and tells which person each row has become, for whoever lists people as a file does.
    ///
    /// - Throws: `Duplicate` when two rows have one `external_id`.
    public consuming func finishKeepingOrder() throws(Duplicate) -> (people: People, persons: [UInt32]) {
        let order = sortedRows()
        var ranks = [UInt32](repeating: 0, count: order.count)
        for (person, row) in order.enumerated() { ranks[Int(row.row)] = UInt32(person) }
        for index in order.indices.dropFirst() where order[index].hash == order[index - 1].hash {
            let (a, b) = (Int(order[index - 1].row), Int(order[index].row))
            guard idBytes[idRange(a)] == idBytes[idRange(b)] else { continue }
            let both = [Int(lines[a]), Int(lines[b])].sorted()
            let text = String(decoding: idBytes[idRange(a)], as: UTF8.self)
            throw Duplicate(externalID: text, firstLine: both[0], secondLine: both[1])
        }
        var arena: [UInt8] = []
        // All at once: growing by doubling would copy it, and hold twice as much.
        arena.reserveCapacity(staged.reduce(idBytes.count + deviceBytes.count) { $0 + $1.textCount })
        var ids: [TextReference] = []
        ids.reserveCapacity(order.count)
        idBytes.withUnsafeBufferPointer { bytes in
            for entry in order {
                let range = idRange(Int(entry.row))
                ids.append(TextReference(offset: arena.count, count: range.count))
                arena.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[range]))
            }
        }
        let (devices, tracking) = finishDevices(ranks: ranks, arena: &arena)
        var columns: [Column] = []
        // By name, as the order in which attributes turn up depends on the order of the rows.
        for index in staged.indices.sorted(by: { staged[$0].name < staged[$1].name }) {
            let column = staged[index]
            staged[index] = StagedColumn(name: column.name)
            guard !column.rows.isEmpty else { continue }
            columns.append(column.column(count: ids.count, ranks: ranks, arena: &arena))
        }
        if let tracking {
            columns.append(
                Column(name: StandardAttribute.adTrackingEnabled.rawValue, kind: .boolean, storage: .boolean(tracking))
            )
        }
        let people = People(
            hashes: order.map(\.hash),
            externalIDs: ids,
            columns: columns,
            devices: devices,
            arena: arena
        )
        return (people, ranks)
    }

    private struct Row {
        let hash: UInt64
        let row: UInt32
    }

    private func idRange(_ row: Int) -> Range<Int> {
        (row == 0 ? 0 : idEnds[row - 1])..<idEnds[row]
    }

    private func sortedRows() -> [Row] {
        var order: [Row] = []
        order.reserveCapacity(count)
        for row in 0..<count { order.append(Row(hash: StableHash.of(idBytes[idRange(row)]), row: UInt32(row))) }
        order.sort { left, right in
            guard left.hash == right.hash else { return left.hash < right.hash }
            return idBytes[idRange(Int(left.row))].lexicographicallyPrecedes(idBytes[idRange(Int(right.row))])
        }
        return order
    }

    /// The devices in person order, and whether any of a person's devices allows ad tracking.
    private func finishDevices(ranks: [UInt32], arena: inout [UInt8]) -> (Devices, tracking: [UInt8]?) {
        var starts = [UInt32](repeating: 0, count: ranks.count + 1)
        for row in deviceRows { starts[Int(ranks[Int(row)]) + 1] += 1 }
        for person in ranks.indices { starts[person + 1] += starts[person] }
        var next = starts
        var placed = [UInt32](repeating: 0, count: deviceRows.count)
        for (index, row) in deviceRows.enumerated() {
            let person = Int(ranks[Int(row)])
            placed[Int(next[person])] = UInt32(index)
            next[person] += 1
        }
        var tracking = [UInt8](repeating: 0, count: ranks.count)
        var idfa: [TextReference] = []
        var google: [TextReference] = []
        for index in placed.map(Int.init) {
            let person = Int(ranks[Int(deviceRows[index])])
            tracking[person] = max(tracking[person], max(deviceTracking[index], 1))
            idfa.append(place(deviceIDFA[index], in: &arena))
            google.append(place(deviceGoogle[index], in: &arena))
        }
        let devices = Devices(starts: starts, idfa: idfa, googleAdID: google)
        return (devices, deviceRows.isEmpty ? nil : tracking)
    }

    private func place(_ range: Range<Int>?, in arena: inout [UInt8]) -> TextReference {
        guard let range else { return .absent }
        let reference = TextReference(offset: arena.count, count: range.count)
        arena.append(contentsOf: deviceBytes[range])
        return reference
    }
}
