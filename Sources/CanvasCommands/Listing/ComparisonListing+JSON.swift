import CanvasReport
import CanvasScenario

extension ComparisonListing {
    /// The comparison as JSON, version 1: every place, also those at which nothing changes.
    var document: String {
        let lists = [
            ("steps", RunComparison.Kind.step), ("variants", .variant), ("exits", .exit),
            ("conversions", .conversion), ("audiences", .audience), ("networks", .network),
        ]
        let places = lists.map { name, kind in
            (key: name, value: OrderedJSON.list(comparison.places.filter { $0.kind == kind }.map(Self.place)))
        }
        return OrderedJSON.object(
            [
                ("version", .integer(1)), ("a", .text(first)), ("b", .text(second)),
                ("changes", .boolean(comparison.isChanged)), ("in_population", .integer(comparison.population)),
                ("people", Self.concerned(comparison.concerned, isWhole: true)),
            ] + places
        ).document
    }

    private static func place(_ place: RunComparison.Place) -> OrderedJSON {
        var members: [(key: String, value: OrderedJSON)] = [
            (place.kind == .step ? "id" : "name", .text(place.name))
        ]
        if let account = place.account { members.append(("account", .text(account))) }
        members += [
            ("in", .text(place.presence.rawValue)), ("changes", .boolean(place.isChanged)),
            (
                "figures",
                .object(
                    place.figures.map { figure in
                        (figure.name, .object([("a", .optional(figure.first)), ("b", .optional(figure.second))]))
                    }
                )
            ),
        ]
        if place.kind != .network { members.append(("people", concerned(place.concerned, isWhole: false))) }
        return .object(members)
    }

    private static func concerned(_ concerned: RunComparison.Concerned, isWhole: Bool) -> OrderedJSON {
        let kinds: [(String, Int)] = [
            ("only_a", concerned.onlyFirst), ("only_b", concerned.onlySecond),
            ("other_visits", concerned.otherVisits), ("other_path", concerned.otherPath),
            ("other_outcome", concerned.otherOutcome), ("other_time", concerned.otherTime),
        ]
        return .object(
            [("count", .integer(concerned.people))]
                + (isWhole ? [] : kinds.map { ($0.0, .integer($0.1)) })
                + [("ids", .list(concerned.ids.map { .text($0) }))]
        )
    }
}
