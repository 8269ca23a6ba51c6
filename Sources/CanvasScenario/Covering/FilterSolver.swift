import CanvasModel

/// Finds a profile and a past of which filters hold, or don't, at given instants.
struct FilterSolver {
    /// What decides which events mean more than that they happened.
    struct Entry {
        /// The first instant of the run.
        let start: Instant
        /// When the entry begins.
        let instant: Instant
        /// The event that it begins with; `nil` when there is none.
        let trigger: String?
        /// The events that end it.
        let exitEvents: [String]
    }

    /// How many combinations of parts are looked at.
    static let budget = 20_000

    let segments: [String: Filter]
    let entry: Entry

    /// The profile that meets all demands in the way that comes `skipping` ways later than the first.
    func profile(meeting demands: [Demand], skipping: Int = 0) -> ProposedProfile? {
        var found: ProposedProfile?
        var rest = skipping
        var expansion = DemandExpansion(segments: segments, budget: Self.budget) { isSolvable($0) }
        _ = expansion.visit(demands) { literals in
            guard let profile = profile(meeting: literals) else { return false }
            found = profile
            rest -= 1
            return rest < 0
        }
        return rest < 0 ? found : nil
    }

    /// Whether tests of one source can be met together.
    private func isSolvable(_ literals: [Literal]) -> Bool {
        guard let source = literals.first?.leaf.source else { return true }
        switch source {
        case .attribute(let name): return values(named: name).value(passing: literals) != nil
        case .context: return ValueSearch(standard: nil).value(passing: literals) != nil
        // Events are looked for once all tests of them are known.
        case .events, .interaction: return true
        }
    }

    private func values(named name: String) -> ValueSearch {
        ValueSearch(standard: StandardAttribute(rawValue: name))
    }

    private func profile(meeting literals: [Literal]) -> ProposedProfile? {
        var profile = ProposedProfile()
        profile.trigger = entry.trigger == nil ? nil : entry.instant
        var seen: Set<FilterLeaf.Source> = []
        for source in literals.compactMap(\.leaf.source) where seen.insert(source).inserted {
            let asked = literals.filter { $0.leaf.source == source }
            switch source {
            case .attribute(let name):
                guard let value = values(named: name).value(passing: asked) else { return nil }
                profile.attributes.append((name, value))
            case .context(let name):
                guard let value = ValueSearch(standard: nil).value(passing: asked) else { return nil }
                if value != .missing { profile.context.append((name, value)) }
            case .events(let name):
                guard let events = search(name, asked).events() else { return nil }
                profile.events += events.map { .init(name: name, instant: $0.instant, product: $0.product) }
            case .interaction(let step, let interaction):
                let wants = asked.contains { EventReading($0).accepts(1) && !EventReading($0).accepts(0) }
                // What a step or a network does by itself is nobody's habit.
                if wants, interaction == .opened || interaction == .clicked {
                    profile.habits.append(.init(step: step, interaction: interaction))
                }
            }
        }
        return profile
    }

    private func search(_ name: String, _ literals: [Literal]) -> EventSearch {
        let isTrigger = name == entry.trigger
        let isExit = entry.exitEvents.contains(name)
        return EventSearch(
            readings: literals.map(EventReading.init),
            given: isTrigger ? [.init(instant: entry.instant, product: nil)] : [],
            cuts: [
                Instant(seconds: entry.start.seconds - 1), Instant(seconds: entry.instant.seconds - 1), entry.instant,
            ],
            isAllowed: { instant in
                if isExit, instant > entry.instant { return false }
                // What happens before the run is only remembered; in it, each one may begin an entry.
                if isTrigger, instant >= entry.start, instant <= entry.instant { return false }
                return instant != entry.instant
            }
        )
    }
}

extension FilterSolver {
    /// Whether demands contradict each other, whatever somebody is and does, at whatever instants.
    ///
    /// True means proven; the profile is taken to stay what it is on the way.
    static func isImpossible(_ demands: [Demand], segments: [String: Filter], trigger: String?) -> Bool {
        var expansion = DemandExpansion(segments: segments, budget: budget) { literals in
            guard let source = literals.first?.leaf.source else { return true }
            switch source {
            case .attribute(let name):
                return !ValueSearch(standard: StandardAttribute(rawValue: name)).isImpossible(literals)
            case .context: return !ValueSearch(standard: nil).isImpossible(literals)
            case .events(let name):
                return !EventSearch.isImpossible(literals.map(EventReading.init), trigger: name == trigger)
            case .interaction: return true
            }
        }
        let isMet = expansion.visit(demands) { _ in true }
        return !isMet && expansion.isExhausted
    }
}
