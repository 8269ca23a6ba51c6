/// What a step does to which audience, and when.
public struct AudienceAssignment<Audience: AudienceSpecification>: Hashable, Sendable {
    /// The audience.
    public var audience: Audience
    /// What becomes of people in it.
    public var operation: SyncOperation
    /// When they are sent.
    public var batching: Batching

    /// Describes an assignment.
    public init(audience: Audience, operation: SyncOperation, batching: Batching = .standard) {
        self.audience = audience
        self.operation = operation
        self.batching = batching
    }
}
