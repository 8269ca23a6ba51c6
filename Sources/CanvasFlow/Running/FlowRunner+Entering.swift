import CanvasHost
import CanvasModel
import CanvasStep

extension FlowRunner {
    /// Whether the target audience accepts a person now.
    mutating func isInAudience(_ person: UInt32) -> Bool {
        if let audience, !audience.holds(for: person, at: now, in: context.facts) {
            if isRecording { context.record(.turnedAway(.audience), person: person) }
            return false
        }
        inAudience.insert(person)
        return true
    }

    /// Takes in whom this tick's events or the schedule bring, in person order.
    mutating func enterPeople() {
        if midFlowCursor < midFlow.count { enterMidFlow() }
        if nextOccurrence == tick { enterScheduled() }
        guard !candidates.isEmpty else { return }
        // In a loop of its own, as the entries are all over memory: so the processor waits for several at once.
        for index in candidates.indices {
            candidates[index].latest = entries.latest[Int(candidates[index].person)]
        }
        var last: UInt32?
        for candidate in candidates where candidate.person != last {
            // One entry a person and second, as the product does.
            last = candidate.person
            enter(candidate.person, latest: candidate.latest, trigger: candidate.trigger)
        }
    }

    private mutating func enterScheduled() {
        guard case .scheduled(_, let every, let most) = launched.canvas.schedule else { return }
        for person in 0..<UInt32(context.facts.people.count) where isInAudience(person) {
            enter(person, latest: entries.latest[Int(person)], trigger: nil)
        }
        occurrences += 1
        nextOccurrence = nil
        if let every, occurrences < most ?? .max { nextOccurrence = tick + Int(every.seconds) }
    }

    private mutating func enter(_ person: UInt32, latest: UInt32, trigger: Happening?) {
        if latest != .max {
            guard let pause = launched.canvas.entry.reentryAfter,
                tick - Int(entries[latest].enteredAt) >= Int(pause.seconds)
            else {
                if isRecording { context.record(.turnedAway(.reentry), person: person, entry: latest) }
                return
            }
        }
        if cap != nil {
            guard cap?.take(at: tick, occurrence: occurrences) == true else {
                if isRecording { context.record(.turnedAway(.cap), person: person) }
                return
            }
        }
        let variant = variant(of: person)
        // Without a closure: it would take a copy of the whole runner with it.
        var variables: Properties?
        if let trigger { variables = properties(of: trigger) }
        let entry = begin(person, in: variant, with: variables)
        guard !launched.canvas.variants[variant].isControl, let first = launched.canvas.variants[variant].firstStep
        else {
            leave(entry, launched.canvas.variants[variant].isControl ? .controlGroup : .completed)
            return
        }
        deliver(person, entry, to: first)
    }

    /// Begins an entry with its context variables.
    @inline(__always)
    mutating func begin(_ person: UInt32, in variant: Int, with variables: Properties?) -> UInt32 {
        let entry = entries.enter(person, at: tick, variant: variant)
        variantEntries[variant] += 1
        if let variables, !variables.isEmpty { context.facts.contexts[entry] = variables }
        if isRecording { recordEntry(person, entry, variant: variant) }
        return entry
    }

    /// The variant that a person is given, the same in each entry.
    mutating func variant(of person: UInt32) -> Int {
        let variants = launched.canvas.variants
        guard variants.count > 1 else { return 0 }
        return Self.variant(variantKey.draw(person: hashes[Int(person)], entry: 0, visit: 0), among: variants)
    }

    static func variant(_ draw: Draw, among variants: [Variant]) -> Int {
        var rest = Int(draw.below(10_000))
        for index in variants.indices {
            rest -= variants[index].share
            if rest < 0 { return index }
        }
        return variants.count - 1
    }

    /// Ends an entry.
    ///
    /// - Parameters:
    ///   - entry: The entry.
    ///   - reason: Why.
    ///   - step: The step that it leaves from; `nil` when it was given none.
    mutating func leave(_ entry: UInt32, _ reason: ExitReason, from step: Int? = nil) {
        entries[entry].flags |= Entry.left
        if isRecording { context.record(.exited(reason), person: entries[entry].person, entry: entry, step: step) }
        exits.add(reason)
        totalExits += 1
        leaving.append(entry)
        if context.facts.hasContexts { context.facts.contexts[entry] = nil }
    }

    /// Tells the steps who left since they were told last.
    mutating func tellLeft() {
        guard !leaving.isEmpty else { return }
        steps.left(leaving)
        leaving.removeAll(keepingCapacity: true)
    }
}
