public import CanvasHost
public import CanvasModel
public import CanvasStep

/// Records the journeys of a few people.
public final class JourneyRecorder: RunRecorder {
    private let canvas: Canvas
    /// By person; the values hold what was recorded so far, with ends of visits that may lie ahead.
    private var journeys: [UInt32: PersonJourney] = [:]
    private var persons: PersonSet
    private let people: People
    /// The attributes of each person whose values at the end are asked for.
    private let attributes: [UInt32: [String]]
    /// The people as they are, once anything was recorded.
    private var facts: FilterFacts?

    /// Makes a recorder.
    ///
    /// - Parameters:
    ///   - persons: Whose journeys are recorded, by `external_id`; who is not among the people is left out.
    ///   - canvas: The canvas.
    ///   - people: The people of the run.
    ///   - attributes: The attributes of each whose values are kept, by `external_id`.
    public init(
        of persons: some Sequence<String>,
        in canvas: Canvas,
        people: People,
        attributes: [String: [String]] = [:]
    ) {
        self.canvas = canvas
        self.people = people
        self.persons = PersonSet(of: people.count)
        var asked: [UInt32: [String]] = [:]
        for externalID in persons {
            guard let person = people.person(externalID: externalID).map(UInt32.init) else { continue }
            journeys[person] = PersonJourney(externalID: externalID, end: Instant(seconds: 0))
            asked[person] = attributes[externalID]
            self.persons.insert(person)
        }
        self.attributes = asked
    }

    /// Whether the person's journey is recorded.
    public func wants(_ person: UInt32) -> Bool {
        persons.contains(person)
    }

    /// A journey tells what happened, not by which chance.
    public func wantsDraws(of person: UInt32) -> Bool { false }

    /// Takes one event.
    public func record(_ event: RunEvent, facts: FilterFacts) {
        self.facts = facts
        journeys[event.person]?.take(event, in: canvas)
    }

    /// The journeys up to an instant, which is the present one or the end of the run, by `external_id`.
    public func journeys(at end: Instant) -> [String: PersonJourney] {
        let present = facts?.people ?? people
        var result: [String: PersonJourney] = [:]
        for (person, recorded) in journeys {
            var journey = recorded
            journey.close(at: end)
            for name in attributes[person] ?? [] {
                journey.attributes[name] = present.attribute(name, of: Int(person))
            }
            result[journey.externalID] = journey
        }
        return result
    }

    /// The journey of one person up to an instant; `nil` when it is not recorded.
    public func journey(of externalID: String, at end: Instant) -> PersonJourney? {
        guard let person = people.person(externalID: externalID), var journey = journeys[UInt32(person)] else {
            return nil
        }
        journey.close(at: end)
        return journey
    }

    /// Whom a network has in an audience, by `external_id`, in the order of the people.
    public func members(of audience: AudienceReference) -> [String] {
        journeys.sorted { $0.key < $1.key }.map(\.value).filter { $0.isMember(of: audience) }.map(\.externalID)
    }
}

extension People {
    /// A person's value of an attribute by its name, as filters see it.
    fileprivate func attribute(_ name: String, of person: Int) -> AttributeValue {
        switch StandardAttribute(rawValue: name) {
        case .externalID: .text(externalID(of: person))
        case .idfa: deviceIDs(of: person, google: false)
        case .googleAdID: deviceIDs(of: person, google: true)
        case let standard: column(named: name).map { value($0, of: person).fitting(standard) } ?? .missing
        }
    }
}
