import NetworkSimulator

/// One field that a caller asks for, with what it wants of the object in it: `operation_status{code}`.
///
/// Source: Meta, Graph API, Field Expansion.
struct FieldSelection: Hashable {
    let name: String
    /// Names inside of the braces; empty when there were none.
    var inner: [String] = []

    /// Reads the parameter `fields`; `nil` when it was not sent or is empty.
    static func read(_ parameters: GraphParameters) throws(GraphError) -> [FieldSelection]? {
        guard let value = parameters["fields"] else { return nil }
        let text: String
        if case .array(let names) = try? parameters.json("fields") {
            text = names.compactMap(\.scalarText).joined(separator: ",")
        } else {
            text = parameters.text("fields") ?? String(decoding: value.bytes[value.range], as: UTF8.self)
        }
        let fields = try parse(text)
        return fields.isEmpty ? nil : fields
    }

    private static func parse(_ text: String) throws(GraphError) -> [FieldSelection] {
        var fields: [FieldSelection] = []
        var name = ""
        var inner: String?
        func finish() {
            guard !name.isEmpty else { return }
            let names = (inner ?? "").split(separator: ",").map { $0.filter { !$0.isWhitespace } }
            fields.append(FieldSelection(name: name, inner: names.filter { !$0.isEmpty }))
            name = ""
            inner = nil
        }
        var depth = 0
        for character in text {
            switch character {
            case "{":
                depth += 1
                inner = inner ?? ""
            case "}": depth -= 1
            case "," where depth == 0: finish()
            case _ where depth > 0: inner?.append(character)
            case _ where character.isWhitespace: break
            default: name.append(character)
            }
            guard (0...1).contains(depth) else { throw .invalidParameter }
        }
        guard depth == 0 else { throw .invalidParameter }
        finish()
        return fields
    }
}

/// What a node knows of a field.
enum FieldValue {
    case value(JSON)
    /// The field exists and holds nothing: Graph leaves it out.
    case unset

    /// The value, when there is one.
    static func optional(_ value: JSON?) -> FieldValue { value.map(FieldValue.value) ?? .unset }
}

/// An object of the graph that answers with the fields asked for.
protocol GraphNode {
    /// How error messages name its type.
    static var typeName: String { get }
    /// What it answers with when no fields are asked for.
    static var defaultFields: [String] { get }
    /// Whether it shows its identifier even when other fields are asked for.
    static var alwaysHasID: Bool { get }
    /// A field's value; `nil` when there is no such field.
    func field(_ name: String) -> FieldValue?
}

extension GraphNode {
    static var alwaysHasID: Bool { true }

    /// The object that holds these fields, in the order asked for, `id` always among them.
    func object(_ fields: [FieldSelection]?) throws(GraphError) -> JSON {
        var fields = fields ?? Self.defaultFields.map { FieldSelection(name: $0) }
        if Self.alwaysHasID, !fields.contains(where: { $0.name == "id" }) { fields.append(FieldSelection(name: "id")) }
        var members: [JSON.Member] = []
        for selection in fields {
            guard let field = field(selection.name) else {
                throw .unknownField(selection.name, of: Self.typeName)
            }
            guard case .value(var value) = field else { continue }
            if !selection.inner.isEmpty, case .object(let all) = value {
                value = .object(all.filter { selection.inner.contains($0.name) })
            }
            members.append(.init(name: selection.name, value: value))
        }
        return .object(members)
    }
}
