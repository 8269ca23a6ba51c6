/// A batch that a network has taken so far and works at, or wants to be told more of.
public struct SyncJob<Audience: AudienceSpecification>: Hashable, Sendable {
    /// Where its rows went.
    public let target: SyncTarget<Audience>
    /// Which request comes next.
    public let phase: SyncPhase
    /// What the network named it by.
    public let receipt: String
    /// How many rows it has.
    public let rows: Int
    /// The session that the rows were part of.
    public let session: SyncSession

    /// Describes a job.
    public init(
        target: SyncTarget<Audience>,
        phase: SyncPhase,
        receipt: String,
        rows: Int,
        session: SyncSession
    ) {
        self.target = target
        self.phase = phase
        self.receipt = receipt
        self.rows = rows
        self.session = session
    }
}
