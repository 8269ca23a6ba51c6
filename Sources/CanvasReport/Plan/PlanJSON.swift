import CanvasFlow
import CanvasModel
import CanvasStep

/// The `plan` of a result: what a run that only plans would have done.
struct PlanJSON {
    private let networks: [(name: String, plan: NetworkPlan)]

    init(_ result: RunResult) {
        networks = result.networks.compactMap { network in network.report.plan.map { (network.name, $0) } }
    }

    /// The object; `sent` says that none of it was done.
    var value: OrderedJSON {
        .object([
            ("sent", .boolean(false)),
            (
                "audiences",
                .list(networks.flatMap { network in network.plan.audiences.map { audience($0, of: network.name) } })
            ),
            ("network", .object(networks.map { (key: $0.name, value: network($0.plan)) })),
        ])
    }

    private func network(_ plan: NetworkPlan) -> OrderedJSON {
        .object([
            ("requests", .integer(plan.requests)),
            ("bytes", .integer(plan.bytes)),
            (
                "quotas",
                .list(
                    plan.durations.map {
                        .object([("tier", .text($0.tier)), ("seconds", .integer(Int($0.duration.seconds)))])
                    }
                )
            ),
        ])
    }

    private func audience(_ audience: AudiencePlan, of network: String) -> OrderedJSON {
        .object([
            ("network", .text(network)),
            ("ad_account", .text(audience.adAccount)),
            ("id", .optional(audience.id)),
            ("name", .text(audience.name)),
            ("creates", .boolean(audience.id == nil)),
            ("add", movement(audience.additions)),
            ("remove", movement(audience.removals)),
            ("people", .integer(audience.people)),
            ("keys", .figures(audience.keys.map { ($0.key, $0.people) })),
            ("people_without_key", .integer(audience.peopleWithoutKey)),
            (
                "without_key",
                .list(
                    audience.withoutKey.map {
                        .object([("reason", .text($0.reason)), ("people", .integer($0.people))])
                    }
                )
            ),
            ("requests", .integer(audience.requests)),
            ("bytes", .integer(audience.bytes)),
        ])
    }

    private func movement(_ movement: AudiencePlan.Movement) -> OrderedJSON {
        .object([
            ("people", .integer(movement.people)),
            ("rows", .integer(movement.rows)),
            ("first_at", .optional(movement.first?.description)),
            ("last_at", .optional(movement.last?.description)),
            ("busiest_day", .optional(movement.busiestDay?.description)),
            ("busiest_day_rows", .integer(movement.busiestDayRows)),
        ])
    }
}
