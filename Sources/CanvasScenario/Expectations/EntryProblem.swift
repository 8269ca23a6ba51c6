import CanvasModel
import CanvasStep

/// Holds what is expected of an entry against it.
struct EntryProblem {
    let claim: PersonClaim
    let journey: PersonJourney

    /// What is wrong; `nil` when nothing is.
    var sentence: String? {
        let found: JourneyEntry?
        let missing: String
        switch claim.entry {
        case .last:
            found = journey.entries.last
            missing = "never entered"
        case .number(let number):
            found = journey.entries.count >= number ? journey.entries[number - 1] : nil
            missing =
                journey.entries.isEmpty
                ? "never entered" : "has only \(journey.entries.count) and no entry \(number)"
        }
        guard let entry = found else {
            // Who never came has converted to nothing.
            if claim.fact == .convertedAtAll(false), journey.entries.isEmpty { return nil }
            return "`\(claim.person)` \(missing), expected \(expected)"
        }
        return problem(with: entry).map { "\(who) \($0), expected \(expected)" }
    }

    private var who: String {
        switch claim.entry {
        case .number(1): "`\(claim.person)`"
        case .number(let number): "entry \(number) of `\(claim.person)`"
        case .last: "the last entry of `\(claim.person)`"
        }
    }

    private func problem(with entry: JourneyEntry) -> String? {
        let steps = entry.visits.map(\.step)
        switch claim.fact {
        case .path(let wanted): return steps == wanted ? nil : "took \(Self.list(steps))"
        case .visits(let wanted):
            let missing = wanted.filter { !steps.contains($0) }
            return missing.isEmpty ? nil : "did not come to \(Self.names(missing))"
        case .enteredAt(let instant, let step):
            return visits(entry, step, instant, "came to", \.enteredAt)
        case .leftAt(let instant, let step):
            return visits(entry, step, instant, "left", \.leftAt)
        case .interaction(let interaction, let wanted, let step):
            return self.interaction(entry, interaction, wanted, step)
        case .exited(let wanted):
            guard (entry.exit != nil) != wanted else { return nil }
            return entry.exit.map { "left at \($0.instant), \($0.reason)" } ?? "is still in the canvas"
        case .exitedAt(let instant):
            guard let exit = entry.exit else { return "is still in the canvas" }
            return exit.instant == instant ? nil : "left at \(exit.instant)"
        case .because(let reason):
            guard let exit = entry.exit else { return "is still in the canvas" }
            return exit.reason == reason ? nil : "left by \(exit.reason)"
        case .variant(let name): return entry.variant == name ? nil : "is of the variant `\(entry.variant)`"
        case .converted(let wanted):
            let missing = wanted.filter { name in !entry.conversions.contains { $0.name == name } }
            return missing.isEmpty ? nil : "did not convert to \(Self.names(missing))"
        case .convertedAtAll(let wanted):
            guard entry.conversions.isEmpty == wanted else { return nil }
            return wanted ? "did not convert" : "converted to \(Self.names(entry.conversions.map(\.name)))"
        case .entries, .member, .attribute: return nil
        }
    }

    private func visits(
        _ entry: JourneyEntry,
        _ step: String,
        _ wanted: Instant,
        _ verb: String,
        _ instant: (JourneyVisit) -> Instant?
    ) -> String? {
        let visits = entry.visits.filter { $0.step == step }
        guard !visits.isEmpty else { return "did not come to `\(step)`" }
        let instants = visits.compactMap(instant)
        if instants.contains(wanted) { return nil }
        guard !instants.isEmpty else { return "is still at `\(step)`" }
        return "\(verb) `\(step)` at \(instants.map(\.description).joined(separator: " and at "))"
    }

    private func interaction(
        _ entry: JourneyEntry,
        _ interaction: Interaction,
        _ wanted: Bool,
        _ step: String
    ) -> String? {
        let visits = entry.visits.filter { $0.step == step }
        guard !visits.isEmpty else { return wanted ? "did not come to `\(step)`" : nil }
        let first = visits.lazy.flatMap(\.interactions).first { $0.interaction == interaction }
        guard (first != nil) != wanted else { return nil }
        let verb = interaction == .synced ? "was" : "has"
        if let first { return "\(verb) \(interaction.rawValue) at `\(step)` at \(first.instant)" }
        let syncs = visits.flatMap(\.syncs)
        if interaction == .synced, let last = syncs.last {
            let reason = last.record.reason.map { ": \($0)" } ?? ""
            let outcome = last.record.outcome == .notSynced ? "not synced" : last.record.outcome.rawValue
            return "was \(outcome) at `\(step)` at \(last.instant)\(reason)"
        }
        return "\(verb) not \(interaction.rawValue) at `\(step)`"
    }

    private var expected: String {
        switch claim.fact {
        case .path(let steps): Self.list(steps)
        case .visits(let steps): "to visit \(Self.names(steps))"
        case .enteredAt(let instant, let step): "to come to `\(step)` at \(instant)"
        case .leftAt(let instant, let step): "to leave `\(step)` at \(instant)"
        case .interaction(let interaction, true, let step): "\(interaction.rawValue) at `\(step)`"
        case .interaction(let interaction, false, let step): "not \(interaction.rawValue) at `\(step)`"
        case .exited(true): "to have left"
        case .exited(false): "to be in the canvas at the end"
        case .exitedAt(let instant): "to leave at \(instant)"
        case .because(let reason): "to leave by \(reason)"
        case .variant(let name): "`\(name)`"
        case .converted(let names): "to convert to \(Self.names(names))"
        case .convertedAtAll(true): "to convert"
        case .convertedAtAll(false): "not to convert"
        case .entries, .member, .attribute: ""
        }
    }

    private static func list(_ steps: [String]) -> String { "[\(steps.joined(separator: ", "))]" }

    private static func names(_ names: [String]) -> String {
        names.map { "`\($0)`" }.joined(separator: ", ")
    }
}
