/// What became of one offered visit: each gets exactly one.
public struct SyncOutcome: Hashable, Sendable {
    /// The entry whose visit it is.
    public let entry: UInt32
    /// How many times the entry was at the step before.
    public let ordinal: UInt16
    /// The person.
    public let person: UInt32
    /// The step, an index into the canvas.
    public let step: Int
    /// Why it was not synced, an index into ``AudienceSyncEngine/reasons``; `nil` when the network acknowledged it.
    public let reason: Int?
    /// The entry of the later visit that was sent in its stead.
    public let supersededBy: UInt32?

    /// Whether the network acknowledged it.
    public var isSynced: Bool { reason == nil }
}
