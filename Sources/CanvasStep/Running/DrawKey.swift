public import CanvasModel

/// What random draws of one purpose at one step derive from, besides the person and the entry.
public struct DrawKey: Hashable, BitwiseCopyable, Sendable {
    @usableFromInline
    let key: UInt64

    /// Makes a key.
    ///
    /// - Parameters:
    ///   - seed: The run's seed.
    ///   - place: The step's id, or another name that is unique in a run.
    ///   - purpose: What is drawn.
    public init(seed: UInt64, place: String, purpose: String) {
        key = StableHash.combine(StableHash.combine(seed, StableHash.of(place)), StableHash.of(purpose))
    }

    /// The draw of one entry.
    ///
    /// - Parameters:
    ///   - person: The hash of the person's `external_id`.
    ///   - entry: How many entries the person had before.
    ///   - visit: How many times the entry was at the step before.
    @inlinable
    public func draw(person: UInt64, entry: UInt16, visit: UInt16) -> Draw {
        let ordinals = UInt64(entry) << 16 | UInt64(visit)
        return Draw(bits: StableHash.mix(key ^ StableHash.mix(person &+ ordinals &* 0x9E37_79B9_7F4A_7C15)))
    }
}
