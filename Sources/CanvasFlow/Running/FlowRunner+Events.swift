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
                take(plans[logPlans[Int(log[happening.index].name)]].rules, happening)
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
        if case .event(_, let properties) = behaviors[happening.index].act { return properties }
        return nil
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
        if let every = plan.every, tick + every <= end { acts.file(person, UInt16(index), at: tick + every) }
        if let condition = plan.condition, !condition.holds(for: person, at: context.now, in: context.facts) { return }
        switch plan.act {
        case .event(let event, _):
            take(plans[event].rules, happening)
        case .interaction(let interaction, let step):
            happened(interaction, step: step, person: person, entryOrdinal: latestOrdinal(of: person), visitOrdinal: 0)
        }
    }

    /// Does what an event of a person means to the run.
    private mutating func take(_ plan: EventRules, _ happening: Happening) {
        guard plan.matters else { return }
        let person = happening.person
        if plan.isTrigger, isInAudience(person) { candidates.append(Candidate(person: person, trigger: happening)) }
        if plan.isRemembered {
            remember(plan, person: person, properties: properties(of: happening), at: context.now)
        }
        // Somebody's latest entry is far away in memory, and mostly not asked for.
        if plan.concernsEntries {
            let latest = entries.latest[Int(person)]
            if latest != .max {
                if plan.isExit { markToLeave(person, latest: latest) }
                if !plan.conversions.isEmpty { convert(plan, entry: latest) }
                if !plan.awaitedBy.isEmpty { endWaits(plan.awaitedBy, latest: latest) }
            }
        }
        for behavior in plan.behaviors {
            follow(behavior, person: person, entryOrdinal: latestOrdinal(of: person), visitOrdinal: 0)
        }
    }

    /// The ordinal of a person's latest entry.
    private mutating func latestOrdinal(of person: UInt32) -> UInt16 {
        guard hasReentries, entries.latest[Int(person)] != .max else { return 0 }
        return entries[entries.latest[Int(person)]].ordinal
    }

    /// The ordinal of an entry, which is 0 where nobody enters twice.
    mutating func ordinal(of entry: UInt32) -> UInt16 {
        hasReentries ? entries[entry].ordinal : 0
    }

    /// Notes that something happened between a person and a step, and what follows from it.
    mutating func happened(
        _ interaction: Interaction,
        step: Int,
        person: UInt32,
        entryOrdinal: UInt16,
        visitOrdinal: UInt16
    ) {
        let index = step * Interaction.allCases.count + interaction.ordinal
        if let metric = interactionMetrics[index] { context.count(metric) }
        if let code = interactionCodes[index] {
            context.facts.history.note(code, person: Int(person), at: context.now)
        }
        for behavior in behaviorsAfter[index] {
            follow(behavior, person: person, entryOrdinal: entryOrdinal, visitOrdinal: visitOrdinal)
        }
        if !awaitedInteractions[index].isEmpty {
            let latest = entries.latest[Int(person)]
            if latest != .max { endWaits(awaitedInteractions[index], latest: latest) }
        }
    }

    /// Files what a person does after something else; the next tick is the earliest.
    mutating func follow(_ index: Int, person: UInt32, entryOrdinal: UInt16, visitOrdinal: UInt16) {
        guard let delay = behaviors[index].delay(person: hashes[Int(person)], entry: entryOrdinal, visit: visitOrdinal)
        else { return }
        let at = tick + 1 + delay
        if at <= end { acts.file(person, UInt16(index), at: at) }
    }

    private mutating func markToLeave(_ person: UInt32, latest: UInt32) {
        var entry = latest
        while entry != .max {
            // The event that an entry began with is no reason to leave it.
            if entries[entry].enteredAt < tick { entries[entry].flags |= Entry.marked }
            entry = entries[entry].previous
        }
    }

    private mutating func convert(_ plan: EventRules, entry: UInt32) {
        let row = entries[entry]
        guard row.enteredAt < tick else { return }
        for conversion in plan.conversions {
            let bit: UInt8 = 1 << UInt8(conversion)
            let window = launched.canvas.conversions[conversion].within.seconds
            guard row.flags & bit == 0, Int64(tick) - Int64(row.enteredAt) <= window else { continue }
            entries[entry].flags |= bit
            variantConversions[Int(row.variant)][conversion] += 1
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
