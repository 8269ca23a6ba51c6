extension PeopleBuilder {
    /// Adds the people of another builder behind this one's, as if they had been added here one after another.
    ///
    /// What one builder a thread has collected becomes one population so.
    public mutating func append(_ other: consuming PeopleBuilder) {
        let rows = UInt32(count)
        let idOffset = idBytes.count
        idBytes.append(contentsOf: other.idBytes)
        idEnds.append(contentsOf: other.idEnds.lazy.map { $0 + idOffset })
        lines.append(contentsOf: other.lines)

        let deviceOffset = deviceBytes.count
        deviceBytes.append(contentsOf: other.deviceBytes)
        deviceRows.append(contentsOf: other.deviceRows.lazy.map { $0 + rows })
        deviceTracking.append(contentsOf: other.deviceTracking)
        deviceIDFA.append(contentsOf: other.deviceIDFA.lazy.map { $0?.moved(by: deviceOffset) })
        deviceGoogle.append(contentsOf: other.deviceGoogle.lazy.map { $0?.moved(by: deviceOffset) })

        for column in other.staged {
            let handle = handle(column.name)
            staged[handle.index].append(column, rows: rows)
        }
    }
}

extension Range<Int> {
    fileprivate func moved(by offset: Int) -> Range<Int> {
        lowerBound + offset..<upperBound + offset
    }
}
