import CanvasHost
import CanvasModel
import CanvasStep

extension FlowRunner {
    /// Takes the events of this tick, from the input and from behavior, in their order.
    mutating func takeEvents() {
        if !candidates.isEmpty { candidates.removeAll(keepingCapacity: true) }
        if !happenings.isEmpty { happenings.removeAll(keepingCapacity: true) }
        let log = input.events.events
        while logCursor < log.count, Int((log[logCursor].instant - input.start).seconds) <= tick {
            happenings.append(Happening(person: log[logCursor].person, source: 0, index: logCursor))
            logCursor += 1
        }
        if !due.isEmpty { due.removeAll(keepingCapacity: true) }
        acts.take(tick, into: &due)
        if !due.isEmpty {
            for item in due {
                happenings.append(Happening(person: item.subject, source: 1, index: Int(item.what)))
            }
            sortHappenings()
        }
        for happening in happenings {
            if happening.source == 0 {
                take(logPlans[Int(log[happening.index].name)], happening)
            } else {
                act(happening)
            }
        }
    }

    /// The properties of an event; `nil` when it has none.
    mutating func properties(of happening: Happening) -> Properties? {
        if happening.source == 0 {
            let index = input.events.events[happening.index].properties
            return index < 0 ? nil : input.events.properties[Int(index)]
        }
        return behaviorProperties[happening.index]
    }

    private mutating func sortHappenings() {
        func isBefore(_ a: Happening, _ b: Happening) -> Bool {
            if a.person != b.person { return a.person < b.person }
            return (a.source, a.index) < (b.source, b.index)
        }
        for index in happenings.indices.dropFirst() where isBefore(happenings[index], happenings[index - 1]) {
            happenings.sort(by: isBefore)
            return
        }
    }

    /// Lets a person do what a behavior says.
    private mutating func act(_ happening: Happening) {
        let (index, person) = (happening.index, happening.person)
        let plan = behaviors[index]
        if plan.every > 0, tick + plan.every <= end { acts.file(person, UInt16(index), at: tick + plan.every) }
        if plan.hasCondition {
            guard behaviorConditions[index]?.holds(for: person, at: now, in: context.facts) ?? true else {
                return
            }
        }
        switch plan.act {
        case .event(let event):
            take(event, happening)
        case .interaction(let interaction, let step):
            let mark = StepContext.Mark(interaction, step: step, person: person, entry: latest(of: person))
            happened(interaction, step: step, CollectionOfOne(mark))
        }
    }

    /// Does what an event of a person means to the run.
    private mutating func take(_ event: Int, _ happening: Happening) {
        let traits = eventTraits[event]
        let person = happening.person
        if isRecording {
            context.record(.performed(eventNames[event], properties(of: happening)), person: person)
        }
        if traits.contains(.trigger), isInAudience(person) {
            candidates.append(Candidate(person: person, trigger: happening))
        }
        if traits.contains(.remembered) {
            remember(eventRules[event], person: person, properties: properties(of: happening), at: now)
        }
        // Somebody's latest entry is far away in memory, and mostly not asked for.
        if traits.contains(.concernsEntries) {
            let latest = entries.latest[Int(person)]
            if latest != .max { concern(event, person: person, latest: latest) }
        }
        if traits.contains(.followed) {
            for behavior in eventRules[event].behaviors {
                follow(behavior, person: person, entryOrdinal: ordinal(of: latest(of: person)), visitOrdinal: 0)
            }
        }
    }

    private mutating func concern(_ event: Int, person: UInt32, latest: UInt32) {
        let rules = eventRules[event]
        if rules.isExit { markToLeave(person, latest: latest, event) }
        if !rules.conversions.isEmpty { convert(rules.conversions, entry: latest) }
        if !rules.awaitedBy.isEmpty { endWaits(rules.awaitedBy, latest: latest) }
    }

    /// A person's latest entry, where the ordinals of entries matter.
    private mutating func latest(of person: UInt32) -> UInt32 {
        hasReentries ? entries.latest[Int(person)] : .max
    }

