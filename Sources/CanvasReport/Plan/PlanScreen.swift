public import CanvasFlow
import CanvasModel
import CanvasStep

/// What a person sees of a run that only plans: by ad account and audience, what would be done, and how to do it.
public struct PlanScreen: Sendable {
    /// What came of the run.
    public var result: RunResult
    /// The command that does what the plan says.
    public var command: String
    /// Whether a terminal shows it, so that colours mean something.
    public var isTerminal: Bool

    /// Makes a screen.
    public init(result: RunResult, command: String, isTerminal: Bool = false) {
        self.result = result
        self.command = command
        self.isTerminal = isTerminal
    }

    /// What follows the heading: it begins with an empty line and ends with a line feed.
    public var body: String {
        let networks = result.networks.compactMap { network in network.report.plan.map { (network.name, $0) } }
        var paragraphs = networks.flatMap { name, plan in
            plan.audiences.map { lines(of: $0, network: name) } + [totals(of: plan, network: name)]
        }
        if networks.isEmpty { paragraphs.append(["the canvas reaches no network, so there is nothing to plan"]) }
        paragraphs.append(["nothing was sent; this does it:", "  \(command)"])
        return paragraphs.map { "\n" + $0.joined(separator: "\n") + "\n" }.joined()
    }

    private var style: TerminalStyle { TerminalStyle(isOn: isTerminal) }

    private func lines(of audience: AudiencePlan, network: String) -> [String] {
        let fate = audience.id.map { "exists as \($0.printable)" } ?? "would be created"
        var table = TextTable(columns: [.left, .left])
        for (label, movement) in [("add", audience.additions), ("remove", audience.removals)] where movement.rows > 0 {
            table.add([label, text(of: movement)])
        }
        if audience.people > 0 {
            let shares = audience.keys.map { "\($0.key.printable) \(Figures.percent($0.people, of: audience.people))" }
            table.add(["keys", shares.joined(separator: " · ")])
        }
        for (index, reason) in audience.withoutKey.enumerated() {
            let people = index == 0 ? Figures.counted(audience.peopleWithoutKey, "person", plural: "people") + "; " : ""
            table.add([
                index == 0 ? "no key" : "", "\(people)\(Figures.grouped(reason.people)): \(reason.reason.printable)",
            ])
        }
        if audience.requests > 0 {
            table.add(["sent in", "\(Figures.counted(audience.requests, "request")), \(Self.size(audience.bytes))"])
        } else {
            table.add(["nobody", "would be sent"])
        }
        let title = "\(network) \(audience.adAccount.printable) · \(audience.name.printable) (\(fate))"
        return [title] + table.lines.map { "  " + $0 }
    }

    private func text(of movement: AudiencePlan.Movement) -> String {
        var parts = [Figures.counted(movement.people, "person", plural: "people")]
        if movement.rows > movement.people { parts[0] += " (\(Figures.grouped(movement.rows)) times)" }
        if let first = movement.first, let last = movement.last {
            parts.append(first == last ? "at \(first)" : "from \(first) to \(last)")
        }
        if let day = movement.busiestDay, movement.busiestDayRows < movement.rows {
            parts.append("most on \(day), \(Figures.grouped(movement.busiestDayRows))")
        }
        return parts.joined(separator: ", ")
    }

    private func totals(of plan: NetworkPlan, network: String) -> [String] {
        let work = "\(network): \(Figures.counted(plan.requests, "request")), \(Self.size(plan.bytes))"
        guard !plan.durations.isEmpty else { return [work] }
        let durations = plan.durations.map { tier in
            tier.duration == .zero
                ? "at once with \(tier.tier)" : "at least \(tier.duration) with \(tier.tier)"
        }
        return [style.faint(work + "; its quotas let that through " + durations.joined(separator: ", "))]
    }

    /// Bytes with one decimal of the largest unit of which there is one, in thousands.
    private static func size(_ bytes: Int) -> String {
        let units = [(1_000_000_000, "GB"), (1_000_000, "MB"), (1000, "kB")]
        guard let (unit, name) = units.first(where: { bytes >= $0.0 }) else {
            return Figures.counted(bytes, "byte")
        }
        let tenths = (bytes * 10 + unit / 2) / unit
        return "\(Figures.grouped(tenths / 10)).\(tenths % 10) \(name)"
    }
}
