import CanvasModel
import CanvasReport
import CanvasScenario
import CanvasStep

/// An explanation as JSON.
struct ExplanationJSON {
    private let explanation: Explanation

    init(_ explanation: Explanation) {
        self.explanation = explanation
    }

    /// The document, with a line feed at the end.
    var document: String { value.document }

    var value: OrderedJSON {
        let (replay, reason): (String, String?) =
            switch explanation.replay {
            case .alone: ("alone", nil)
            case .whole(let reason): ("whole", reason)
            }
        return .object([
            ("version", .integer(1)),
            ("canvas", .text(explanation.canvas)),
            ("external_id", .text(explanation.externalID)),
            ("replay", .text(replay)),
            ("because", .optional(reason)),
            ("started_at", .text(explanation.start.description)),
            ("ended_at", .text(explanation.end.description)),
            ("moments", .list(explanation.moments.map(Self.moment))),
            ("absence", .optional(explanation.absence)),
        ])
    }

    /// Two futures, and when they part.
    static func value(_ fork: ForkedExplanation) -> OrderedJSON {
        .object([
            ("version", .integer(1)),
            ("from", .text(fork.fork.step)),
            ("set", .list(fork.fork.changes.map { .text($0.sentence) })),
            ("parts_at", .optional(fork.partsAt?.description)),
            ("first", ExplanationJSON(fork.first).value),
            ("second", ExplanationJSON(fork.second).value),
        ])
    }

    private static func moment(_ moment: ExplainedMoment) -> OrderedJSON {
        .object(
            [
                ("at", .text(moment.instant.description)),
                ("entry", .optional(moment.entry)),
                ("step", .optional(moment.step)),
            ] + members(moment.kind)
        )
    }

    private static func members(_ kind: ExplainedMoment.Kind) -> [(key: String, value: OrderedJSON)] {
        switch kind {
        case .performed(let name): [("what", .text("performed")), ("event", .text(name))]
        case .entered(let variant): [("what", .text("entered")), ("variant", .text(variant))]
        case .turnedAway(let refusal, let asked):
            [("what", .text("turned_away")), ("because", .text(refusal.rawValue)), ("filter", filter(asked))]
        case .interacted(let interaction): [("what", .text(interaction.rawValue))]
        case .arrived(let type): [("what", .text("arrived")), ("type", .text(type))]
        case .changed(let changes):
            [("what", .text("changed")), ("set", .list(changes.map { .text($0.sentence) }))]
        case .drew(let draw):
            [
                ("what", .text("drew")), ("for", .text(draw.subject)), ("draw", .number(draw.value)),
                ("from", draw.bounds.map { .number($0.lowerBound) } ?? .null),
                ("below", draw.bounds.map { .number($0.upperBound) } ?? .null),
                ("within", .boolean(draw.isWithin)),
            ]
        case .progressed(let path):
            [
                ("what", .text("progressed")), ("path", .optional(path.name)), ("to", .optional(path.target)),
                ("to_at", .text(path.instant.description)),
                (
                    "filters",
                    .list(path.conditions.map { .object([("path", .text($0.path)), ("filter", filter($0.filter))]) })
                ),
            ]
        case .waited(let until): [("what", .text("waited")), ("until", .text(until.description))]
        case .marked(let event): [("what", .text("marked")), ("event", .text(event))]
        case .converted(let name): [("what", .text("converted")), ("conversion", .text(name))]
        case .exited(let reason, let asked):
            [("what", .text("exited")), ("because", .text(reason)), ("filter", filter(asked))]
        case .sent(let request):
            [
                ("what", .text("sent")), ("request", .integer(request.number)), ("network", .text(request.network)),
                ("audience", .text(request.audience)), ("action", .text(request.isRemoval ? "remove" : "add")),
                (
                    "keys",
                    .list(request.keys.map { .object([("key", .text($0.name)), ("prefix", .optional($0.prefix))]) })
                ),
                ("by_kept_keys", .boolean(request.isByKeptKeys)),
            ]
        case .answered(let answer):
            [
                ("what", .text("answered")), ("request", .integer(answer.number)),
                ("outcome", .text(answer.outcome.rawValue)), ("code", .optional(answer.code)),
                ("problem", .optional(answer.problem)), ("retry_at", .optional(answer.retryAt?.description)),
            ]
        case .synced(let sync):
            [
                ("what", .text(sync.outcome.rawValue)), ("network", .text(sync.network)),
                ("audience", .text(sync.audience)), ("action", .text(sync.isRemoval ? "remove" : "add")),
                ("because", .optional(sync.reason)), ("superseded", .boolean(sync.isSuperseded)),
            ]
        }
    }

    private static func filter(_ filter: ExplainedFilter?) -> OrderedJSON {
        guard let filter else { return .null }
        return .object([
            ("asks", .text(filter.question.rawValue)),
            ("of", .text(filter.subject)),
            ("expected", .text(filter.expected)),
            ("actual", .optional(filter.actual)),
            ("holds", .boolean(filter.holds)),
            ("parts", .list(filter.parts.map { self.filter($0) })),
        ])
    }
}
