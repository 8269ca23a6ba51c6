import CanvasModel
import CanvasStep

/// What would be done to one audience, counted as a plan goes on.
struct PlannedAudience {
    let handle: AudienceHandle
    /// Whether it would be created.
    let isCreated: Bool
    private var additions = PlannedMovement()
    private var removals = PlannedMovement()
    private var described = PersonSet()
    private var unusable = PersonSet()
    private var counts: AudiencePlan

    init(_ handle: AudienceHandle, isCreated: Bool) {
        self.handle = handle
        self.isCreated = isCreated
        counts = AudiencePlan(adAccount: handle.adAccount, name: handle.name, id: isCreated ? nil : handle.id)
    }

    /// Notes a request.
    mutating func note(_ operation: SyncOperation, of people: some Collection<UInt32>, bytes: Int, at instant: Instant)
    {
        counts.requests += 1
        counts.bytes += bytes
        switch operation {
        case .add: additions.note(people, at: instant)
        case .remove: removals.note(people, at: instant)
        }
    }

    /// Notes the keys of a person who would be sent, once.
    mutating func describe(_ person: UInt32, _ report: () -> MatchKeyReport) {
        guard described.insert(person) else { return }
        counts.people += 1
        let keys = report().keys.map(\.name)
        for (place, key) in keys.enumerated() where !keys[..<place].contains(key) {
            if let known = counts.keys.firstIndex(where: { $0.key == key }) {
                counts.keys[known].people += 1
            } else {
                // Who lacks keys must not disorder them: a new one goes before those that follow it in a row.
                let next = counts.keys.firstIndex { keys[place...].contains($0.key) }
                counts.keys.insert(AudiencePlan.KeyCount(key: key, people: 1), at: next ?? counts.keys.count)
            }
        }
    }

    /// Notes a person who has no usable key, once.
    mutating func noteWithoutKey(_ person: UInt32, _ report: () -> MatchKeyReport) {
        guard unusable.insert(person) else { return }
        counts.peopleWithoutKey += 1
        var reasons: [String] = []
        for note in report().notes.map(\.description) where !reasons.contains(note) { reasons.append(note) }
        if reasons.isEmpty { reasons = ["no attribute that a key is made of is set"] }
        for reason in reasons {
            if let known = counts.withoutKey.firstIndex(where: { $0.reason == reason }) {
                counts.withoutKey[known].people += 1
            } else {
                counts.withoutKey.append(AudiencePlan.ReasonCount(reason: reason, people: 1))
            }
        }
    }

    /// The plan so far.
    var plan: AudiencePlan {
        var plan = counts
        plan.additions = additions.counts
        plan.removals = removals.counts
        return plan
    }
}
