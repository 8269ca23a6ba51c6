import CanvasScenario
import Testing

/// The few numbers that are kept of a person answer as all of the person's history would.
@Suite struct TemporalStateTests {
    private struct History {
        var happenings: [(tick: Int32, isOccasion: Bool)]
        var within: Int32
        var end: Int32

        /// Each occasion with the first instant at which something follows it in time.
        private var occasions: [(tick: Int32, followedAt: Int32?)] {
            happenings.enumerated().filter(\.element.isOccasion).map { index, occasion in
                let follower = happenings[(index + 1)...].first { !$0.isOccasion }
                let isInTime = follower.map { within == .max || $0.tick - occasion.tick <= within } ?? false
                return (occasion.tick, isInTime ? follower?.tick : nil)
            }
        }

        private func isOver(_ tick: Int32) -> Bool { within == .max || tick + within <= end }

        var firstMissed: Int32? { occasions.first { $0.followedAt == nil && isOver($0.tick) }?.tick }
        var isOpen: Bool { occasions.contains { $0.followedAt == nil && !isOver($0.tick) } }
        var isFollowed: Bool { occasions.contains { $0.followedAt != nil } }

        func isPair(_ occasion: Int32, _ followedAt: Int32) -> Bool {
            occasions.contains { $0.tick == occasion && $0.followedAt == followedAt }
        }

        var state: TemporalState {
            var state = TemporalState()
            for happening in happenings {
                if happening.isOccasion {
                    state.occasion(at: happening.tick, within: within)
                } else {
                    state.follow(at: happening.tick, within: within)
                }
            }
            state.end(at: end, within: within)
            return state
        }
    }

    @Test("any history of occasions and what follows is judged as by all of it", arguments: 0..<8)
    func histories(seed: UInt64) {
        var random = SplitMix(state: seed)
        for _ in 0..<2_000 {
            var tick: Int32 = 0
            let happenings = (0..<Int.random(in: 0...9, using: &random)).map { _ in
                tick += Int32.random(in: 0...6, using: &random)
                return (tick: tick, isOccasion: Bool.random(using: &random))
            }
            let within = Bool.random(using: &random) ? Int32.random(in: 0...10, using: &random) : .max
            let history = History(
                happenings: happenings,
                within: within,
                end: tick + Int32.random(in: 0...12, using: &random)
            )
            let state = history.state
            #expect(state.miss == history.firstMissed, "\(history)")
            #expect((state.open != nil) == history.isOpen, "\(history)")
            #expect((state.hit != nil) == history.isFollowed, "\(history)")
            if let hit = state.hit { #expect(history.isPair(hit, state.followedAt), "\(history)") }
            #expect(state.hasOccasion == happenings.contains { $0.isOccasion })
        }
    }
}

/// Numbers that look random and are the same each time.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
