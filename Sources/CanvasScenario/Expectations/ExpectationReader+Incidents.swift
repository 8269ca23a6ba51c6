import CanvasModel

/// The two ways to write of incidents: `incidents: none` or codes, and `incident: CODE` with what is known of it.
extension ExpectationReader {
    static let incidentFilters = ["network", "step", "scope", "closed"]
    private static let any = Condition(bounds: [.atLeast(1)], isShare: false)

    func incidents(
        _ value: LocatedValue,
        _ rest: [LocatedValue.Member],
        into diagnostics: inout Diagnostics
    ) -> [Check] {
        refuse(rest, known: [], of: "an expectation on incidents", into: &diagnostics)
        if value.text == "none" {
            return [(.noIncidents, Condition(bounds: [.exactly(0, decimals: 0)], isShare: false), value.position)]
        }
        let codes = value.elements ?? [value]
        guard !codes.isEmpty, codes.allSatisfy({ $0.text != nil }) else {
            diagnostics.error(at: value.position, "`incidents` takes none, a code or a list of codes")
            return []
        }
        return codes.map { (.incident(IncidentFilter(code: $0.text ?? ""), .count), Self.any, $0.position) }
    }

    func incident(
        _ code: String,
        _ subject: LocatedValue.Member,
        _ rest: [LocatedValue.Member],
        into diagnostics: inout Diagnostics
    ) -> [Check] {
        let figures = Expectation.IncidentFigure.allCases.map(\.rawValue)
        refuse(rest, known: Self.incidentFilters + figures, of: "an expectation on an incident", into: &diagnostics)
        var filter = IncidentFilter(code: code)
        for member in rest {
            switch member.key {
            case "network": filter.network = member.value.text
            case "step": filter.step = member.value.text
            case "scope": filter.scope = member.value.text
            case "closed":
                filter.isClosed = member.value.boolean
                if filter.isClosed == nil {
                    diagnostics.error(
                        at: member.value.position,
                        "`closed` takes true or false, not \(member.value.kindDescription)"
                    )
                }
            default: break
            }
        }
        let checks: [Check] = rest.compactMap { member in
            guard let figure = Expectation.IncidentFigure(rawValue: member.key) else { return nil }
            return Condition.read(member.value, member.key, allowsShare: false, into: &diagnostics)
                .map { (.incident(filter, figure), $0, member.position) }
        }
        // Without a figure it is enough that there is one.
        let saysFigure = rest.contains { figures.contains($0.key) }
        return saysFigure ? checks : [(.incident(filter, .count), Self.any, subject.value.position)]
    }
}
