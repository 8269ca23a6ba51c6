import CanvasFlow
import CanvasHost
public import CanvasModel
import CanvasStep

extension ScenarioRun {
    /// One person, what they did and what became of them as a scenario that expects it to happen again.
    ///
    /// What tells who they are is replaced such that every filter answers as before; the scenario is run before it is
    /// handed out.
    ///
    /// - Parameters:
    ///   - externalID: The person.
    ///   - path: The canvas, as the saved scenario is to name it.
    ///   - document: The scenario as it was read, for what people do by themselves and the bad days of networks; `nil`
    ///     when there is none.
    /// - Throws: ``ExplanationProblem``, and as ``run(recordedBy:)``.
    public func saved(_ externalID: String, canvas path: String, document: LocatedValue?) async throws -> String {
        let explanation = try await explain(externalID)
        let isAlone = explanation.replay == .alone
        let (journey, recorded) = try await journey(of: externalID, alone: isAlone)
        var alone = self
        alone.only = externalID
        let (people, log) = try await alone.world()
        let interacts = journey.entries.flatMap(\.visits).flatMap(\.interactions).contains {
            $0.interaction == .opened || $0.interaction == .clicked
        }
        let past = log.events.filter { $0.instant < scenario.start }.map { log.saved($0) }
        let events = interacts ? log.events.map { log.saved($0) } : past + recorded
        for keepsForm in [false, true] {
            let saved = SavedJourney(
                scenario: scenario,
                canvas: path,
                journey: journey,
                events: events,
                people: people,
                midFlow: scenario.midFlow(in: canvas, people: people).map { (canvas.steps[$0.step].id, $0) },
                behavior: interacts ? document?["behavior"] : nil,
                networks: document?["networks"],
                hasVariants: canvas.variants.count > 1,
                values: SyntheticValues(filters: canvas.filters, now: scenario.start, keepsForm: keepsForm)
            )
            let text = try saved.text()
            if try await isMet(text, journey) { return text }
        }
        throw ExplanationProblem.unsavable(
            "`\(externalID)` alone, with made-up values, does not do again what they did among everybody",
            fix: isAlone
                ? "write the scenario by hand" : "others decided it, by a cap or a network; save the whole run instead"
        )
    }

    /// Whether a saved scenario brings its journey about.
    private func isMet(_ text: String, _ journey: PersonJourney) async throws -> Bool {
        let document = try DocumentReader(file: "saved.scenario.yaml").read(Array(text.utf8))
        var found = Diagnostics()
        guard let scenario = Scenario.read(document, into: &found) else { return false }
        scenario.check(against: canvas, registry: registry, into: &found)
        guard !found.all.contains(where: { $0.severity == .error }) else { return false }
        var run = self
        run.only = nil
        run.fork = nil
        run.scenario = scenario
        run.behavior = scenario.behavior(in: canvas, into: &found)
        run.observer = Observer()
        var recorder: JourneyRecorder?
        let facts = try await run.run { people in
            let made = JourneyRecorder(of: [journey.externalID], in: canvas, people: people)
            recorder = made
            return [made]
        }
        guard let other = recorder?.journey(of: journey.externalID, at: facts.result.endedAt) else { return false }
        return scenario.failures(in: facts).isEmpty && other.unsent == journey.unsent
    }

    private func journey(
        of externalID: String,
        alone: Bool
    ) async throws -> (journey: PersonJourney, events: [SavedJourney.Event]) {
        var run = self
        run.only = alone ? externalID : nil
        run.scenario.expectations = nil
        run.observer = Observer()
        var journeys: JourneyRecorder?
        var events: EventRecorder?
        let facts = try await run.run { people in
            let person = people.person(externalID: externalID).map(UInt32.init) ?? .max
            let recorders = (JourneyRecorder(of: [externalID], in: canvas, people: people), EventRecorder(of: person))
            (journeys, events) = recorders
            return [recorders.0, recorders.1]
        }
        guard let journey = journeys?.journey(of: externalID, at: facts.result.endedAt), let events else {
            throw ExplanationProblem.unknownPerson(externalID, fix: "look for it in the people of the run")
        }
        return (journey, events.events)
    }
}

/// Records what one person does, with all that it carries.
private final class EventRecorder: RunRecorder {
    private let person: UInt32
    private(set) var events: [SavedJourney.Event] = []

    init(of person: UInt32) {
        self.person = person
    }

    func wants(_ person: UInt32) -> Bool { person == self.person }

    func wantsDraws(of person: UInt32) -> Bool { false }

    func record(_ event: RunEvent, facts: FilterFacts) {
        guard case .performed(let name, let properties) = event.kind else { return }
        events.append(
            SavedJourney.Event(name: name, instant: event.instant, properties: properties ?? Properties())
        )
    }
}

extension PersonJourney {
    /// The visits of which no network was sent anything, by their step.
    fileprivate var unsent: [String] {
        entries.flatMap(\.visits).filter { $0.syncs.contains { $0.record.outcome == .notSynced } }.map(\.step)
    }
}

extension EventLog {
    fileprivate func saved(_ event: Event) -> SavedJourney.Event {
        SavedJourney.Event(
            name: names[Int(event.name)],
            instant: event.instant,
            properties: event.properties < 0 ? Properties() : properties[Int(event.properties)]
        )
    }
}
