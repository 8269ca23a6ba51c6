/// What filters read while a run goes on: people, what they did, and the variables of their entries.
///
/// The runner owns it and is the only one to change it, between cohorts; so accesses are not checked for overlaps.
public final class FilterFacts {
    /// Everybody.
    @exclusivity(unchecked)
    public var people: People
    /// What they did, as far as filters ask.
    @exclusivity(unchecked)
    public var history: EventHistory
    /// The context variables of the entries that have any, by entry.
    @exclusivity(unchecked)
    public var contexts: [UInt32: Properties] = [:]

    /// The events that filters ask for, each with the code that it has in the history.
    package let cited: CitedEvents

    /// Whether any entry has context variables.
    ///
    /// A function of this module, as an access from another one would be checked in spite of the attribute.
    public var hasContexts: Bool { !contexts.isEmpty }

    /// Notes that a person did something; a function of this module for the same reason.
    public func note(_ code: UInt16, person: Int, at instant: Instant) {
        history.note(code, person: person, at: instant)
    }

    /// Makes the facts at the start of a run.
    ///
    /// - Parameters:
    ///   - people: Everybody.
    ///   - history: What they did.
    ///   - cited: The events that filters ask for.
    package init(people: People, history: EventHistory, cited: CitedEvents) {
        self.people = people
        self.history = history
        self.cited = cited
    }

    /// Makes the facts where nobody asks for the names of events.
    public convenience init(people: People, history: EventHistory) {
        self.init(people: people, history: history, cited: CitedEvents())
    }
}
