import CanvasFlow
import CanvasHost
import CanvasModel
import CanvasScenario
import CanvasStep

/// What the people of a journey do, at the present instant.
extension Journey {
    /// Lets a person do something.
    ///
    /// - Parameters:
    ///   - event: What: the name of an event.
    ///   - person: Who.
    ///   - properties: What it carries.
    /// - Throws: `JourneyError` when there is nobody of that name.
    public func send(_ event: String, by person: String, _ properties: DocumentValue = [:]) async throws {
        guard final == nil else { throw JourneyError.isOver }
        live.send(event, by: try index(of: person), properties: Self.properties(properties), at: now)
        try await live.advance(to: now)
    }

    /// Lets a person open what a step sent.
    public func open(_ step: String, by person: String) async throws {
        try await interact(.opened, step, person)
    }

    /// Lets a person click what a step sent.
    public func click(_ step: String, by person: String) async throws {
        try await interact(.clicked, step, person)
    }

    /// Puts a person at a step, as if they had come there.
    ///
    /// - Parameters:
    ///   - person: Who.
    ///   - step: Where.
    ///   - context: The context variables of the entry.
    public func enter(_ person: String, at step: String, context: DocumentValue = [:]) async throws {
        guard final == nil else { throw JourneyError.isOver }
        live.enter(
            MidFlowEntry(
                person: UInt32(try index(of: person)),
                step: try index(ofStep: step),
                instant: now,
                context: Self.properties(context)
            )
        )
        try await live.advance(to: now)
    }

    private func interact(_ interaction: Interaction, _ step: String, _ person: String) async throws {
        guard final == nil else { throw JourneyError.isOver }
        live.interact(interaction, with: try index(ofStep: step), by: try index(of: person))
        try await live.advance(to: now)
    }

    func index(of person: String) throws(JourneyError) -> Int {
        if let index = live.people.person(externalID: person) { return index }
        throw unknown(person: person)
    }

    func unknown(person: String) -> JourneyError {
        let ids = (0..<min(live.people.count, 1000)).map { live.people.externalID(of: $0) }
        return .unknownPerson(person, suggestion: Spelling.suggestion(for: person, among: ids))
    }

    func index(ofStep id: String) throws(JourneyError) -> Int {
        if let step = canvas.steps.first(where: { $0.id == id }) { return step.index }
        throw .unknown(what: "step", id, suggestion: Spelling.suggestion(for: id, among: canvas.steps.map(\.id)))
    }

    private static func properties(_ value: DocumentValue) -> Properties {
        Properties(PropertyReading.pairs(value.located(at: Position(file: ""))))
    }
}
