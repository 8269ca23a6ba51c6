public import CanvasModel
import CanvasStep

/// What somebody outside lets people do while a run goes on.
extension FlowRunner {
    /// Lets a person do something that has a name.
    ///
    /// - Parameters:
    ///   - name: The event.
    ///   - person: Who, an index into `People`.
    ///   - properties: What it carries.
    ///   - instant: When; what is not in the future happens at the present instant.
    public mutating func send(
        _ name: String,
        by person: UInt32,
        properties: Properties = Properties(),
        at instant: Instant
    ) {
        let named = input.events.insert(
            name,
            by: person,
            properties: properties,
            at: max(instant, now),
            from: logCursor
        )
        if named == logPlans.count { logPlans.append(plan(of: name)) }
    }

    /// Lets something happen between a person and a step now, as when they open what it sent.
    public mutating func interact(_ interaction: Interaction, with step: Int, by person: UInt32) {
        let mark = StepContext.Mark(interaction, step: step, person: person, entry: entries.latest[Int(person)])
        happened(interaction, step: step, CollectionOfOne(mark))
    }

    /// The number of an event's name, which a run that has no use for it does not know yet.
    private mutating func plan(of name: String) -> Int {
        if let index = eventNames.firstIndex(of: name) { return index }
        // What else an event may mean is planned for by its name, whether or not the input has any.
        var rules = EventRules()
        rules.code = cited.code(of: .event(name))
        eventNames.append(name)
        eventRules.append(rules)
        eventTraits.append(rules.traits)
        return eventNames.count - 1
    }
}
