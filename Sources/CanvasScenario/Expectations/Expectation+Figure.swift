import CanvasFlow
import CanvasModel
import CanvasStep

/// Figures of the result: steps, conversions, audiences, exits, people, incidents, networks.
extension Expectation {
    /// A figure with the whole that it is a part of, or why there is none.
    private enum Reading {
        case figure(Figure)
        case unknown(String)
    }

    private struct Figure {
        var name: String
        var value: Int
        var whole: Int
        var wholeName: String
        /// Who reaches the place that the figure is about.
        var place: String
        /// Whether the figure is a share by itself.
        var isRate = false
    }

    /// What is wrong with a figure, if anything is.
    static func problem(
        with subject: Subject,
        _ condition: Condition,
        allowsNone: Bool,
        in facts: ExpectationFacts
    ) -> String? {
        switch reading(subject, facts) {
        case .unknown(let sentence): sentence
        case .figure(let figure): sentence(figure, condition, allowsNone: allowsNone)
        }
    }

    private static func sentence(_ figure: Figure, _ condition: Condition, allowsNone: Bool) -> String? {
        guard condition.isShare || figure.isRate else {
            if condition.accepts(Double(figure.value)) { return nil }
            return "\(figure.name) is \(figure.value), expected \(condition)"
        }
        guard figure.whole > 0 else {
            if allowsNone { return nil }
            return "nobody reached \(figure.place), so that \(figure.name) has no share, expected \(condition); "
                + "add allow_none: true if that is all right"
        }
        let share = Double(figure.value) / Double(figure.whole)
        if condition.accepts(share) { return nil }
        let text = NumberText.of((share * 1_000_000).rounded() / 1_000_000)
        return
            "\(figure.name) is \(text) (\(figure.value) of \(figure.whole) \(figure.wholeName)), expected \(condition)"
    }

    private static func reading(_ subject: Subject, _ facts: ExpectationFacts) -> Reading {
        let result = facts.result
        switch subject {
        case .step(let id, let name):
            return step(id, name, result)
        case .conversion(let name, let variant, let figure):
            return conversion(name, variant, figure, result)
        case .audience(let reference, let figure):
            return audience(reference, figure, facts)
        case .exits(let reason):
            let count = result.exits.first { $0.reason == reason }?.count ?? 0
            return .figure(
                Figure(
                    name: "exits by \(reason)",
                    value: count,
                    whole: result.people.entries,
                    wholeName: "entries",
                    place: "the canvas"
                )
            )
        case .people(let figure):
            return .figure(
                Figure(
                    name: "people \(figure.rawValue)",
                    value: figure.value(result.people),
                    whole: result.people.inPopulation,
                    wholeName: "people",
                    place: "the population"
                )
            )
        case .noIncidents:
            return noIncidents(result)
        case .incident(let filter, let figure):
            return incidents(filter, figure, result)
        case .network(let name, let figure):
            return network(name, figure, result)
        }
    }

    private static func network(_ name: String, _ figure: NetworkFigure, _ result: RunResult) -> Reading {
        guard let network = result.networks.first(where: { $0.name == name }) else {
            return .unknown(missing("no step reaches a network", name, result.networks.map(\.name)))
        }
        let value =
            switch figure {
            case .requests: network.report.requests
            case .retries: network.report.retries
            case .throttledSeconds: network.report.throttledSeconds
            }
        return .figure(
            Figure(
                name: "\(figure.rawValue) of `\(name)`",
                value: value,
                whole: network.report.requests,
                wholeName: "requests",
                place: "the network `\(name)`"
            )
        )
    }

    private static func noIncidents(_ result: RunResult) -> Reading {
        let all = result.networks.flatMap(\.report.incidents)
        // What came instead says more than its number.
        if let first = all.first {
            return .unknown(
                "\(all.count) incident\(all.count == 1 ? "" : "s") happened, expected none; "
                    + "the first is \(first.code) at `\(first.step)`"
            )
        }
        return .figure(Figure(name: "incidents", value: 0, whole: 0, wholeName: "incidents", place: "a network"))
    }

