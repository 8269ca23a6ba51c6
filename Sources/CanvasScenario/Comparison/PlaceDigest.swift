import CanvasModel

/// What became of one person at one place of a canvas, in eight bytes: enough to tell whether another run made the same
/// of them, and what kind of thing it made differently.
///
/// 6 bits count the visits, 18 are the paths taken, 16 the outcomes and 24 the instants. One visit's path and outcome
/// stand there as they are; several are mixed, and instants always, so that two runs in some ten million that differ
/// in nothing but time look alike.
struct PlaceDigest: Hashable {
    /// What differs between two digests, the most telling first.
    enum Difference: Hashable {
        case onlyFirst, onlySecond, visits, paths, outcomes, instants
    }

    private(set) var bits: UInt64 = 0

    init(bits: UInt64 = 0) {
        self.bits = bits
    }

    var isEmpty: Bool { bits == 0 }

    private static let mostVisits: UInt64 = 63

    private var visits: UInt64 { bits >> 58 }
    private var paths: UInt64 { bits >> 40 & 0x3FFFF }
    private var outcomes: UInt64 { bits >> 24 & 0xFFFF }
    private var instants: UInt64 { bits & 0xFF_FFFF }

    /// Takes a visit that begins.
    mutating func visit(at instant: Instant) {
        if visits < Self.mostVisits { bits += 1 << 58 }
        note(instant)
    }

    /// Takes the path of a visit, by a code that both runs have for its name.
    mutating func take(path code: Int, at instant: Instant) {
        set(paths: paths &* 37 &+ UInt64(code), outcomes: outcomes)
        note(instant)
    }

    /// Takes what became of a visit.
    mutating func take(outcome code: Int, at instant: Instant) {
        set(paths: paths, outcomes: outcomes &* 37 &+ UInt64(code))
        note(instant)
    }

    /// Says what holds in the end, whatever came before.
    mutating func end(with code: Int) {
        set(paths: UInt64(code), outcomes: outcomes)
    }

    /// What ``end(with:)`` said last.
    var endCode: Int { Int(paths) }

    private mutating func set(paths: UInt64, outcomes: UInt64) {
        bits = visits << 58 | (paths & 0x3FFFF) << 40 | (outcomes & 0xFFFF) << 24 | instants
    }

    private mutating func note(_ instant: Instant) {
        // The multipliers are those of splitmix64.
        var mixed = (instants &+ UInt64(bitPattern: instant.seconds)) &* 0xBF58_476D_1CE4_E5B9
        mixed ^= mixed >> 27
        mixed = mixed &* 0x94D0_49BB_1331_11EB
        bits = bits & ~0xFF_FFFF | mixed >> 40
    }

    /// What another run made differently; `nil` for nothing.
    func difference(to other: PlaceDigest) -> Difference? {
        if bits == other.bits { return nil }
        if other.isEmpty { return .onlyFirst }
        if isEmpty { return .onlySecond }
        if visits != other.visits { return .visits }
        if paths != other.paths { return .paths }
        return outcomes != other.outcomes ? .outcomes : .instants
    }
}
