/// One entry at one step.
public struct Visit: Sendable {
    /// Why the visit is given to the step.
    public enum Reason: Hashable, Sendable {
        /// The entry just came.
        case arrived
        /// The instant came until which the visit waits.
        case timer
        /// An event came that the visit waits for, an index into the declared ones.
        case event(UInt8)
    }

    /// The entry: a number given in the order of entering.
    public let entry: UInt32
    /// The person, an index into `People`.
    public let person: UInt32
    /// The eight bytes that the step's last verdict on this visit kept; 0 on arrival.
    public let state: UInt64
    /// Why it is here.
    public let reason: Reason
    /// How many entries the person had before this one.
    public let entryOrdinal: UInt16
    /// How many times the entry was at this step before.
    public let ordinal: UInt16

    /// Makes a visit.
    @inlinable
    public init(
        entry: UInt32,
        person: UInt32,
        state: UInt64 = 0,
        reason: Reason = .arrived,
        entryOrdinal: UInt16 = 0,
        ordinal: UInt16 = 0
    ) {
        self.entry = entry
        self.person = person
        self.state = state
        self.reason = reason
        self.entryOrdinal = entryOrdinal
        self.ordinal = ordinal
    }
}
