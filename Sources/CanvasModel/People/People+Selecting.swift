extension People {
    /// One person alone, in columns of the same kinds, so that every filter answers as among everybody.
    ///
    /// - Parameter person: Who.
    package func only(_ person: Int) -> People {
        let rows = devices.rows(of: person)
        return People(
            hashes: [hashes[person]],
            externalIDs: [externalIDs[person]],
            columns: columns.map { Column(name: $0.name, kind: $0.kind, storage: $0.storage.only(person)) },
            devices: Devices(
                starts: [0, UInt32(rows.count)],
                idfa: rows.map { devices.idfa[$0] },
                googleAdID: rows.map { devices.googleAdID[$0] }
            ),
            arena: arena
        )
    }
}

extension Column.Storage {
    fileprivate func only(_ person: Int) -> Column.Storage {
        switch self {
        case .text(let references): return .text([references[person]])
        case .interned(let codes, let dictionary): return .interned(codes: [codes[person]], dictionary: dictionary)
        case .number(let numbers): return .number([numbers[person]])
        case .boolean(let flags): return .boolean([flags[person]])
        case .list(let starts, let items, let dictionary):
            let own = items[Int(starts[person])..<Int(starts[person + 1])]
            return .list(starts: [0, UInt32(own.count)], items: Array(own), dictionary: dictionary)
        }
    }
}
