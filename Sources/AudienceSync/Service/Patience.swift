import CanvasModel

/// How long a real network is still to be left alone, in wall time.
///
/// The journey's time is virtual and jumps over a wait, so that a thousand tries could fall into one real second. What
/// the engine holds a lane back for is therefore owed in wall time too, from the answer on that brought it about.
struct Patience {
    private struct Debt {
        /// The engine's instant up to which it stands, by which it is known again.
        let until: Instant
        /// The second of wall time up to which it stands.
        let wall: Double
    }

    private var debts: [Int: Debt] = [:]
    /// The seconds waited so far.
    private(set) var spent = 0.0

    /// Notes how long a lane is held back.
    ///
    /// - Parameters:
    ///   - lane: The lane.
    ///   - earliest: When the engine would send in it.
    ///   - now: The virtual instant.
    ///   - wall: The second of wall time.
    mutating func note(lane: Int, earliest: Instant, now: Instant, wall: Double) {
        if debts[lane]?.until == earliest { return }
        debts[lane] = earliest > now ? Debt(until: earliest, wall: wall + Double((earliest - now).seconds)) : nil
    }

    /// The seconds that are still owed before something is sent in a lane.
    func rest(lane: Int, wall: Double) -> Double {
        max(0, (debts[lane]?.wall ?? 0) - wall)
    }

    /// Notes that so many seconds were waited.
    mutating func spend(_ seconds: Double) {
        spent += max(0, seconds)
    }
}
