import CanvasModel
import CanvasStep

/// Which audience a step syncs to.
public enum AudienceChoice: Hashable, Sendable {
    /// The one of that name, created at launch when there is none.
    case create(String, AudienceDetails = AudienceDetails())
    /// One that is there at launch, by name or by its number.
    case existing(String)

    /// The name, or the number.
    public var name: String {
        switch self {
        case .create(let name, _), .existing(let name): name
        }
    }

    /// Whether it is created.
    var isCreated: Bool {
        details != nil
    }

    /// What it is created with; `nil` when it is not.
    var details: AudienceDetails? {
        if case .create(_, let details) = self { details } else { nil }
    }
}

extension FieldType where Value == AudienceChoice {
    /// `{ create: name }` with or without details, or `{ existing: name }`.
    static var audienceChoice: FieldType {
        let details: [(name: String, schema: Schema, isRequired: Bool)] = [
            ("description", .text(pattern: nil), false),
            ("customer_file_source", .choice(AudienceDetails.Source.allCases.map(\.rawValue)), false),
            ("retention", .duration, false),
        ]
        let schema = Schema.either([
            .object([("create", .text(pattern: nil), true)] + details),
            .object([("existing", .text(pattern: nil), true)]),
        ])
        let known = ["create", "existing"] + details.map(\.name)
        return FieldType(schema: schema) { value, diagnostics in
            value.refuseUnknownKeys(known: known, of: "`audience`", into: &diagnostics)
            guard let members = value.members, members.allSatisfy({ known.contains($0.key) }) else {
                if value.members == nil { diagnostics.error(at: value.position, Self.none, fix: Self.example) }
                return nil
            }
            switch (value["create"], value["existing"]) {
            case (let name?, nil):
                guard let name = Self.name(name, &diagnostics) else { return nil }
                return AudienceDetails.read(value, into: &diagnostics).map { .create(name, $0) }
            case (nil, let name?):
                if let detail = members.first(where: { $0.key != "existing" }) {
                    diagnostics.error(
                        at: detail.value.position,
                        "`\(detail.key)` says how an audience is created, and `existing` names one that is there",
                        fix: "leave it out, or write create"
                    )
                    return nil
                }
                return Self.name(name, &diagnostics).map { .existing($0) }
            case (nil, nil):
                diagnostics.error(at: value.position, Self.none, fix: Self.example)
                return nil
            case (_?, _?):
                diagnostics.error(at: value.position, "`audience` says two audiences", fix: Self.example)
                return nil
            }
        }
    }

    private static var none: String { "`audience` says no audience" }
    private static var example: String {
        "for example audience: { create: abandoned_cart } or audience: { existing: abandoned_cart }"
    }

    private static func name(_ value: LocatedValue, _ diagnostics: inout Diagnostics) -> String? {
        let name = value.text.map(trimmed) ?? ""
        guard !name.isEmpty else {
            diagnostics.error(at: value.position, "the audience's name is empty", fix: "give it a name")
            return nil
        }
        return name
    }

    private static func trimmed(_ text: String) -> String {
        let isSpace = { (character: Character) in character.isWhitespace }
        let start = text.drop(while: isSpace)
        let end = start.reversed().prefix(while: isSpace).count
        return String(start.dropLast(end))
    }
}
