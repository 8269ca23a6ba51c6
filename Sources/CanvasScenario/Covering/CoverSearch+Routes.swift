import CanvasFlow
import CanvasHost
import CanvasModel
import CanvasStep

/// Going along ways.
extension CoverSearch {
    /// Somebody who takes a part; `nil` when going along the ways to it finds nobody.
    func find(_ part: Coverage.Part, tried: inout Int) async throws -> CoverFind? {
        let routes = CoverRoute.routes(to: part, in: canvas).routes.prefix(Self.mostRoutes)
        for instant in entryInstants {
            for route in routes {
                var walk = Walk(part: part, route: route, entry: instant)
                if let find = try await go(&walk, tried: &tried) { return find }
            }
        }
        return nil
    }

    /// When somebody may enter: soon, and soon after each instant that filters on events name.
    var entryInstants: [Instant] {
        guard world.document.triggerName != nil else { return [world.start] }
        let filters =
            [canvas.audience, canvas.exitFilter].compactMap { $0 }
            + canvas.segments.sorted { $0.key < $1.key }
            .map(\.value) + canvas.steps.flatMap { $0.edges.compactMap(\.passing) }
        let named = filters.flatMap(\.leaves).flatMap(\.tests).compactMap { test -> Instant? in
            switch test {
            case .after(let instant), .before(let instant): instant + .hours(1)
            default: nil
            }
        }
        let latest = world.start + .days(730)
        let later = Set(named).filter { $0 > world.start && $0 < latest }.sorted().prefix(4)
        return [world.start + .hours(1)] + later
    }

    /// Where a search along one way is.
    struct Walk {
        let part: Coverage.Part
        let route: CoverRoute
        let entry: Instant
        var demands: [Demand] = []
        /// The filters of which edges are asked for already, at which instants.
        var asked: Set<Asked> = []
        /// Which of the profiles that meet the demands is tried.
        var alternative = 0
        var names = 0
        /// The event that makes them leave, and when.
        var exit: ProposedProfile.Event?

        struct Asked: Hashable {
            let place: Int
            let instant: Instant
        }
    }

    private func go(_ walk: inout Walk, tried: inout Int) async throws -> CoverFind? {
        let solver = FilterSolver(
            segments: canvas.segments,
            entry: .init(
                start: world.start,
                instant: walk.entry,
                trigger: world.document.triggerName,
                exitEvents: canvas.exitEvents
            )
        )
        if let audience = canvas.audience { walk.ask(audience, true, at: walk.entry, stretch: -1) }
        if let exit = canvas.exitFilter, walk.part != .exitCriteria {
            walk.ask(exit, false, at: walk.entry, stretch: 0)
        }
        if walk.part == .exitCriteria, let name = canvas.exitEvents.first {
            walk.exit = .init(name: name, instant: walk.entry + Interval(seconds: 1), product: nil)
        }
        for _ in 0..<(walk.route.edges.count * 2 + 12) {
            guard var profile = solver.profile(meeting: walk.demands, skipping: walk.alternative) else { return nil }
            if let exit = walk.exit { profile.events.append(exit) }
            let candidates = candidates(profile, count: Self.names[walk.names], for: walk.part)
            tried += candidates.count
            let journeys = try await world.journeys(of: candidates)
            for candidate in candidates {
                guard let parts = journeys[candidate.id].map({ self.parts(of: $0) }), parts.contains(walk.part) else {
                    continue
                }
                return CoverFind(candidate: candidate, parts: parts)
            }
            guard learn(from: candidates.compactMap { journeys[$0.id] }, &walk) else { return nil }
        }
        return nil
    }

    /// Sees how far along the way somebody came, and asks for what would have kept them on it.
    ///
    /// - Returns: Whether there is something else to try.
    private func learn(from journeys: [PersonJourney], _ walk: inout Walk) -> Bool {
        var best: (steps: Int, entry: JourneyEntry)?
        for entry in journeys.flatMap(\.entries) {
            let steps = agreement(of: entry, with: walk.route)
            if steps > best?.steps ?? -1 { best = (steps, entry) }
        }
        guard let best else { return walk.tryAnother() }
        if walk.part == .exitCriteria { return learnToLeave(best.entry, &walk) }
        if best.entry.exit?.reason == ExitReason.exitCriteria.name, let filter = canvas.exitFilter,
            let instant = best.entry.exit?.instant, walk.asked.insert(.init(place: -1, instant: instant)).inserted
        {
            walk.ask(filter, false, at: instant, stretch: best.steps)
            return true
        }
        // Who never drew the variant, or left a way by chance, is tried under other names.
        guard best.steps < walk.route.edges.count, best.entry.visits.indices.contains(best.steps),
            best.entry.visits[best.steps].index == walk.route.edges[best.steps].source
        else { return walk.tryMoreNames() }
        let edge = walk.route.edges[best.steps]
        let instant = best.entry.visits[best.steps].enteredAt
        guard let filter = edge.passing else { return walk.tryMoreNames() }
        guard walk.asked.insert(.init(place: best.steps, instant: instant)).inserted else { return walk.tryAnother() }
        walk.ask(filter, true, at: instant, stretch: best.steps)
        return true
    }

    /// Where there is no event to leave by, the exit filter must hold later on.
    private func learnToLeave(_ entry: JourneyEntry, _ walk: inout Walk) -> Bool {
        guard canvas.exitEvents.isEmpty, let filter = canvas.exitFilter,
            let instant = entry.visits.compactMap(\.leftAt).first(where: { $0 > walk.entry }),
            walk.asked.insert(.init(place: -1, instant: instant)).inserted
        else { return walk.tryMoreNames() }
        walk.ask(filter, true, at: instant, stretch: 1)
        return true
    }

    /// How many paths of the way a journey takes from its beginning.
    private func agreement(of entry: JourneyEntry, with route: CoverRoute) -> Int {
        guard entry.variant == canvas.variants[route.variant].name else { return 0 }
        var steps = 0
        for (edge, visit) in zip(route.edges, entry.visits) {
            guard visit.index == edge.source, visit.path == edge.path else { break }
            steps += 1
        }
        return steps
    }

    /// The same person under several names.
    private func candidates(_ profile: ProposedProfile, count: Int, for part: Coverage.Part)
        -> [CoverWorld.Candidate]
    {
        let name = self.name(for: part)
        return (1...count).map { .init(id: $0 == 1 ? name : "\(name)-\($0)", profile: profile) }
    }

    /// A name that tells what somebody is for.
    func name(for part: Coverage.Part) -> String {
        let words =
            switch part {
            case .step(let step): canvas.steps[step].id
            case .path(let step, let path): "\(canvas.steps[step].id)-\(canvas.steps[step].edges[path].path)"
            case .variant(let variant): canvas.variants[variant].name
            case .exitCriteria: "leaves"
            }
        let plain = words.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
        return String(plain)
    }
}

extension CoverSearch.Walk {
    fileprivate mutating func ask(_ filter: Filter, _ holds: Bool, at instant: Instant, stretch: Int) {
        demands.append(Demand(filter: filter, holds: holds, moment: .init(stretch: stretch, instant: instant)))
    }

    fileprivate mutating func tryAnother() -> Bool {
        alternative += 1
        return alternative <= 6
    }

    fileprivate mutating func tryMoreNames() -> Bool {
        names += 1
        return names < CoverSearch.names.count
    }
}
