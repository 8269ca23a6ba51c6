import CanvasHost
import CanvasModel
import CanvasStep

/// Watches one expectation over time while a run goes on.
final class TemporalMonitor: RunRecorder {
    private enum Proposition {
        case member(AudienceReference, Bool)
        case outside(because: String?)
        case happens(HappeningMatcher)
    }

    let claim: TemporalClaim
    private let proposition: Proposition
    private let cause: HappeningMatcher?
    private let start: Instant
    private let within: Int32
    private let people: People
    /// Who is looked at; `nil` for everybody.
    private let watched: PersonSet?
    private var states: [TemporalState]

    /// - Returns: `nil` when the canvas does not have what the claim names, which is told before a run.
    init?(_ claim: TemporalClaim, in canvas: Canvas, people: People, start: Instant) {
        switch claim.proposition {
        case .member(let audience, let isMember): proposition = .member(audience, isMember)
        case .outside(let reason): proposition = .outside(because: reason)
        case .happens(let happening):
            guard let matcher = HappeningMatcher(happening, in: canvas) else { return nil }
            proposition = .happens(matcher)
        }
        var matcher: HappeningMatcher?
        if let cause = claim.cause {
            guard let found = HappeningMatcher(cause, in: canvas) else { return nil }
            matcher = found
        }
        cause = matcher
        self.claim = claim
        self.start = start
        self.people = people
        within = claim.within.map { Int32(clamping: $0.seconds) } ?? .max
        watched = claim.people.map { names in
            var watched = PersonSet(of: people.count)
            for name in names { people.person(externalID: name).map { watched.insert(UInt32($0)) } }
            return watched
        }
        var first = TemporalState()
        switch proposition {
        case .member(_, let isMember): first.holds = !isMember
        // Who was never there did not leave for a reason.
        case .outside(let reason): first.holds = reason == nil
        case .happens: break
        }
        states = Array(repeating: first, count: people.count)
        guard cause == nil else { return }
        for person in states.indices where wants(UInt32(person)) { states[person].occasion(at: 0, within: within) }
    }

    func wants(_ person: UInt32) -> Bool {
        watched?.contains(person) ?? true
    }

    func wantsDraws(of person: UInt32) -> Bool { false }

    func wantsRequests(of person: UInt32) -> Bool { false }

    /// First what follows earlier occasions, then the occasion: nothing follows itself.
    func record(_ event: RunEvent, facts: FilterFacts) {
        let person = Int(event.person)
        let tick = tick(event.instant)
        switch proposition {
        case .happens(let matcher):
            if matcher.matches(event) { states[person].follow(at: tick, within: within) }
        case .member(let audience, let isMember):
            if case .synced(let record) = event.kind, let isIn = record.membership,
                audience.accepts(name: record.audience, network: record.network, adAccount: record.adAccount)
            {
                set(isIn == isMember, of: person, at: tick)
            }
        case .outside(let reason): leave(event, person, tick, because: reason)
        }
        if let cause, cause.matches(event) { states[person].occasion(at: tick, within: within) }
    }

    private func set(_ holds: Bool, of person: Int, at tick: Int32) {
        states[person].holds = holds
        if holds { states[person].follow(at: tick, within: within) }
    }

    private func leave(_ event: RunEvent, _ person: Int, _ tick: Int32, because wanted: String?) {
        switch event.kind {
        case .entered:
            states[person].entries += 1
            states[person].holds = false
        case .exited(let reason):
            if states[person].entries > 0 { states[person].entries -= 1 }
            let isOut = states[person].entries == 0
            set(isOut && (wanted.map { $0 == reason.name } ?? true), of: person, at: tick)
        default: break
        }
    }

    private func tick(_ instant: Instant) -> Int32 {
        Int32(clamping: (instant - start).seconds)
    }

    /// What came of it when the run ends, or when somebody looks at it before.
    func outcome(at end: Instant) -> TemporalOutcome {
        var outcome = TemporalOutcome(end: end)
        var missed: [Found] = []
        var followed: [Found] = []
        var open: [Found] = []
        for person in states.indices where states[person].hasOccasion {
            outcome.people += 1
            var state = states[person]
            state.end(at: tick(end), within: within)
            if let tick = state.miss { missed.append(Found(tick, person)) }
            if let tick = state.hit { followed.append(Found(tick, person, state.followedAt)) }
            if let tick = state.open { open.append(Found(tick, person)) }
        }
        outcome.missed = group(missed)
        outcome.followed = group(followed)
        outcome.open = group(open)
        if let within = claim.within, let last = open.map(\.tick).max() {
            outcome.openUntil = start + Interval(seconds: Int64(last)) + within
        }
        return outcome
    }

    /// A person with the occasion that is told of them.
    private struct Found {
        let tick: Int32
        let person: Int
        let followedAt: Int32?

        init(_ tick: Int32, _ person: Int, _ followedAt: Int32? = nil) {
            self.tick = tick
            self.person = person
            self.followedAt = followedAt
        }
    }

    private static let mostTold = 3

    private func group(_ found: [Found]) -> TemporalOutcome.Group {
        var first: [Found] = []
        for one in found {
            let place = first.firstIndex { (one.tick, one.person) < ($0.tick, $0.person) } ?? first.count
            guard place < Self.mostTold else { continue }
            first.insert(one, at: place)
            if first.count > Self.mostTold { first.removeLast() }
        }
        func instant(_ tick: Int32) -> Instant { start + Interval(seconds: Int64(tick)) }
        return TemporalOutcome.Group(
            count: found.count,
            first: first.map {
                TemporalOutcome.Occasion(
                    externalID: people.externalID(of: $0.person),
                    instant: instant($0.tick),
                    followedAt: $0.followedAt.map(instant)
                )
            }
        )
    }
}
