import CanvasHost
import CanvasModel

/// People and events that expectations name.
extension Scenario {
    var knownPeople: KnownPeople {
        switch people {
        case .generated(let count, _): .generated(count)
        case .file: .unread
        case .inline(let elements): .ids(elements.compactMap { $0["external_id"]?.text })
        case .made(let people): .all(people)
        }
    }

    func knownEvents(of canvas: Canvas, log: EventLog? = nil) -> KnownEvents {
        var names = canvas.namedEvents.map(\.0) + ["purchase"]
        switch canvas.schedule {
        case .actionBased(let event): names.append(event)
        case .apiTriggered: names.append(EntrySchedule.triggerEvent)
        case .scheduled: break
        }
        for behavior in behavior {
            if case .event(let name, _) = behavior.act { names.append(name) }
            if case .event(let name) = behavior.cause { names.append(name) }
        }
        switch events {
        case .none: break
        case .file:
            guard let log else { return .unread }
            names += log.names
        case .inline(let elements): names += elements.compactMap { $0["name"]?.text }
        case .made(let log): names += log.names
        }
        var seen: Set<String> = []
        return .names(names.filter { seen.insert($0).inserted })
    }

    /// What expectations name that the people and events of the run, once they are read, do not have.
    func problems(with people: People, _ log: EventLog, in canvas: Canvas) -> [Diagnostic] {
        guard let expectations else { return [] }
        return ExpectationCheck.unknownPeople(of: expectations, among: .all(people))
            + ExpectationCheck.unknownEvents(of: expectations, among: knownEvents(of: canvas, log: log))
    }
}
