import CanvasFlow
import CanvasModel
import CanvasStep

extension RunScreen {
    /// The verdict, then what failed and each incident with what to do about it.
    var verdictLines: [String] {
        let isGood = verdict.isGood && unaccounted == 0 && !result.isInterrupted
        let stop = result.isInterrupted ? "interrupted at \(result.endedAt)" : nil
        let line = [stop, expectations, incidentCount, accounting].compactMap { $0 }.joined(separator: "   ")
        return [(isGood ? style.good("✓") : style.bad("✗")) + " " + line] + failureLines + incidentLines
    }

    private var incidents: [Incident] { result.networks.flatMap(\.report.incidents) }

    private var expectations: String? {
        guard let count = verdict.expectations else { return nil }
        guard !verdict.failures.isEmpty else { return Figures.counted(count, "expectation") }
        return "\(Figures.grouped(verdict.failures.count)) of \(Figures.counted(count, "expectation")) failed"
    }

    private var incidentCount: String {
        let open = incidents.filter { $0.closedAt == nil }.count
        return Figures.counted(incidents.count, "incident") + (open > 0 ? " (\(Figures.grouped(open)) open)" : "")
    }

    private var accounting: String {
        unaccounted == 0 ? "everyone accounted for" : "\(Figures.grouped(unaccounted)) unaccounted for"
    }

    /// Visits and entries that went missing, or came from nowhere.
    private var unaccounted: Int {
        let people = result.people
        let visits = result.steps.map { step in
            let left = ["proceeded", "exited", "waiting"].reduce(0) { $0 + (step.metric($1) ?? 0) }
            return abs((step.metric("entered") ?? 0) - left)
        }
        return visits.reduce(abs(people.entries - people.exited - people.inCanvas), +)
    }

    private var failureLines: [String] {
        shown(verdict.failures.map { $0.printableLines.map { "  " + $0 } })
    }

    private var incidentLines: [String] {
        shown(
            incidents.map { incident in
                let time =
                    incident.closedAt.map { "\(incident.openedAt) to \($0)" } ?? "open since \(incident.openedAt)"
                return [
                    "  \(incident.step.printable): \(incident.error.printable) (\(incident.scope.printable),"
                        + " \(incident.code.printable), \(time), \(Figures.grouped(incident.people)) people)",
                    "    \(incident.resolve.printable)",
                ]
            }
        )
    }

    /// The first few, and how many more there are.
    private func shown(_ items: [[String]]) -> [String] {
        let most = 5
        let rest = items.count - most
        return items.prefix(most).flatMap { $0 } + (rest > 0 ? ["  … and \(Figures.grouped(rest)) more"] : [])
    }
}
