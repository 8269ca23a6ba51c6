import CanvasModel

/// Puts values together as a parser meets them, within the bounds of a document.
///
/// It keeps its own stack of what is open, so that no depth of a document is a depth of calls.
struct DocumentBuilder {
    private struct Open {
        let position: Position
        let anchor: String?
        var elements: [LocatedValue] = []
        var members: [LocatedValue.Member] = []
        var keys: Set<String> = []
        var key: (text: String, position: Position)?
        let isMap: Bool
        var depth = 0
        var values = 1
    }

    private struct Anchored {
        let value: LocatedValue
        let depth: Int
        let values: Int
    }

    private var open: [Open] = []
    private var anchors: [String: Anchored] = [:]
    private(set) var root: LocatedValue?

    /// Whether the next scalar is the key of a mapping.
    private var expectsKey: Bool {
        guard let top = open.last else { return false }
        return top.isMap && top.key == nil
    }

    mutating func begin(map isMap: Bool, at position: Position, anchor: String? = nil) throws(Diagnostic) {
        try refuseKey(at: position)
        guard open.count < DocumentReader.deepest else { throw Self.tooDeep(position) }
        open.append(Open(position: position, anchor: anchor, isMap: isMap))
    }

    mutating func end() throws(Diagnostic) {
        guard let top = open.popLast() else { return }
        let value = LocatedValue(top.isMap ? .map(top.members) : .list(top.elements), at: top.position)
        try add(value, depth: top.depth + 1, values: top.values, anchor: top.anchor)
    }

    mutating func scalar(
        _ text: String,
        isPlain: Bool,
        at position: Position,
        anchor: String? = nil
    ) throws(Diagnostic) {
        let value = LocatedValue(.scalar(text, isPlain: isPlain), at: position)
        guard expectsKey else { return try add(value, depth: 0, values: 1, anchor: anchor) }
        if let anchor { anchors[anchor] = Anchored(value: value, depth: 0, values: 1) }
        try key(text, at: position)
    }

    mutating func alias(_ name: String, at position: Position) throws(Diagnostic) {
        guard let anchored = anchors[name] else {
            throw .error(at: position, "no value before this one has the anchor `&\(name)`")
        }
        if expectsKey {
            guard let text = anchored.value.text else { throw badKey(position) }
            return try key(text, at: position)
        }
        guard open.count + anchored.depth <= DocumentReader.deepest else { throw Self.tooDeep(position) }
        try add(anchored.value, depth: anchored.depth, values: anchored.values, anchor: nil)
    }

    private mutating func key(_ text: String, at position: Position) throws(Diagnostic) {
        guard open[open.count - 1].keys.insert(text).inserted else {
            throw .error(at: position, "the key `\(text.prefix(60))` is there twice", fix: "keep one of the two")
        }
        open[open.count - 1].key = (text, position)
    }

    private func refuseKey(at position: Position) throws(Diagnostic) {
        if expectsKey { throw badKey(position) }
    }

    private mutating func add(
        _ value: LocatedValue,
        depth: Int,
        values: Int,
        anchor: String?
    ) throws(Diagnostic) {
        if let anchor { anchors[anchor] = Anchored(value: value, depth: depth, values: values) }
        guard let top = open.indices.last else {
            root = value
            return
        }
        open[top].depth = max(open[top].depth, depth)
        open[top].values += values
        guard open[top].values <= DocumentReader.mostValues else {
            throw .error(
                at: value.position,
                "with its aliases expanded, the document has more than \(DocumentReader.mostValues) values",
                fix: "write less by anchors and aliases"
            )
        }
        if let key = open[top].key {
            open[top].members.append(.init(key: key.text, position: key.position, value: value))
            open[top].key = nil
        } else {
            open[top].elements.append(value)
        }
    }

    static func tooDeep(_ position: Position) -> Diagnostic {
        .error(at: position, "lists and mappings are nested more than \(DocumentReader.deepest) deep")
    }

    private func badKey(_ position: Position) -> Diagnostic {
        .error(at: position, "a key must be a text, not a list or a mapping", fix: "put it in quotes if it is one")
    }
}
