/// The people whom the engine would send next.
///
/// Asking for it changes nothing, so that its body can be written while
/// another request is in flight, and is still right if the engine says the same afterwards.
public struct SyncCandidate: Hashable, Sendable {
    /// The lane, as registered.
    public let lane: Int
    /// The people, in order.
    public let people: [UInt32]
    let retry: Int?
    let places: [Outbox.Place]
}
