/// A value that an attribute of somebody may change to in mid-run, made ready in its column before filters are compiled.
///
/// Filters hold an answer for each text that a column knows; a text that nobody has yet must be among these.
package struct PreparedValue: Sendable {
    enum Value: Sendable {
        case text(TextReference)
        case code(UInt32)
        case number(Double)
        case flag(UInt8)
        case items([UInt32])
    }

    /// The column.
    package let column: Int
    let value: Value
}

/// Why an attribute can't have a value.
package enum ValueProblem: Error, Hashable, Sendable {
    /// The attribute takes numbers.
    case notNumber
    /// The attribute takes true or false.
    case notBoolean
}

extension People {
    /// Whether an attribute can be changed one value at a time; identifiers can't.
    package static func isChangeable(_ name: String) -> Bool {
        switch StandardAttribute(rawValue: name) {
        case .externalID, .idfa, .googleAdID, .randomBucket: false
        default: true
        }
    }

    /// Everybody, with room for a value that an attribute of somebody is to change to.
    ///
    /// - Parameters:
    ///   - name: The attribute; a column is made for one that nobody has.
    ///   - text: The value as it is written; `nil` to take the value away.
    package func preparing(_ name: String, _ text: String?) throws(ValueProblem) -> (People, PreparedValue) {
        var people = self
        if people.column(named: name) == nil { people = adding(Self.emptyColumn(name, text, count: count)) }
        let column = people.column(named: name) ?? people.columns.count - 1
        let value = try people.prepare(text, in: column)
        return (people, PreparedValue(column: column, value: value))
    }

    /// Changes an attribute of somebody to a value that was made ready.
    package mutating func set(_ prepared: PreparedValue, of person: Int) {
        switch (prepared.value, columns[prepared.column].storage) {
        case (.text(let reference), .text(var references)):
            references[person] = reference
            columns[prepared.column].storage = .text(references)
        case (.code(let code), .interned(var codes, let dictionary)):
            codes[person] = code
            columns[prepared.column].storage = .interned(codes: codes, dictionary: dictionary)
        case (.number(let number), .number(var numbers)):
            numbers[person] = number
            columns[prepared.column].storage = .number(numbers)
        case (.flag(let flag), .boolean(var flags)):
            flags[person] = flag
            columns[prepared.column].storage = .boolean(flags)
        case (.items(let new), .list(var starts, var items, let dictionary)):
            let old = Int(starts[person])..<Int(starts[person + 1])
            items.replaceSubrange(old, with: new)
            for index in (person + 1)..<starts.count {
                starts[index] = UInt32(Int(starts[index]) - old.count + new.count)
            }
            columns[prepared.column].storage = .list(starts: starts, items: items, dictionary: dictionary)
        default: break
        }
    }

    private func adding(_ column: Column) -> People {
        People(
            hashes: hashes,
            externalIDs: externalIDs,
            columns: columns + [column],
            devices: devices,
            arena: arena
        )
    }

    /// A column of an attribute that nobody has, of the kind that its first value makes it.
    private static func emptyColumn(_ name: String, _ text: String?, count: Int) -> Column {
        let isFlag = text == "true" || text == "false"
        switch StandardAttribute(rawValue: name) {
        case .adTrackingEnabled?:
            return Column(name: name, kind: .boolean, storage: .boolean(Array(repeating: 0, count: count)))
        case nil where isFlag:
            return Column(name: name, kind: .boolean, storage: .boolean(Array(repeating: 0, count: count)))
        case nil where text.flatMap(Self.number) != nil:
            return Column(name: name, kind: .number, storage: .number(Array(repeating: .nan, count: count)))
        default:
            let codes = [UInt32](repeating: 0, count: count)
            return Column(name: name, kind: .text, storage: .interned(codes: codes, dictionary: [.absent]))
        }
    }

    private static func number(_ text: String) -> Double? {
        Double(text).flatMap { $0.isFinite ? $0 : nil }
    }

    private mutating func prepare(_ text: String?, in column: Int) throws(ValueProblem) -> PreparedValue.Value {
        let kind = columns[column].kind
        if kind == .number, let text, Self.number(text) == nil { throw .notNumber }
        switch columns[column].storage {
        case .number: return .number(text.flatMap(Self.number) ?? .nan)
        case .boolean:
            guard let text else { return .flag(0) }
            guard text == "true" || text == "false" else { throw .notBoolean }
            return .flag(text == "true" ? 2 : 1)
        case .text: return .text(text.map { place($0) } ?? .absent)
        case .interned(let codes, var dictionary):
            let code = code(of: text, in: &dictionary)
            columns[column].storage = .interned(codes: codes, dictionary: dictionary)
            return .code(code)
        case .list(let starts, let items, var dictionary):
            guard let text else { return .items([]) }
            let new = text.split(separator: ",").map { code(of: String($0), in: &dictionary) }
            columns[column].storage = .list(starts: starts, items: items, dictionary: dictionary)
            return .items(new)
        }
    }

    private mutating func code(of text: String?, in dictionary: inout [TextReference]) -> UInt32 {
        guard let text else { return 0 }
        let known = dictionary.indices.dropFirst().first { string(dictionary[$0]) == text }
        if let known { return UInt32(known) }
        dictionary.append(place(text))
        return UInt32(dictionary.count - 1)
    }

    private mutating func place(_ text: String) -> TextReference {
        let bytes = text.utf8.prefix(TextReference.longest)
        let reference = TextReference(offset: arena.count, count: bytes.count)
        arena.append(contentsOf: bytes)
        return reference
    }
}
