/// Everybody that a run knows: typed columns over one byte arena.
///
/// A person is an index, given by the order of a hash of `external_id`, so that neither the order of an input file nor
/// the number of threads changes anything. A step resolves an attribute's name to a column once, at launch, and reads
/// the column afterwards.
public struct People: Sendable {
    /// How many there are.
    public let count: Int
    /// The hash of each person's `external_id`, ascending; what draws derive from.
    public let hashes: [UInt64]
    /// Each person's `external_id`.
    public let externalIDs: [TextReference]
    /// The attributes that anybody has.
    public internal(set) var columns: [Column]
    /// The devices.
    public let devices: Devices
    /// The bytes that all texts refer to; `arena.span.extracting(reference.range)` reads one without a copy.
    public internal(set) var arena: [UInt8]
    private let indices: [String: Int]

    init(
        hashes: [UInt64],
        externalIDs: [TextReference],
        columns: [Column],
        devices: Devices,
        arena: [UInt8]
    ) {
        count = hashes.count
        self.hashes = hashes
        self.externalIDs = externalIDs
        self.columns = columns
        self.devices = devices
        self.arena = arena
        indices = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1.name, $0) })
    }

    /// Where an attribute's column is, `nil` when nobody has the attribute.
    public func column(named name: String) -> Int? {
        indices[name]
    }

    /// A text as a string; for messages and explanations, not for a cohort.
    public func string(_ reference: TextReference) -> String {
        String(decoding: arena[reference.range], as: UTF8.self)
    }

    /// A person's `external_id`.
    public func externalID(of person: Int) -> String {
        string(externalIDs[person])
    }

    /// The person with that `external_id`.
    public func person(externalID: String) -> Int? {
        let hash = StableHash.of(externalID)
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if hashes[middle] < hash { low = middle + 1 } else { high = middle }
        }
        while low < count, hashes[low] == hash {
            if self.externalID(of: low) == externalID { return low }
            low += 1
        }
        return nil
    }

    /// A person's value in a column; for messages, explanations and rare reads, not for a cohort.
    public func value(_ column: Int, of person: Int) -> AttributeValue {
        let kind = columns[column].kind
        switch columns[column].storage {
        case .text(let references):
            return parsed(references[person], kind)
        case .interned(let codes, let dictionary):
            return parsed(dictionary[Int(codes[person])], kind)
        case .number(let numbers):
            return numbers[person].isNaN ? .missing : .number(numbers[person])
        case .boolean(let flags):
            return flags[person] == 0 ? .missing : .boolean(flags[person] == 2)
        case .list(let starts, let items, let dictionary):
            let range = Int(starts[person])..<Int(starts[person + 1])
            return range.isEmpty ? .missing : .list(range.map { string(dictionary[Int(items[$0])]) })
        }
    }

    func parsed(_ reference: TextReference, _ kind: Column.Kind) -> AttributeValue {
        guard reference.isPresent else { return .missing }
        let text = string(reference)
        if kind == .number, let number = Double(text) { return .number(number) }
        return .text(text)
    }
}
