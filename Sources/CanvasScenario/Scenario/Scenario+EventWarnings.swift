import CanvasFlow
public import CanvasHost
public import CanvasModel
import Foundation

/// Events of the input that do nothing, probably by mistake.
extension Scenario {
    /// Says which events of the input the run never sees, and which names are nearly those that the canvas looks for.
    ///
    /// - Parameters:
    ///   - canvas: The canvas.
    ///   - log: The events, as `makeEvents` read them.
    public func eventWarnings(in canvas: Canvas, log: EventLog) -> [Diagnostic] {
        var check = EventCheck(canvas, start: start, length: runFor ?? FlowInput.defaultLength(of: canvas))
        check.note(behavior)
        switch events {
        case .none, .made: return []
        case .file(_, let position):
            for name in log.names { check.note(name, at: position) }
            let trigger = log.names.firstIndex { check.isTrigger($0) }.map(UInt32.init)
            for event in log.events { check.note(event.instant, isTrigger: event.name == trigger, at: position) }
        case .inline(let elements):
            for element in elements {
                guard let name = element["name"]?.text, let time = element["time"]?.text,
                    let instant = Instant(rfc3339: time)
                else { continue }
                check.note(name, at: element.position)
                check.note(instant, isTrigger: check.isTrigger(name), at: element.position)
            }
        }
        return check.warnings
    }

    /// The same for who only looks: reads the file of events without knowing the people, and says what is wrong with it,
    /// and which people and events that expectations name neither file has.
    public func eventProblems(in canvas: Canvas) -> [Diagnostic] {
        peopleProblems() + logProblems(in: canvas)
    }

    private func logProblems(in canvas: Canvas) -> [Diagnostic] {
        guard case .file(let path, let position) = events else { return eventWarnings(in: canvas, log: EventLog()) }
        do {
            let log = try EventFile.read(path, people: nil)
            let known = knownEvents(of: canvas, log: log)
            return eventWarnings(in: canvas, log: log)
                + ExpectationCheck.unknownEvents(of: expectations ?? [], among: known)
        } catch {
            return [Self.located(error, path, position)]
        }
    }

    /// A file of people is read only where expectations name some; else it must be there.
    private func peopleProblems() -> [Diagnostic] {
        guard case .file(let path, let position) = people else { return [] }
        do {
            guard let expectations, expectations.contains(where: { !$0.people.isEmpty }) else {
                let handle = try InputFile.open(path)
                try? handle.close()
                return []
            }
            return ExpectationCheck.unknownPeople(of: expectations, among: .all(try PeopleFile.read(path)))
        } catch {
            return [Self.located(error, path, position)]
        }
    }

    /// A problem with a file as a whole belongs where the file is named.
    private static func located(_ error: Diagnostic, _ path: String, _ position: Position) -> Diagnostic {
        guard error.position.line == 0 else { return error }
        return .error(at: position, "`\(path)`: \(error.sentence)", fix: error.fix)
    }
}

/// Looks at one event after another.
private struct EventCheck {
    private let trigger: String?
    /// Whether filters look back for it, so that one before the start means something.
    private let triggerIsCited: Bool
    private var known: Set<String>
    private let start: Instant
    private let end: Instant
    private var late: (count: Int, position: Position)?
    private var early: (count: Int, position: Position)?
    private var foreign: [(name: String, position: Position)] = []
    private var seen: Set<String> = []

    init(_ canvas: Canvas, start: Instant, length: Interval) {
        switch canvas.schedule {
        case .actionBased(let event): trigger = event
        case .apiTriggered: trigger = EntrySchedule.triggerEvent
        case .scheduled: trigger = nil
        }
        let cited = Set(canvas.namedEvents.map(\.0))
        triggerIsCited = trigger.map(cited.contains) ?? false
        known = cited.union(trigger.map { [$0] } ?? []).union(["purchase"])
        self.start = start
        end = start + length
    }

    /// Who follows an event with another one knows it.
    mutating func note(_ behavior: [ScenarioBehavior]) {
        for behavior in behavior {
            if case .event(let name) = behavior.cause { known.insert(name) }
        }
    }

    func isTrigger(_ name: String) -> Bool { name == trigger }

    mutating func note(_ name: String, at position: Position) {
        guard !known.contains(name), seen.insert(name).inserted else { return }
        foreign.append((name, position))
    }

    mutating func note(_ instant: Instant, isTrigger: Bool, at position: Position) {
        if instant > end {
            late = ((late?.count ?? 0) + 1, late?.position ?? position)
        } else if isTrigger, !triggerIsCited, instant < start {
            early = ((early?.count ?? 0) + 1, early?.position ?? position)
        }
    }

    var warnings: [Diagnostic] {
        var warnings: [Diagnostic] = foreign.compactMap { name, position in
            // An event that nothing of the canvas looks for is no mistake, unless its name is nearly another's.
            guard let nearest = Spelling.nearest(to: name, among: known.sorted()) else { return nil }
            return .warning(
                at: position,
                "nothing in the canvas looks for the event `\(name.prefix(60))`",
                fix: "did you mean `\(nearest)`?"
            )
        }
        if let early {
            warnings.append(
                .warning(
                    at: early.position,
                    "events before the start of the run, \(start), let nobody enter: \(early.count)"
                )
            )
        }
        if let late {
            warnings.append(
                .warning(at: late.position, "events after the end of the run, \(end), never happen: \(late.count)")
            )
        }
        return warnings
    }
}
