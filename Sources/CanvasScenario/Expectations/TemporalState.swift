/// What one expectation over time remembers of one person: a few numbers, so that a million people can be watched.
///
/// Instants are seconds since the start of the run. Of the occasions that wait for something to follow only the oldest
/// and the newest are kept: what follows in time for the oldest does so for all, and when the newest is too old all are.
package struct TemporalState {
    private static let none = Int32.min

    /// The oldest occasion that nothing has followed.
    private(set) var oldest = TemporalState.none
    /// The newest one.
    private(set) var newest = TemporalState.none
    /// The first occasion whose time went by, if there is one.
    private(set) var missed = TemporalState.none
    /// The first occasion that was followed.
    private(set) var followed = TemporalState.none
    /// When that was.
    package private(set) var followedAt = TemporalState.none
    /// How many entries of the person are in the canvas.
    package var entries: UInt16 = 0
    /// Whether the person has had an occasion.
    package private(set) var hasOccasion = false
    /// Whether the proposition, when it is a state, holds at present.
    package var holds = false

    /// Nothing has happened.
    package init() {}

    /// Takes an occasion.
    ///
    /// - Parameters:
    ///   - tick: When.
    ///   - within: How long its time is.
    package mutating func occasion(at tick: Int32, within: Int32) {
        hasOccasion = true
        if isOver(oldest, at: tick, within) { miss(oldest, then: tick) }
        if oldest == Self.none { oldest = tick }
        newest = tick
        if holds { follow(at: tick, within: within) }
    }

    /// Takes what follows: all occasions whose time is not over have it.
    package mutating func follow(at tick: Int32, within: Int32) {
        guard newest != Self.none else { return }
        if isOver(oldest, at: tick, within) { miss(oldest, then: newest) }
        if !isOver(newest, at: tick, within), followed == Self.none {
            followed = oldest
            followedAt = tick
        }
        oldest = Self.none
        newest = Self.none
    }

    /// Takes the end of the run: the time of what is over went by.
    package mutating func end(at tick: Int32, within: Int32) {
        guard newest != Self.none else { return }
        // Without a length of its own the time of an occasion is over with the run.
        if within == .max || isOver(oldest, at: tick == .max ? tick : tick + 1, within) { miss(oldest, then: newest) }
        if within == .max || isOver(newest, at: tick == .max ? tick : tick + 1, within) { newest = Self.none }
    }

    /// The occasion that is still open after ``end(at:within:)``.
    package var open: Int32? { newest == Self.none ? nil : newest }
    /// The first occasion that was missed.
    package var miss: Int32? { missed == Self.none ? nil : missed }
    /// The first occasion that was followed.
    package var hit: Int32? { followed == Self.none ? nil : followed }

    private func isOver(_ occasion: Int32, at tick: Int32, _ within: Int32) -> Bool {
        // The difference of two instants of a run, neither of which is before the start, fits.
        occasion != Self.none && within != .max && tick - occasion > within
    }

    private mutating func miss(_ occasion: Int32, then next: Int32) {
        if missed == Self.none { missed = occasion }
        // Those between are not told apart any more: the person has missed one, which is all that is asked.
        oldest = next
    }
}
