import CanvasHost
import CanvasModel
import CanvasStep

extension PersonJourney {
    /// Adds what became of the person.
    mutating func take(_ event: RunEvent, in canvas: Canvas) {
        let now = event.instant
        switch event.kind {
        case .entered(let variant):
            guard let entry = event.entry else { return }
            entries.append(JourneyEntry(id: entry, enteredAt: now, variant: canvas.variants[variant].name))
        case .turnedAway(let reason): refusals.append(Refusal(reason: reason, instant: now))
        case .performed(let name, _): events.append(Event(name: name, instant: now))
        case .drew: break
        case .marked(let name): change(event) { $0.exitEvent = JourneyEntry.Mark(name: name, instant: now) }
        case .converted(let index):
            let name = canvas.conversions[index].name
            change(event) { $0.conversions.append(JourneyEntry.Mark(name: name, instant: now)) }
        case .exited(let reason):
            let step = event.step.map { canvas.steps[$0].id }
            change(event) { entry in
                entry.exit = JourneyEntry.Exit(reason: reason.name, instant: now, step: step)
                // Whatever the step had in mind: this is where the visit ends.
                if !entry.visits.isEmpty { entry.visits[entry.visits.count - 1].leftAt = now }
            }
        case .arrived:
            guard let index = event.step else { return }
            change(event) { entry in
                entry.visits.append(
                    JourneyVisit(
                        step: canvas.steps[index].id,
                        index: index,
                        ordinal: event.ordinal,
                        enteredAt: now
                    )
                )
            }
        case .progressed(let path, let instant):
            guard let index = event.step, canvas.steps[index].edges.indices.contains(path) else { return }
            let edges = canvas.steps[index].edges
            changeVisit(event) { visit in
                visit.path = edges[path].path
                visit.hadChoice = edges.count > 1
                visit.leftAt = instant
            }
        case .waited, .sent, .answered: break
        case .interacted(let interaction): changeVisit(event) { $0.interactions.append((interaction, now)) }
        case .synced(let record):
            changeVisit(event) { $0.syncs.append(JourneyVisit.Sync(record: record, instant: now)) }
            note(record, at: now)
        }
    }

    /// Looks at the journey from an instant: what lies ahead of it has not happened.
    mutating func close(at instant: Instant) {
        end = instant
        for entry in entries.indices {
            for visit in entries[entry].visits.indices {
                guard let left = entries[entry].visits[visit].leftAt, left > instant else { continue }
                entries[entry].visits[visit].leftAt = nil
                entries[entry].visits[visit].path = nil
            }
        }
    }

    private mutating func change(_ event: RunEvent, _ change: (inout JourneyEntry) -> Void) {
        guard let index = entries.lastIndex(where: { $0.id == event.entry }) else { return }
        change(&entries[index])
    }

    /// Changes the visit that an event means; its last one of the step where the event can't tell.
    private mutating func changeVisit(_ event: RunEvent, _ change: (inout JourneyVisit) -> Void) {
        guard let step = event.step else { return }
        let entry =
            entries.lastIndex { $0.id == event.entry }
            ?? entries.lastIndex { entry in entry.visits.contains { $0.index == step } }
        guard let entry else { return }
        let visits = entries[entry].visits
        let visit =
            visits.lastIndex { $0.index == step && $0.ordinal == event.ordinal }
            ?? visits.lastIndex { $0.index == step }
        guard let visit else { return }
        change(&entries[entry].visits[visit])
    }

    private mutating func note(_ record: SyncRecord, at instant: Instant) {
        guard let isMember = record.membership else { return }
        memberships.removeAll {
            $0.audience == record.audience && $0.network == record.network && $0.adAccount == record.adAccount
        }
        guard isMember else { return }
        memberships.append(
            Membership(
                network: record.network,
                adAccount: record.adAccount,
                audience: record.audience,
                since: instant
            )
        )
    }
}

extension SyncRecord {
    /// Whether the person is in the audience since the record; `nil` when it changes nothing.
    ///
    /// Nothing was sent for a visit that another one took the place of.
    var membership: Bool? {
        outcome == .synced && supersededBy == nil ? !isRemoval : nil
    }
}
