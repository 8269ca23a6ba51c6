import CanvasModel

/// People and events, which a scenario brings along and a canvas does not know.
extension ExpectationCheck {
    mutating func checkPeople(of expectations: [Expectation], among known: KnownPeople) {
        diagnostics.add(Self.unknownPeople(of: expectations, among: known))
    }

    mutating func checkEvents(of expectations: [Expectation], among known: KnownEvents) {
        diagnostics.add(Self.unknownEvents(of: expectations, among: known))
    }

    static func unknownPeople(of expectations: [Expectation], among known: KnownPeople) -> [Diagnostic] {
        var seen: Set<String> = []
        return expectations.flatMap { expectation in
            expectation.people.compactMap { person in
                guard !known.has(person), seen.insert("\(person) \(expectation.position.line)").inserted else {
                    return nil
                }
                return .error(
                    at: expectation.place(of: person),
                    "nobody has the `external_id` `\(person.prefix(60))`",
                    fix: known.suggestion(for: person)
                )
            }
        }
    }

    static func unknownEvents(of expectations: [Expectation], among known: KnownEvents) -> [Diagnostic] {
        guard case .names(let names) = known else { return [] }
        return expectations.flatMap { expectation in
            expectation.events.filter { !names.contains($0) }.map { event in
                .error(
                    at: expectation.place(of: event),
                    "neither the canvas nor the scenario knows an event `\(event.prefix(60))`",
                    fix: Spelling.suggestion(for: event, among: names)
                )
            }
        }
    }
}

/// Who is in a run, as far as that is known.
enum KnownPeople {
    /// A file knows.
    case unread
    /// So many are made up.
    case generated(Int)
    /// By `external_id`.
    case ids([String])
    /// Everybody.
    case all(People)

    func has(_ person: String) -> Bool {
        switch self {
        case .unread: true
        case .generated(let count): Self.number(person).map { $0 <= count } ?? false
        case .ids(let ids): ids.contains(person)
        case .all(let people): people.person(externalID: person) != nil
        }
    }

    func suggestion(for person: String) -> String? {
        switch self {
        case .unread, .all: nil
        case .generated(let count):
            count == 0
                ? "the scenario makes up nobody"
                : "people who are made up are called \(Self.id(1)) to \(Self.id(count))"
        case .ids(let ids):
            ids.count > 20
                ? Spelling.nearest(to: person, among: ids).map { "did you mean `\($0)`?" }
                : Spelling.suggestion(for: person, among: ids)
        }
    }

    /// As the generator of people writes it.
    private static func id(_ number: Int) -> String {
        let digits = String(number)
        return "p-" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    }

    private static func number(_ id: String) -> Int? {
        guard id.hasPrefix("p-"), let number = Int(id.dropFirst(2)), number > 0, Self.id(number) == id else {
            return nil
        }
        return number
    }
}

/// The events that there can be, as far as that is known.
enum KnownEvents {
    /// A file knows.
    case unread
    /// By name.
    case names([String])
}

extension Expectation {
    /// The people whom it names.
    var people: [String] {
        switch claim {
        case .figure: []
        case .person(let claim): [claim.person]
        case .members(let claim): [claim.person]
        case .overTime(let claim): claim.people ?? []
        }
    }

    /// The events that it names.
    var events: [String] {
        guard case .overTime(let claim) = claim else { return [] }
        var events: [String] = []
        if case .happens(.event(let name)) = claim.proposition { events.append(name) }
        if case .event(let name)? = claim.cause, !events.contains(name) { events.append(name) }
        return events
    }
}
