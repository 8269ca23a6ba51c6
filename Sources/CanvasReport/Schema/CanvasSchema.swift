package import CanvasHost
import CanvasModel

/// The JSON Schema of canvas documents, with the settings of every registered step type (JSON Schema, 2020-12).
///
/// It holds the shape of a document; what must hold between its parts only `canvas validate` knows.
package struct CanvasSchema: Sendable {
    private let types: [StepTypeDescription]

    /// Makes the schema of these step types.
    package init(_ types: [StepTypeDescription]) { self.types = types }

    /// The schema.
    package var json: OrderedJSON {
        let settings = types.map { (key: Self.definition(of: $0.type), value: SettingsSchema.json(of: $0)) }
        return .object([
            ("$schema", "https://json-schema.org/draft/2020-12/schema"), ("title", "A canvas"),
            ("type", "object"), ("additionalProperties", .boolean(false)), ("required", ["name", "steps"]),
            ("properties", .object(properties)),
            ("$defs", .object([(key: "filter", value: FilterSchema.json)] + settings)),
        ])
    }

    private static func definition(of type: String) -> String { "\(type) settings" }

    private var properties: [(key: String, value: OrderedJSON)] {
        [
            ("version", .described("The version of the format.", ("const", .integer(1)))),
            ("name", .described("The canvas's name.", ("type", "string"))),
            ("description", .described("What it is for.", ("type", "string"))),
            ("schedule", schedule),
            ("audience", .described("Who may come in; seen before the trigger.", ("$ref", "#/$defs/filter"))),
            (
                "entry",
                .shape(
                    "How often people come in, and how many.",
                    [
                        (
                            "reentry_after",
                            .described("When somebody may come again; once only without.", Self.duration)
                        ),
                        (
                            "max_entries",
                            .shape(
                                "The most entries.",
                                [
                                    ("count", .object([("type", "integer"), ("minimum", .integer(1))])),
                                    ("per", .object([("enum", .words(EntryCap.Period.allCases.map(\.rawValue)))])),
                                ],
                                required: ["count", "per"]
                            )
                        ),
                    ]
                )
            ),
            (
                "exit_criteria",
                .shape(
                    "What makes people leave, wherever they are.",
                    [
                        ("events", .object([("type", "array"), ("items", Self.event("The event."))])),
                        ("filter", .object([("$ref", "#/$defs/filter")])),
                    ]
                )
            ),
            (
                "conversions",
                .listing(
                    .shape(
                        "What counts as a success.",
                        [
                            ("name", .object([("type", "string")])), ("event", .object([("type", "string")])),
                            ("within", .described("How long after the entry; 3d without.", Self.duration)),
                        ],
                        required: ["name", "event"]
                    )
                )
            ),
            (
                "variants",
                .listing(
                    .shape(
                        "A share of the people, and where they begin.",
                        [
                            ("name", .object([("type", "string")])), ("percent", .object([("type", "number")])),
                            ("first_step", .object([("type", "string")])),
                            ("control", .described("A group that leaves at once.", ("type", "boolean"))),
                        ],
                        required: ["name", "percent"]
                    )
                )
            ),
            (
                "segments",
                .described(
                    "Filters by name.",
                    ("type", "object"),
                    ("additionalProperties", .object([("$ref", "#/$defs/filter")]))
                )
            ),
            ("steps", .object([("type", "array"), ("minItems", .integer(1)), ("items", step)])),
        ]
    }

    private static let duration: (key: String, value: OrderedJSON) = ("type", "string")

    private static func event(_ description: String) -> OrderedJSON {
        .shape(description, [("event", .object([("type", "string")]))], required: ["event"])
    }

    private var schedule: OrderedJSON {
        .shape(
            "When people come in.",
            [
                ("type", .object([("enum", ["scheduled", "action_based", "api_triggered"])])),
                ("at", .described("For scheduled: when.", ("type", "string"), ("format", "date-time"))),
                ("every", .described("For scheduled: how long lies between two.", Self.duration)),
                (
                    "occurrences",
                    .described(
                        "For scheduled: how many there are.",
                        ("type", "integer"),
                        ("minimum", .integer(1)),
                        ("maximum", .integer(30))
                    )
                ),
                ("trigger", Self.event("For action_based: the event.")),
            ],
            required: ["type"]
        )
    }

    private var step: OrderedJSON {
        let target = OrderedJSON.object([("type", "string")])
        let next = OrderedJSON.described(
            "The id of the next step, or one for each path; exit ends the journey.",
            ("anyOf", .list([target, .object([("type", "object"), ("additionalProperties", target)])]))
        )
        let rules = types.map { type in
            let settings = OrderedJSON.object([("$ref", .text("#/$defs/\(Self.definition(of: type.type))"))])
            var then: [(key: String, value: OrderedJSON)] = [
                ("properties", .object([(key: "settings", value: settings)]))
            ]
            if type.fields.contains(where: \.isRequired) { then.append((key: "required", value: ["settings"])) }
            let condition = OrderedJSON.object([
                ("properties", .object([(key: "type", value: .object([("const", .text(type.type))]))]))
            ])
            return OrderedJSON.object([("if", condition), ("then", .object(then))])
        }
        return .object([
            ("type", "object"), ("additionalProperties", .boolean(false)), ("required", ["id", "type"]),
            (
                "properties",
                .object([
                    ("id", .described("Its name in the canvas.", ("type", "string"))),
                    ("type", .described("The step type.", ("enum", .words(types.map(\.type))))),
                    ("name", .object([("type", "string")])), ("description", .object([("type", "string")])),
                    ("settings", .object([("type", "object")])), ("next", next),
                ])
            ),
            ("allOf", .list(rules)),
        ])
    }
}

extension OrderedJSON: ExpressibleByStringLiteral, ExpressibleByArrayLiteral {
    /// A text.
    package init(stringLiteral value: String) { self = .text(value) }
    /// A list.
    package init(arrayLiteral elements: OrderedJSON...) { self = .list(elements) }

    /// A list of texts.
    static func words(_ words: [String]) -> OrderedJSON { .list(words.map { .text($0) }) }

    /// A schema with a sentence about it.
    static func described(_ sentence: String, _ members: (key: String, value: OrderedJSON)...) -> OrderedJSON {
        .object([(key: "description", value: .text(sentence))] + members)
    }

    /// The schema of a list.
    static func listing(_ element: OrderedJSON) -> OrderedJSON {
        .object([("type", "array"), ("items", element)])
    }

    /// The schema of an object with these keys and no others.
    static func shape(
        _ sentence: String,
        _ properties: [(key: String, value: OrderedJSON)],
        required: [String] = []
    ) -> OrderedJSON {
        var members: [(key: String, value: OrderedJSON)] = [
            (key: "description", value: .text(sentence)), (key: "type", value: "object"),
            (key: "additionalProperties", value: .boolean(false)),
        ]
        if !required.isEmpty { members.append((key: "required", value: .words(required))) }
        return .object(members + [(key: "properties", value: .object(properties))])
    }
}
