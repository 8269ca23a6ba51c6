import CanvasModel
import CanvasStep

/// One mapping of a document, whose keys are known.
struct Section {
    let value: LocatedValue
    /// What it is, for messages: "the canvas", "`entry`".
    let what: String

    /// Takes a mapping and notes the keys that it should not have; `nil` when the value is no mapping.
    init?(_ value: LocatedValue, _ what: String, keys: [String], into diagnostics: inout Diagnostics) {
        guard value.members != nil else {
            diagnostics.error(
                at: value.position,
                "\(what) must be a mapping, not \(value.kindDescription)",
                fix: "it has the keys \(keys.joined(separator: ", "))"
            )
            return nil
        }
        self.value = value
        self.what = what
        value.refuseUnknownKeys(known: keys, of: what, into: &diagnostics)
    }

    /// The value of a key; `nil` when there is none or it says nothing.
    subscript(key: String) -> LocatedValue? {
        value[key].flatMap { $0.isNull ? nil : $0 }
    }

    /// Where a key stands; where the mapping begins, when it has none.
    func position(of key: String) -> Position {
        value.members?.first { $0.key == key }?.position ?? value.position
    }

    /// Reads a value that may be left out.
    func read<Value>(_ key: String, _ type: FieldType<Value>, into diagnostics: inout Diagnostics) -> Value? {
        self[key].flatMap { type.read($0, &diagnostics) }
    }

    /// Reads a value that must be there.
    func require<Value>(
        _ key: String,
        _ type: FieldType<Value>,
        example: String,
        into diagnostics: inout Diagnostics
    ) -> Value? {
        guard let value = require(key, example: example, into: &diagnostics) else { return nil }
        return type.read(value, &diagnostics)
    }

    /// The value of a key that must be there.
    func require(_ key: String, example: String, into diagnostics: inout Diagnostics) -> LocatedValue? {
        if let value = self[key] { return value }
        diagnostics.error(at: position(of: key), "\(what) needs `\(key)`", fix: "for example \(key): \(example)")
        return nil
    }

    /// The elements of a list that may be left out.
    func list(_ key: String, into diagnostics: inout Diagnostics) -> [LocatedValue] {
        guard let value = self[key] else { return [] }
        if let elements = value.elements { return elements }
        diagnostics.error(at: value.position, "`\(key)` takes a list, not \(value.kindDescription)")
        return []
    }
}
