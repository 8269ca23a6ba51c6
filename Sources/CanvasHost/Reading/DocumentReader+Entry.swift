import CanvasModel
import CanvasStep

/// The kinds of schedule by their names in a document.
enum ScheduleType: String, CaseIterable {
    case scheduled
    case actionBased = "action_based"
    case apiTriggered = "api_triggered"

    /// The keys that only this kind has.
    var keys: [String] {
        switch self {
        case .scheduled: ["at", "every", "occurrences"]
        case .actionBased: ["trigger"]
        case .apiTriggered: []
        }
    }
}

extension EntryCap.Period: StringChoice {}
extension ScheduleType: StringChoice {}

/// A word of a document that is one of few.
protocol StringChoice: RawRepresentable, CaseIterable, Sendable where RawValue == String {}

extension DocumentReader {
    /// How many times a recurring canvas may take people in.
    ///
    /// Source: Braze, Create a Canvas, entry schedule.
    static let occurrences = 1...30

    /// Reads `schedule`.
    mutating func schedule(_ value: LocatedValue) -> EntrySchedule? {
        let all = ScheduleType.allCases
        guard
            let section = Section(
                value,
                "`schedule`",
                keys: ["type"] + all.flatMap(\.keys),
                into: &diagnostics
            ),
            let type = section.require("type", FieldType<ScheduleType>.choice, example: "scheduled", into: &diagnostics)
        else { return nil }
        for other in all where other != type {
            for key in other.keys where section[key] != nil {
                diagnostics.error(
                    at: section.position(of: key),
                    "a schedule of the type `\(type.rawValue)` has no `\(key)`",
                    fix: "leave it out, or write type: \(other.rawValue)"
                )
            }
        }
        switch type {
        case .scheduled: return scheduled(section)
        case .actionBased:
            guard let trigger = section.require("trigger", example: "{ event: cart_abandoned }", into: &diagnostics)
            else { return nil }
            return event(trigger, of: "`trigger`").map(EntrySchedule.actionBased)
        case .apiTriggered: return .apiTriggered
        }
    }

    private mutating func scheduled(_ section: Section) -> EntrySchedule {
        let every = section.read("every", .duration, into: &diagnostics)
        let occurrences = section.read("occurrences", .integer, into: &diagnostics)
        if let every, every <= .zero, let value = section["every"] {
            diagnostics.error(at: value.position, "`every` is \(every)", fix: "it must be at least 1s")
        }
        if let occurrences, !Self.occurrences.contains(occurrences), let value = section["occurrences"] {
            diagnostics.error(
                at: value.position,
                "`occurrences` is \(occurrences)",
                fix: "it must be from \(Self.occurrences.lowerBound) to \(Self.occurrences.upperBound)"
            )
        }
        if section["occurrences"] != nil, section["every"] == nil {
            diagnostics.error(
                at: section.position(of: "occurrences"),
                "`occurrences` counts nothing without `every`",
                fix: "say how long lies between two, for example every: 1d"
            )
        }
        return .scheduled(at: section.read("at", .instant, into: &diagnostics), every: every, occurrences: occurrences)
    }

    /// Reads `{ event: NAME }`.
    private mutating func event(_ value: LocatedValue, of what: String) -> String? {
        Section(value, what, keys: ["event"], into: &diagnostics)?
            .require("event", .text, example: "purchase", into: &diagnostics)
    }

    /// Reads `entry`.
    mutating func readEntry(_ value: LocatedValue, into draft: inout CanvasDraft) {
        guard let section = Section(value, "`entry`", keys: ["reentry_after", "max_entries"], into: &diagnostics)
        else { return }
        draft.entry.reentryAfter = section.read("reentry_after", .duration, into: &diagnostics)
        guard let cap = section["max_entries"],
            let capSection = Section(cap, "`max_entries`", keys: ["count", "per"], into: &diagnostics)
        else { return }
        let count = capSection.require("count", .integer, example: "1000", into: &diagnostics)
        let period = capSection.require(
            "per",
            FieldType<EntryCap.Period>.choice,
            example: "lifetime",
            into: &diagnostics
        )
        if let count, count < 1, let written = capSection["count"] {
            diagnostics.error(at: written.position, "`count` is \(count)", fix: "it must be at least 1")
        }
        guard let count, let period else { return }
        draft.entry.maxEntries = EntryCap(count: count, period: period)
        draft.capPosition = capSection["per"]?.position
    }

    /// Reads `exit_criteria`.
    mutating func readExitCriteria(_ value: LocatedValue, into draft: inout CanvasDraft) {
        guard let section = Section(value, "`exit_criteria`", keys: ["events", "filter"], into: &diagnostics)
        else { return }
        for element in section.list("events", into: &diagnostics) {
            guard let name = event(element, of: "an exit event"), !draft.exitEvents.contains(name) else { continue }
            draft.exitEvents.append(name)
        }
        draft.exitFilter = section.read("filter", .filter, into: &diagnostics)
    }

    /// Reads one of `conversions`.
    mutating func conversion(_ value: LocatedValue) -> ConversionDraft? {
        guard let section = Section(value, "a conversion", keys: ["name", "event", "within"], into: &diagnostics)
        else { return nil }
        let name = section.require("name", .text, example: "Purchase", into: &diagnostics)
        let event = section.require("event", .text, example: "purchase", into: &diagnostics)
        let within = section.read("within", .duration, into: &diagnostics) ?? ConversionCheck.defaultWindow
        guard let name, let event else { return nil }
        return ConversionDraft(
            event: ConversionEvent(name: name, event: event, within: within),
            namePosition: section["name"]?.position ?? value.position,
            withinPosition: section["within"]?.position ?? value.position
        )
    }
}
