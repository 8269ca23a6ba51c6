import CanvasFlow
import CanvasHost
import CanvasModel
import CanvasStep

/// Trying people made up at random from the values that filters name.
extension CoverSearch {
    /// How many are made up.
    static let wanderers = 2000

    /// Those of many people who take parts, as few as take all that is taken.
    func wander(for open: [Coverage.Part], tried: inout Int) async throws -> [CoverFind] {
        let candidates = (1...Self.wanderers).map { number in
            CoverWorld.Candidate(id: "found-\(number)", profile: profile(UInt64(number)))
        }
        tried += candidates.count
        let journeys = try await world.journeys(of: candidates)
        var left = Set(open)
        var finds: [CoverFind] = []
        for candidate in candidates where !left.isEmpty {
            guard let parts = journeys[candidate.id].map({ self.parts(of: $0) }), !parts.isDisjoint(with: left) else {
                continue
            }
            left.subtract(parts)
            finds.append(CoverFind(candidate: candidate, parts: parts))
        }
        return finds
    }

    private func profile(_ number: UInt64) -> ProposedProfile {
        var profile = ProposedProfile()
        var draws = Draws(key: StableHash.combine(world.seed, number))
        let entries = entryInstants
        let entry = entries[draws.below(entries.count)] + Interval(seconds: Int64(draws.below(86_400)))
        if world.document.triggerName != nil { profile.trigger = entry }
        let span = Int(canvas.longestPath.seconds) + 86_400
        for (source, literals) in sources {
            switch source {
            case .attribute(let name):
                let values = ValueSearch(standard: StandardAttribute(rawValue: name)).candidates(literals)
                if !values.isEmpty { profile.attributes.append((name, values[draws.below(values.count)])) }
            case .context(let name):
                let values = ValueSearch(standard: nil).candidates(literals)
                profile.context.append((name, values[draws.below(values.count)]))
            case .events(let name):
                let products = literals.map { EventReading($0).product }
                let most = (literals.map { EventReading($0).bound }.max() ?? 0) + 2
                for _ in 0..<draws.below(min(most, 10)) where name != world.document.triggerName {
                    let instant = entry + Interval(seconds: Int64(draws.below(span * 2) - span))
                    let product = products[draws.below(products.count)]
                    profile.events.append(.init(name: name, instant: instant, product: product))
                }
            case .interaction(let step, let interaction):
                let isHabit = interaction == .opened || interaction == .clicked
                if isHabit, draws.below(2) == 0 { profile.habits.append(.init(step: step, interaction: interaction)) }
            }
        }
        profile.context.removeAll { $0.value == .missing }
        return profile
    }

    /// What the filters of the canvas read, with all tests of each.
    private var sources: [(FilterLeaf.Source, [Literal])] {
        let filters =
            [canvas.audience, canvas.exitFilter].compactMap { $0 }
            + canvas.segments.sorted { $0.key < $1.key }
            .map(\.value) + canvas.steps.flatMap { $0.edges.compactMap(\.passing) }
        var order: [FilterLeaf.Source] = []
        var literals: [FilterLeaf.Source: [Literal]] = [:]
        for leaf in filters.flatMap(\.leaves) {
            guard let source = leaf.source else { continue }
            if literals[source] == nil { order.append(source) }
            let moment = Demand.Moment(stretch: 0, instant: world.start)
            literals[source, default: []].append(Literal(leaf: leaf, holds: true, moment: moment))
        }
        return order.map { ($0, literals[$0] ?? []) }
    }

    /// A row of draws.
    private struct Draws {
        let key: UInt64
        private var count: UInt64 = 0

        init(key: UInt64) {
            self.key = key
        }

        mutating func below(_ bound: Int) -> Int {
            count += 1
            return Int(Draw(bits: StableHash.combine(key, count)).below(UInt64(max(1, bound))))
        }
    }
}