    /// The ordinal of an entry, which is 0 where nobody enters twice.
    mutating func ordinal(of entry: UInt32) -> UInt16 {
        hasReentries && entry != .max ? entries[entry].ordinal : 0
    }

    /// Notes what happened between people and steps, and what follows from it.
    mutating func happened(_ marks: [StepContext.Mark]) {
        var first = 0
        while first < marks.count {
            let (step, interaction) = (marks[first].step, marks[first].interaction)
            var end = first + 1
            while end < marks.count, marks[end].step == step, marks[end].interaction == interaction { end += 1 }
            happened(interaction, step: step, marks[first..<end])
            first = end
        }
    }

    mutating func happened(
        _ interaction: Interaction,
        step: Int,
        _ marks: some Collection<StepContext.Mark>
    ) {
        let index = step * Interaction.count + interaction.ordinal
        if isRecording {
            for mark in marks {
                context.record(
                    .interacted(interaction),
                    person: mark.person,
                    entry: mark.entry == .max ? entries.latest[Int(mark.person)] : mark.entry,
                    step: step,
                    ordinal: mark.ordinal
                )
            }
        }
        if let metric = interactionMetrics[index] { context.count(metric, by: marks.count) }
        if let code = interactionCodes[index] {
            for mark in marks { context.facts.note(code, person: Int(mark.person), at: now) }
        }
        for behavior in behaviorsAfter[index] {
            for mark in marks {
                follow(behavior, person: mark.person, entryOrdinal: ordinal(of: mark.entry), visitOrdinal: mark.ordinal)
            }
        }
        guard !awaitedInteractions[index].isEmpty else { return }
        for mark in marks {
            let latest = entries.latest[Int(mark.person)]
            if latest != .max { endWaits(awaitedInteractions[index], latest: latest) }
        }
    }

    /// Files what a person does after something else; the next tick is the earliest.
    mutating func follow(_ index: Int, person: UInt32, entryOrdinal: UInt16, visitOrdinal: UInt16) {
        if isRecording {
            recordBehavior(index, person: person, entryOrdinal: entryOrdinal, visitOrdinal: visitOrdinal)
        }
        guard let delay = behaviors[index].delay(person: hashes[Int(person)], entry: entryOrdinal, visit: visitOrdinal)
        else { return }
        let at = tick + 1 + delay
        if at <= end { acts.file(person, UInt16(index), at: at) }
    }

    private mutating func markToLeave(_ person: UInt32, latest: UInt32, _ event: Int) {
        var entry = latest
        while entry != .max {
            // The event that an entry began with is no reason to leave it.
            if entries[entry].enteredAt < tick {
                if isRecording { recordMark(of: entry, eventNames[event]) }
                entries[entry].flags |= Entry.marked
            }
            entry = entries[entry].previous
        }
    }

    private mutating func convert(_ conversions: [Int], entry: UInt32) {
        let row = entries[entry]
        guard row.enteredAt < tick else { return }
        for conversion in conversions {
            let bit: UInt8 = 1 << UInt8(conversion)
            let window = launched.canvas.conversions[conversion].within.seconds
            guard row.flags & bit == 0, Int64(tick) - Int64(row.enteredAt) <= window else { continue }
            entries[entry].flags |= bit
            variantConversions[Int(row.variant)][conversion] += 1
            if isRecording { context.record(.converted(conversion), person: row.person, entry: entry) }
        }
    }

    private mutating func endWaits(_ awaited: [(step: Int, event: UInt8)], latest: UInt32) {
        var entry = latest
        while entry != .max {
            if let wait = waits[entry],
                let match = awaited.first(where: { $0.step == wait.step && wait.events & 1 << UInt32($0.event) != 0 })
            {
                waits[entry] = nil
                end(wait, of: entry, .event(match.event))
            }
            entry = entries[entry].previous
        }
    }
}
