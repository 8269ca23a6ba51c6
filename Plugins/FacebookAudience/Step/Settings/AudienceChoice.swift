import CanvasModel
import CanvasStep

/// Which audience a step syncs to.
public enum AudienceChoice: Hashable, Sendable {
    /// The one of that name, created at launch when there is none.
    case create(String)
    /// One that is there at launch, by name or by its number.
    case existing(String)

    /// The name, or the number.
    public var name: String {
        switch self {
        case .create(let name), .existing(let name): name
        }
    }

    /// Whether it is created.
    var isCreated: Bool {
        if case .create = self { true } else { false }
    }
}

extension FieldType where Value == AudienceChoice {
    /// `{ create: name }` or `{ existing: name }`.
    static var audienceChoice: FieldType {
        let kinds = ["create", "existing"]
        let schema = Schema.either(kinds.map { .object([($0, .text(pattern: nil), true)]) })
        return FieldType(schema: schema) { value, diagnostics in
            let members = value.members ?? []
            value.refuseUnknownKeys(known: kinds, of: "`audience`", into: &diagnostics)
            guard members.allSatisfy({ kinds.contains($0.key) }) else { return nil }
            guard members.count == 1, let member = members.first else {
                diagnostics.error(
                    at: value.position,
                    "`audience` says \(members.isEmpty ? "no audience" : "two audiences")",
                    fix: "for example audience: { create: abandoned_cart } or audience: { existing: abandoned_cart }"
                )
                return nil
            }
            let name = member.value.text.map(Self.trimmed) ?? ""
            guard !name.isEmpty else {
                diagnostics.error(at: member.value.position, "the audience's name is empty", fix: "give it a name")
                return nil
            }
            return member.key == "create" ? .create(name) : .existing(name)
        }
    }

    private static func trimmed(_ text: String) -> String {
        let isSpace = { (character: Character) in character.isWhitespace }
        let start = text.drop(while: isSpace)
        let end = start.reversed().prefix(while: isSpace).count
        return String(start.dropLast(end))
    }
}
