import CanvasModel
import CanvasStep

/// The journey in lines: each visit with its instants, its path and what networks made of it.
extension PersonJourney: CustomStringConvertible {
    /// Steps, paths, instants and reasons, nothing of the profile.
    public var description: String {
        guard !entries.isEmpty else { return "\(externalID): \(absence)" }
        var lines: [String] = []
        for (index, entry) in entries.enumerated() {
            let number = entries.count > 1 ? ", entry \(index + 1) of \(entries.count)" : ""
            lines.append("\(externalID)\(number): entered \(entry.enteredAt) as \(entry.variant)")
            lines += entry.lines
        }
        for refusal in refusals { lines.append("  turned away \(refusal.instant): \(refusal.reason.sentence)") }
        return lines.joined(separator: "\n")
    }
}

extension JourneyEntry {
    fileprivate var lines: [String] {
        let width = visits.map(\.step.count).max() ?? 0
        var lines = visits.flatMap { $0.lines(width) }
        for conversion in conversions { lines.append("  converted to \(conversion.name) at \(conversion.instant)") }
        if let exitEvent { lines.append("  had to leave by \(exitEvent.name) at \(exitEvent.instant)") }
        if let exit { lines.append("  left, \(exit.reason), at \(exit.instant)") }
        return lines
    }
}

extension JourneyVisit {
    fileprivate func lines(_ width: Int) -> [String] {
        let name = step + String(repeating: " ", count: max(0, width - step.count))
        let indent = "  " + String(repeating: " ", count: width + 2)
        let time: String
        switch leftAt {
        case nil: time = "since \(enteredAt)"
        case enteredAt: time = "\(enteredAt)"
        case .some(let left): time = "\(enteredAt) to \(left)"
        }
        var lines = ["  \(name)  \(time)" + (hadChoice ? path.map { "  by \($0)" } ?? "" : "")]
        for mark in interactions where mark.interaction != .synced {
            lines.append("\(indent)\(mark.instant) \(mark.interaction.rawValue)")
        }
        return lines + syncs.map { "\(indent)\($0.instant) \($0.record.sentence)" }
    }
}

extension SyncRecord {
    /// What became of the visit, in words.
    fileprivate var sentence: String {
        let why = reason.map { ": \($0)" } ?? ""
        let other = supersededBy == nil ? "" : ", with a later visit that was sent in its place"
        switch (outcome, isRemoval) {
        case (.synced, false): return "added to \(audience) at \(network)\(other)"
        case (.synced, true): return "removed from \(audience) at \(network)\(other)"
        case (.notSynced, _): return "not sent to \(network)\(why)"
        case (.errored, _): return "not taken by \(network)\(other)\(why)"
        }
    }
}
