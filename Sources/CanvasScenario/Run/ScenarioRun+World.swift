import CanvasModel

extension ScenarioRun {
    /// The people of the run and what they do by the input: everybody, or one person alone.
    func world() async throws(Diagnostic) -> (people: People, events: EventLog) {
        if let only, let people = loneGeneratedPerson(only) { return (people, try scenario.makeEvents(people: people)) }
        let people = try await scenario.makePeople(threads: threads)
        let events = try scenario.makeEvents(people: people)
        guard let only, let person = people.person(externalID: only) else { return (people, events) }
        return (people.only(person), events.only(UInt32(person)))
    }

    /// A generated person made without the others, where nothing of the input names others.
    private func loneGeneratedPerson(_ externalID: String) -> People? {
        guard case .generated(let count, let shapes) = scenario.people, case .none = scenario.events,
            !shapes.contains(where: \.shape.mixesKinds)
        else { return nil }
        let generator = PeopleGenerator(count: count, seed: scenario.seed, shapes: shapes)
        return generator.number(of: externalID).map { generator.generate(only: $0) }
    }

    /// Refuses an `external_id` that nobody of the run has.
    ///
    /// - Throws: ``ExplanationProblem``.
    func check(person externalID: String) async throws {
        if case .generated(let count, let shapes) = scenario.people {
            let generator = PeopleGenerator(count: count, seed: scenario.seed, shapes: shapes)
            guard generator.number(of: externalID) == nil else { return }
            let last = PeopleGenerator.externalID(of: max(1, count))
            throw ExplanationProblem.unknownPerson(
                externalID,
                fix: "the generated people are \(PeopleGenerator.externalID(of: 1)) to \(last)"
            )
        }
        let people = try await scenario.makePeople(threads: threads)
        guard people.person(externalID: externalID) == nil else { return }
        throw ExplanationProblem.unknownPerson(externalID, fix: people.nearest(to: externalID))
    }
}

extension People {
    /// What to write instead of an `external_id` that nobody has: the nearest ones, or the first there are.
    fileprivate func nearest(to externalID: String) -> String {
        guard count > 0 else { return "there is nobody in the run" }
        let ids = (0..<min(count, Self.mostCompared)).map { self.externalID(of: $0) }
        if let nearest = Spelling.nearest(to: externalID, among: ids) { return "did you mean `\(nearest)`?" }
        let named = ids.sorted().prefix(5).map { "`\($0)`" }.joined(separator: ", ")
        return count > 5 ? "the \(count) people are such as \(named)" : "there are \(named)"
    }

    /// So many names are compared at most: finding a typing mistake must not take longer than a run.
    private static let mostCompared = 100_000
}

extension EventLog {
    /// What one person does, who is then the only one there is.
    fileprivate func only(_ person: UInt32) -> EventLog {
        EventLog(
            names: names,
            properties: properties,
            events: events.filter { $0.person == person }.map {
                Event(instant: $0.instant, person: 0, name: $0.name, properties: $0.properties)
            }
        )
    }
}
