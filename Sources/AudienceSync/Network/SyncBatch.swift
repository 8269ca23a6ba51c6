/// Where the rows of a batch go.
public struct SyncTarget<Audience: AudienceSpecification>: Hashable, Sendable {
    /// What becomes of the people.
    public let operation: SyncOperation
    /// What the step says of the audience.
    public let audience: Audience
    /// The audience at the network.
    public internal(set) var handle: AudienceHandle

    /// Describes a target.
    public init(operation: SyncOperation, audience: Audience, handle: AudienceHandle) {
        self.operation = operation
        self.audience = audience
        self.handle = handle
    }
}

/// One request's worth of rows.
public struct SyncBatch<Audience: AudienceSpecification>: Hashable, Sendable {
    /// Where they go.
    public let target: SyncTarget<Audience>
    /// The session that the batch is part of; a network without sessions need not look.
    public let session: SyncSession
    /// How many rows there are.
    public let rows: Int

    /// Describes a batch.
    public init(target: SyncTarget<Audience>, session: SyncSession, rows: Int) {
        self.target = target
        self.session = session
        self.rows = rows
    }
}

/// The place of a batch in a session: a run of batches that the network takes as one upload.
public struct SyncSession: Hashable, Sendable {
    /// A positive number that is unique in a run and derives from its seed.
    public let id: UInt64
    /// The place of the batch, from 1.
    public let sequence: Int
    /// Whether no batch follows.
    public let isLast: Bool
    /// How many people were waiting when the session began.
    public let estimatedTotal: Int
    /// How many rows of the session's earlier batches the network acknowledged.
    public let acknowledged: Int

    /// Describes a place.
    public init(id: UInt64, sequence: Int, isLast: Bool, estimatedTotal: Int, acknowledged: Int) {
        self.id = id
        self.sequence = sequence
        self.isLast = isLast
        self.estimatedTotal = estimatedTotal
        self.acknowledged = acknowledged
    }
}
