public import CanvasModel
public import CanvasStep

extension FieldType where Value == Batching {
    /// When people are sent: `{ people: 2000, within: 1h }` or `{ every: 5s }`.
    public static var batching: FieldType {
        let shape = Schema.either([
            .object([("people", .integer, true), ("within", .duration, true)]),
            .object([("every", .duration, true)]),
        ])
        return FieldType(schema: shape) { value, diagnostics in
            guard value.members != nil else {
                diagnostics.error(
                    at: value.position,
                    "\(value.kindDescription) is not a way of batching",
                    fix: "for example { people: 2000, within: 1h } or { every: 5s }"
                )
                return nil
            }
            value.refuseUnknownKeys(known: ["people", "within", "every"], of: "`batching`", into: &diagnostics)
            if let every = value["every"], value["people"] == nil, value["within"] == nil {
                return interval(every, "every", &diagnostics).map { .everyone(every: $0) }
            }
            guard value["every"] == nil, let people = value["people"], let within = value["within"] else {
                diagnostics.error(
                    at: value.position,
                    "`batching` takes `people` and `within`, or `every` alone",
                    fix: "for example { people: 2000, within: 1h } or { every: 5s }"
                )
                return nil
            }
            guard let count = people.integer, count >= 1 else {
                diagnostics.error(at: people.position, "`people` takes a whole number from 1")
                return nil
            }
            return interval(within, "within", &diagnostics).map { .people(count, within: $0) }
        }
    }

    private static func interval(_ value: LocatedValue, _ name: String, _ diagnostics: inout Diagnostics) -> Interval? {
        if let interval = value.text.flatMap({ Interval($0) }), interval > .zero { return interval }
        diagnostics.error(at: value.position, "`\(name)` takes a duration of at least a second", fix: "for example 1h")
        return nil
    }
}
