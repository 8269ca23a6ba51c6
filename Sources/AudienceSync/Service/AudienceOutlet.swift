public import CanvasStep

/// A step's way into its audience: what its launch leaves it with.
public struct AudienceOutlet<Network: AdNetwork> {
    /// The audience.
    public let handle: AudienceHandle
    let service: AudienceSyncService<Network>
    let lane: Int
    let matching: Int
    let operation: SyncOperation
    let metrics: SyncMetrics

    /// Takes a cohort's people in behind their journey: they need not wait for the network.
    ///
    /// Who has no usable match key counts as `users_not_synced`, everybody else as `users_pending` until the network
    /// has answered.
    public func offer(_ cohort: Cohort) {
        service.offer(cohort.visits, of: cohort.step, through: self, in: cohort.context)
    }
}
