public import CanvasStep

/// The four metrics in which an audience step counts each entered visit once.
public struct SyncMetrics: Hashable, Sendable {
    /// What a step type declares.
    public static let declarations = [
        MetricDeclaration(
            "users_synced",
            "Visits that the network acknowledged.",
            partitionsEntered: true
        ),
        MetricDeclaration("users_not_synced", "Visits of people without a usable match key.", partitionsEntered: true),
        MetricDeclaration("users_pending", "Visits that wait for the network.", partitionsEntered: true),
        MetricDeclaration(
            "users_errored",
            "Visits that the network refused, or did not take within 13 hours.",
            partitionsEntered: true
        ),
    ]

    let synced: Metric
    let notSynced: Metric
    let pending: Metric
    let errored: Metric

    /// Resolves the metrics of the step that is launched.
    ///
    /// - Throws: `LaunchRefusal` when its type does not declare them.
    public init(_ context: LaunchContext) throws {
        synced = try context.metric("users_synced")
        notSynced = try context.metric("users_not_synced")
        pending = try context.metric("users_pending")
        errored = try context.metric("users_errored")
    }
}
