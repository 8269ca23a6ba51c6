import CanvasReport
import CanvasScenario

/// What two versions of a canvas make of the same people, as it is shown.
struct ComparisonListing {
    let comparison: RunComparison
    let first: String
    let second: String

    init(_ comparison: RunComparison, first: String, second: String) {
        self.comparison = comparison
        self.first = first
        self.second = second
    }

    /// What changes, a table a kind of place; one line when nothing does.
    var text: String {
        guard comparison.isChanged else { return "nothing changes\n" }
        var blocks = [summary]
        for kind in RunComparison.Kind.allCases {
            let changed = comparison.changed(kind)
            guard !changed.isEmpty else { continue }
            var table = TextTable(columns: [.left, .right, .right, .left])
            table.add([kind.heading, "A", "B", "people"])
            for place in changed { for row in rows(of: place) { table.add(row) } }
            blocks.append(table.lines.map { $0 + "\n" }.joined())
        }
        return blocks.joined(separator: "\n")
    }

    private var summary: String {
        let concerned = comparison.concerned
        let unchanged = RunComparison.Kind.allCases.filter { $0 != .network }
            .flatMap { kind in comparison.places.filter { $0.kind == kind && !$0.isChanged } }
        var text = "something changes for \(Figures.grouped(concerned.people)) of "
        text += Figures.counted(comparison.population, "person", plural: "people") + Self.named(concerned) + "\n"
        if !unchanged.isEmpty {
            let steps = unchanged.filter { $0.kind == .step }.map(\.name.printable)
            if !steps.isEmpty { text += "unchanged: \(steps.joined(separator: ", "))\n" }
        }
        return text
    }

    /// A place's first figure with whom it concerns, then the other figures that change.
    private func rows(of place: RunComparison.Place) -> [[String]] {
        var name = place.name.printable
        if let account = place.account { name += " (\(account.printable))" }
        if place.presence != .both { name += ", \(place.presence.rawValue)" }
        let main = place.figures.first
        var rows = [[name, Self.number(main?.first), Self.number(main?.second), Self.people(place.concerned)]]
        for figure in place.figures.dropFirst() where figure.isChanged {
            guard (figure.first ?? 0, figure.second ?? 0) != (0, 0) else { continue }
            rows.append(["  " + figure.name.printable, Self.number(figure.first), Self.number(figure.second), ""])
        }
        return rows
    }

    private static func number(_ value: Int?) -> String { value.map { Figures.grouped($0) } ?? "–" }

    /// `112: 100 only in A, 12 by another path; p-1, p-2, …`.
    private static func people(_ concerned: RunComparison.Concerned) -> String {
        guard concerned.people > 0 else { return "" }
        let kinds = [
            (concerned.onlyFirst, "only in A"), (concerned.onlySecond, "only in B"),
            (concerned.otherVisits, "more or less often"), (concerned.otherPath, "another way"),
            (concerned.otherOutcome, "another outcome"), (concerned.otherTime, "at another time"),
        ]
        let parts = kinds.filter { $0.0 > 0 }.map { "\(Figures.grouped($0.0)) \($0.1)" }
        return parts.joined(separator: ", ") + named(concerned)
    }

    private static func named(_ concerned: RunComparison.Concerned) -> String {
        guard !concerned.ids.isEmpty else { return "" }
        let rest = concerned.people > concerned.ids.count ? ", …" : ""
        return ": " + concerned.ids.map(\.printable).joined(separator: ", ") + rest
    }
}

extension RunComparison.Kind {
    /// The kind with the figure that stands beside each name.
    fileprivate var heading: String {
        switch self {
        case .step: "step, entered"
        case .variant: "variant, entries"
        case .exit: "exit, entries"
        case .conversion: "conversion, entries"
        case .audience: "audience, members"
        case .network: "network, requests"
        }
    }
}
