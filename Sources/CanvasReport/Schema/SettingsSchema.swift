import CanvasHost
import CanvasModel
import CanvasStep

/// The JSON Schema of a step type's settings.
enum SettingsSchema {
    static func json(of type: StepTypeDescription) -> OrderedJSON {
        var members: [(key: String, value: OrderedJSON)] = [
            (key: "title", value: .text(type.title)), (key: "description", value: .text(type.summary)),
            (key: "type", value: "object"), (key: "additionalProperties", value: .boolean(false)),
        ]
        let required = type.fields.filter(\.isRequired).map(\.name)
        if !required.isEmpty { members.append((key: "required", value: .words(required))) }
        let properties = type.fields.map { (key: $0.name, value: json(of: $0)) }
        return .object(members + [(key: "properties", value: .object(properties))])
    }

    private static func json(of field: FieldDescription) -> OrderedJSON {
        var sentence = field.summary
        if let text = field.defaultText { sentence += " Without it: \(text)." }
        var members: [(key: String, value: OrderedJSON)] = [(key: "description", value: .text(sentence))]
        members += shape(field.schema)
        if let range = field.range { members += limits(range, field.schema) }
        return .object(members + [(key: "examples", value: [.text(field.example)])])
    }

    /// The limits of numbers; those of durations are told, for JSON Schema has no word for them.
    private static func limits(
        _ range: (lowest: String, highest: String),
        _ schema: Schema
    ) -> [(key: String, value: OrderedJSON)] {
        guard let lowest = Double(range.lowest), let highest = Double(range.highest) else {
            return [("$comment", .text("from \(range.lowest) to \(range.highest)"))]
        }
        func number(_ value: Double) -> OrderedJSON { Int(exactly: value).map { .integer($0) } ?? .number(value) }
        return [("minimum", number(lowest)), ("maximum", number(highest))]
    }

    /// What a schema says of a shape.
    static func shape(_ schema: Schema) -> [(key: String, value: OrderedJSON)] {
        switch schema {
        case .text(let pattern):
            // A YAML scalar such as 512345678 is a number to an editor and a text to the field.
            [("type", ["string", "number"])] + (pattern.map { [("pattern", .text($0))] } ?? [])
        case .integer: [("type", "integer")]
        case .number: [("type", "number")]
        case .boolean: [("type", "boolean")]
        case .duration: [("type", "string"), ("pattern", "^([Pp].+|([0-9]+[smhdw])+)$")]
        case .instant: [("type", "string"), ("format", "date-time")]
        case .filter: [("$ref", "#/$defs/filter")]
        case .choice(let words): [("enum", .words(words))]
        case .list(let element): [("type", "array"), ("items", .object(shape(element)))]
        case .object(let members):
            [
                ("type", "object"), ("additionalProperties", .boolean(false)),
                ("required", .words(members.filter(\.isRequired).map(\.name))),
                ("properties", .object(members.map { (key: $0.name, value: .object(shape($0.schema))) })),
            ]
        case .either(let shapes): [("anyOf", .list(shapes.map { .object(shape($0)) }))]
        }
    }
}

/// The JSON Schema of filters.
enum FilterSchema {
    private static let here = OrderedJSON.object([("$ref", "#/$defs/filter")])

    static var json: OrderedJSON {
        let list = OrderedJSON.object([("type", "array"), ("minItems", .integer(1)), ("items", here)])
        return .described(
            "Who is meant: all, any or not of filters, or one thing that is looked at and what must hold of it.",
            (
                "anyOf",
                [
                    .object([("type", "array"), ("items", here)]),
                    .shape("All of them hold.", [("all", list)], required: ["all"]),
                    .shape("One of them holds.", [("any", list)], required: ["any"]),
                    .shape("It does not hold.", [("not", here)], required: ["not"]), leaf,
                ]
            )
        )
    }

    private static var leaf: OrderedJSON {
        let words = Filter.subjectNames + Filter.operatorNames + Interaction.allCases.map(\.rawValue)
        let subjects = Filter.subjectNames.map { OrderedJSON.object([("required", [.text($0)])]) }
        return .object([
            ("type", "object"), ("additionalProperties", .boolean(false)),
            ("properties", .object(words.map { (key: $0, value: .boolean(true)) })), ("oneOf", .list(subjects)),
        ])
    }
}
