import CanvasModel
import CanvasStep

/// The journey on a line, for messages: steps, paths, instants and reasons, nothing of the profile.
extension PersonJourney {
    /// A line an entry; one that says why there is none.
    public var lines: [String] {
        guard !entries.isEmpty else { return ["\(externalID): \(absence)"] }
        return entries.enumerated().map { index, entry in
            let number = entries.count > 1 ? " (entry \(index + 1) of \(entries.count))" : ""
            return "\(externalID)\(number): \(entry.text(until: end))"
        }
    }

    /// Why there is no entry.
    var absence: String {
        if let refusal = refusals.last {
            let count = refusals.count > 1 ? ", \(refusals.count) times, last" : ""
            return "did not enter: \(refusal.reason.sentence)\(count) at \(refusal.instant)"
        }
        let names = events.suffix(Self.most).map { "\($0.name) at \($0.instant)" }
        guard !names.isEmpty else { return "did not enter, and did nothing" }
        return "did not enter; did " + names.joined(separator: ", ")
    }

    /// As many things are told of one kind.
    static let most = 12
}

extension JourneyEntry {
    func text(until end: Instant) -> String {
        var parts = ["\(enteredAt) entered \(variant)"]
        let shown = visits.suffix(PersonJourney.most * 2)
        if shown.count < visits.count { parts.append("… \(visits.count - shown.count) more steps …") }
        parts += shown.map(\.text)
        var all = conversions.map { ($0.instant, "converted to \($0.name)") }
        if let exitEvent { all.append((exitEvent.instant, "must leave by \(exitEvent.name)")) }
        if let exit {
            parts.append("\(exit.instant) left, \(exit.reason)")
        } else {
            parts.append("there until the end at \(end)")
        }
        let notes = all.sorted { $0.0 < $1.0 }.map { "; \($0.1) at \($0.0)" }
        return parts.joined(separator: " → ") + notes.joined()
    }
}

extension JourneyVisit {
    fileprivate var text: String {
        var notes: [String] = []
        if hadChoice, let path { notes.append(path) }
        notes += interactions.filter { $0.interaction != .synced }.map { "\($0.interaction.rawValue) \($0.instant)" }
        notes += syncs.map { sync in
            let outcome = sync.record.outcome.rawValue
            return "\(outcome) \(sync.instant)" + (sync.record.reason.map { ", \($0)" } ?? "")
        }
        return "\(enteredAt) \(step)" + (notes.isEmpty ? "" : " (\(notes.joined(separator: "; ")))")
    }
}

extension EntryRefusal {
    /// What happened, as a sentence goes on.
    var sentence: String {
        switch self {
        case .audience: "the target audience did not accept them"
        case .reentry: "they were in the canvas before"
        case .cap: "the most entries were reached"
        }
    }
}
