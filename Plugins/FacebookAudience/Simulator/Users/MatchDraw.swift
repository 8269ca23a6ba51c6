import CanvasModel

/// Decides whom the network knows: the members of a synthetic population, found by any of the keys received.
///
/// Every key has a draw of its own, a function of the seed, its kind and its value, so that the same e-mail address is
/// known in every audience or in none. A row is matched when any of its keys is known (OR over keys). So that
/// `match_rate` keeps its meaning, the share of typical people who are matched, the strongest key of a row, in the
/// order e-mail, phone, device, identifier, is known with that probability, and each further one with a tenth of it:
/// the network's users have mostly given it their e-mail address already. At 0.65, people with an e-mail address are
/// matched at 0.65, with a phone number besides at 0.67.
///
/// Names, places and dates identify nobody alone. A last name with a first name or initial and a place or year of birth
/// counts as one key, weaker than all others.
struct MatchDraw {
    let seed: UInt64
    let rate: Double

    private static let furtherShare = 0.1

    /// What the keys of one row have shown.
    struct Row {
        fileprivate var isKnown = false

        init() {}
    }

    /// Takes a key into account that need not be the row's strongest.
    @inline(__always)
    func note(_ key: UInt64, in row: inout Row) {
        if Draw(bits: StableHash.combine(seed, key)).isBelow(rate * Self.furtherShare) { row.isKnown = true }
    }

    /// Whether the network knows the person.
    @inline(__always)
    func matches(_ row: Row, strongest key: UInt64) -> Bool {
        row.isKnown || Draw(bits: StableHash.combine(seed, key)).isBelow(rate)
    }
}
