import CanvasModel

/// A change of one setting of a canvas, as `--set wait.duration=2h` writes it.
///
/// The key is the step's id, then the names of the settings that lead to the value, with dots between them.
public struct DocumentChange: Hashable, Sendable {
    /// The step and the setting, `wait.duration`.
    public var key: String
    /// The value, as a document would write it.
    public var value: String

    /// Makes a change.
    public init(key: String, value: String) {
        self.key = key
        self.value = value
    }

    /// The document with the change.
    ///
    /// - Throws: What is wrong with the key or the value.
    func apply(to document: LocatedValue) throws(Diagnostic) -> LocatedValue {
        let position = Position(file: "--set \(key)")
        let names = key.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard names.count >= 2, !names.contains("") else {
            throw .error(at: position, "it does not name a setting", fix: "write STEP.SETTING=VALUE")
        }
        let steps = document["steps"]?.elements ?? []
        guard let index = steps.firstIndex(where: { $0["id"]?.text == names[0] }) else {
            let ids = steps.compactMap { $0["id"]?.text }
            throw .error(
                at: position,
                "the canvas has no step `\(names[0])`",
                fix: Spelling.suggestion(for: names[0], among: ids)
            )
        }
        let read = try DocumentReader(file: position.file).read(Array(value.utf8))
        var changed = steps
        changed[index] = steps[index].replacing(["settings"] + names.dropFirst(), by: read)
        return document.replacing(["steps"], by: LocatedValue(.list(changed), at: document.position))
    }
}

extension LocatedValue {
    /// The value with another one in the place that the keys lead to.
    fileprivate func replacing(_ keys: some Collection<String>, by value: LocatedValue) -> LocatedValue {
        guard let key = keys.first else { return value }
        var members = members ?? []
        if let index = members.firstIndex(where: { $0.key == key }) {
            let member = members[index]
            members[index] = Member(
                key: key,
                position: member.position,
                value: member.value.replacing(keys.dropFirst(), by: value)
            )
        } else {
            let empty = LocatedValue(.map([]), at: value.position)
            members.append(
                Member(key: key, position: value.position, value: empty.replacing(keys.dropFirst(), by: value))
            )
        }
        return LocatedValue(.map(members), at: self.members == nil ? value.position : position)
    }
}
