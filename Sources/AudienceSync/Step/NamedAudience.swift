import CanvasModel
public import CanvasStep

/// Which audience a step syncs to.
public enum NamedAudience: Hashable, Sendable {
    /// The one of that name, created at launch when there is none.
    case create(String)
    /// One that is there at launch, by name.
    case existing(String)

    /// The name.
    public var name: String {
        switch self {
        case .create(let name), .existing(let name): name
        }
    }

    /// Whether it is created when there is none.
    public var isCreated: Bool {
        if case .create = self { true } else { false }
    }
}

extension FieldType where Value == NamedAudience {
    /// `{ create: name }` or `{ existing: name }`.
    ///
    /// - Parameter longest: The most characters that the network takes in a name.
    public static func namedAudience(longest: Int) -> FieldType {
        let schema = Schema.either([
            .object([("create", .text(pattern: nil), true)]), .object([("existing", .text(pattern: nil), true)]),
        ])
        let example = "for example audience: { create: newcomers } or audience: { existing: newcomers }"
        return FieldType(schema: schema) { value, diagnostics in
            value.refuseUnknownKeys(known: ["create", "existing"], of: "`audience`", into: &diagnostics)
            let (created, existing) = (value["create"], value["existing"])
            guard let named = created ?? existing, created == nil || existing == nil else {
                let says = value.members == nil || created == nil ? "no audience" : "two audiences"
                diagnostics.error(at: value.position, "`audience` says \(says)", fix: example)
                return nil
            }
            let name = named.text ?? ""
            guard !name.isEmpty, name.count <= longest, name.first?.isWhitespace != true,
                name.last?.isWhitespace != true
            else {
                diagnostics.error(
                    at: named.position,
                    "the audience's name is not one of 1 to \(longest) characters without space around it",
                    fix: example
                )
                return nil
            }
            return created == nil ? .existing(name) : .create(name)
        }
    }
}