    private static func incidents(
        _ filter: IncidentFilter,
        _ figure: IncidentFigure,
        _ result: RunResult
    ) -> Reading {
        let found = result.networks.flatMap { network in
            network.report.incidents.filter { filter.accepts($0, of: network.name) }
        }
        let (name, value) =
            switch figure {
            case .count: (filter.description, found.count)
            case .people: ("people of \(filter)", found.reduce(0) { $0 + $1.people })
            }
        return .figure(
            Figure(name: name, value: value, whole: value, wholeName: "incidents", place: "a network")
        )
    }

    private static func step(_ id: String, _ name: String, _ result: RunResult) -> Reading {
        guard let step = result.steps.first(where: { $0.id == id }) else {
            return .unknown(missing("the canvas has no step", id, result.steps.map(\.id)))
        }
        guard let value = step.metric(name) ?? step.paths.first(where: { $0.name == name })?.count else {
            let known = step.metrics.map(\.name) + step.paths.map(\.name)
            return .unknown(missing("the step `\(id)` has no metric or path", name, known))
        }
        let entered = step.metric("entered") ?? 0
        return .figure(
            Figure(name: "\(name) of `\(id)`", value: value, whole: entered, wholeName: "entered", place: "`\(id)`")
        )
    }

    private static func conversion(
        _ name: String,
        _ variant: String?,
        _ figure: ConversionFigure,
        _ result: RunResult
    ) -> Reading {
        guard let conversion = result.conversions.first(where: { $0.name == name }) else {
            return .unknown(missing("the canvas has no conversion", name, result.conversions.map(\.name)))
        }
        var value = conversion.count
        var whole = result.people.entries
        var place = "the canvas"
        if let variant {
            guard let found = result.variants.first(where: { $0.name == variant }) else {
                return .unknown(missing("the canvas has no variant", variant, result.variants.map(\.name)))
            }
            value = found.conversions.first { $0.name == name }?.count ?? 0
            whole = found.entries
            place = "the variant `\(variant)`"
        }
        let of = variant.map { " in `\($0)`" } ?? ""
        return .figure(
            Figure(
                name: "the \(figure.rawValue) of `\(name)`\(of)",
                value: value,
                whole: whole,
                wholeName: "entries",
                place: place,
                isRate: figure == .rate
            )
        )
    }

    private static func audience(
        _ reference: AudienceReference,
        _ figure: AudienceFigure,
        _ facts: ExpectationFacts
    ) -> Reading {
        let name = reference.name
        let all = facts.result.networks.flatMap { result in result.report.audiences.map { (result, $0) } }
        let found = all.filter { result, audience in
            reference.accepts(name: audience.name, network: result.name, adAccount: audience.adAccount)
        }
        guard let (result, audience) = found.first else {
            return .unknown(missing("no step used an audience", name, all.map(\.1.name)))
        }
        guard found.count == 1 else {
            return .unknown("\(found.count) audiences are called `\(name)`; add network: or ad_account:")
        }
        let value: Int? =
            switch figure {
            case .received: audience.received
            case .invalid: audience.invalid
            case .matched: result.matched[audience.id]
            case .size, .members: facts.audienceSizes[result.name]?[audience.id]
            }
        guard let value else {
            return .unknown("\(figure.rawValue) of `\(name)` is not known: a real network does not tell it")
        }
        return .figure(
            Figure(
                name: "\(figure.rawValue) of `\(name)`",
                value: value,
                whole: audience.received,
                wholeName: "received",
                place: "the audience `\(name)`"
            )
        )
    }

    private static func missing(_ what: String, _ name: String, _ known: [String]) -> String {
        let fix = Spelling.suggestion(for: name, among: known).map { "; \($0)" } ?? ""
        return "\(what) `\(name.prefix(60))`\(fix)"
    }
}

extension Expectation.PeopleFigure {
    fileprivate func value(_ people: RunResult.PeopleCounts) -> Int {
        switch self {
        case .inPopulation: people.inPopulation
        case .inAudience: people.inAudience
        case .entries: people.entries
        case .entered: people.entered
        case .exited: people.exited
        case .inCanvas: people.inCanvas
        }
    }
}
