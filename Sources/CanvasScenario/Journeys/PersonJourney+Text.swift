import CanvasModel
import CanvasStep

/// The journey on a line, for messages: steps, paths, instants and reasons, nothing of the profile.
extension PersonJourney {
    /// A line an entry; one that says why there is none.
    public var lines: [String] {
        guard !entries.isEmpty else { return ["\(externalID): \(absence)"] }
        return entries.enumerated().map { index, entry in
            let number = entries.count > 1 ? " (entry \(index + 1) of \(entries.count))" : ""
            var line = JourneyLine()
            line.add(entry, until: end)
            return "\(externalID)\(number): \(line.text)"
        }
    }

    /// Why there is no entry.
    var absence: String {
        if let refusal = refusals.last {
            let count = refusals.count > 1 ? ", \(refusals.count) times, last" : ""
            return "did not enter: \(refusal.reason.sentence)\(count) at \(refusal.instant)"
        }
        let names = events.suffix(JourneyLine.mostEvents).map { "`\($0.name)` at \($0.instant)" }
        guard !names.isEmpty else { return "did not enter, and did nothing" }
        return "did not enter; did " + names.joined(separator: ", ")
    }
}

/// Writes an entry on a line; an instant or a day that was just written is not written again.
private struct JourneyLine {
    static let mostEvents = 12
    private static let mostVisits = 24

    private(set) var text = ""
    private var last: Instant?

    mutating func add(_ entry: JourneyEntry, until end: Instant) {
        text += "\(stamp(entry.enteredAt))entered \(entry.variant)"
        let shown = entry.visits.suffix(Self.mostVisits)
        if shown.count < entry.visits.count { text += " → … \(entry.visits.count - shown.count) more steps …" }
        for visit in shown { add(visit) }
        if let exit = entry.exit {
            text += " → \(stamp(exit.instant))left, \(exit.reason)"
        } else {
            text += " → there until the end, \(end)"
        }
        var marks = entry.conversions.map { ($0.instant, "converted to \($0.name)") }
        if let exitEvent = entry.exitEvent { marks.append((exitEvent.instant, "had to leave by \(exitEvent.name)")) }
        for (instant, mark) in marks.sorted(by: { $0.0 < $1.0 }) { text += "; \(mark) at \(instant)" }
    }

    private mutating func add(_ visit: JourneyVisit) {
        text += " → \(stamp(visit.enteredAt))\(visit.step)"
        var notes: [String] = []
        if visit.hadChoice, let path = visit.path { notes.append(path) }
        for (interaction, instant) in visit.interactions where interaction != .synced {
            notes.append(interaction.rawValue + note(instant))
        }
        for sync in visit.syncs {
            let outcome = sync.record.outcome == .notSynced ? "not synced" : sync.record.outcome.rawValue
            notes.append(outcome + note(sync.instant) + (sync.record.reason.map { ", \($0)" } ?? ""))
        }
        if !notes.isEmpty { text += " (\(notes.joined(separator: "; ")))" }
    }

    private mutating func stamp(_ instant: Instant) -> String {
        defer { last = instant }
        guard let last, last != instant else { return last == nil ? "\(instant) " : "" }
        return written(instant) + " "
    }

    private func note(_ instant: Instant) -> String {
        instant == last ? "" : " \(written(instant))"
    }

    /// The time alone on the day of what was written last.
    private func written(_ instant: Instant) -> String {
        let text = "\(instant)"
        guard let last, "\(last)".prefix(10) == text.prefix(10) else { return text }
        return String(text.dropFirst(11))
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
