import AudienceSync
import CanvasModel
import CanvasStep

extension FieldType where Value == Batching {
    /// `{ every: 5s }` or `{ people: 2000, within: 1h }`.
    static var batching: FieldType {
        let timed = FieldType<Timed>.record(
            "batching by time",
            [
                Field(
                    "every",
                    \.every,
                    .duration,
                    "How long after the first who waits everyone is sent.",
                    range: Interval(seconds: 1)...Interval.hours(24),
                    example: "5s"
                )
            ]
        )
        let sized = FieldType<Sized>.record(
            "batching by size",
            [
                Field(
                    "people",
                    \.people,
                    .integer,
                    "How many people make a full batch.",
                    range: 1...FacebookNetwork.mostRows,
                    example: "2000"
                ),
                Field(
                    "within",
                    \.within,
                    .duration,
                    "How long after the first who waits a batch is sent that is not full.",
                    range: Interval(seconds: 1)...Interval.hours(24),
                    example: "1h"
                ),
            ]
        )
        return FieldType(schema: .either([timed.schema, sized.schema])) { value, diagnostics in
            if value["people"] != nil || value["within"] != nil {
                return sized.read(value, &diagnostics).map { .people($0.people, within: $0.within) }
            }
            return timed.read(value, &diagnostics).map { .everyone(every: $0.every) }
        }
    }
}

private struct Timed: StepSettings {
    var every = Interval.zero
}

private struct Sized: StepSettings {
    var people = 0
    var within = Interval.zero
}
