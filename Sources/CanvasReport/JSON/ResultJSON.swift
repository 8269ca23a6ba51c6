public import CanvasFlow
import CanvasModel
import CanvasStep

/// The result of a run as JSON, version 1.
///
/// Members stand in a fixed order, steps and names in document order. Only `timing` may differ between two runs of one
/// input, so that two results can be compared as text without it.
public struct ResultJSON: Sendable {
    /// The version of the format.
    public static let version = 1

    private let result: RunResult

    /// Takes a result.
    public init(_ result: RunResult) {
        self.result = result
    }

    /// The document, two spaces a level, with a line feed at the end.
    public var document: String { value.document }

    /// The document as a value, for what carries it along.
    package var value: OrderedJSON {
        .object(
            [
                ("version", .integer(Self.version)),
                ("canvas", .text(result.canvas)),
                ("seed", .unsigned(result.seed)),
                ("started_at", .text(result.startedAt.description)),
                ("ended_at", .text(result.endedAt.description)),
                ("settled_at", .text(result.settledAt.description)),
                ("people", people),
                ("variants", .list(result.variants.map(variant))),
                ("steps", .list(result.steps.map(step))),
                ("exits", exits),
                ("conversions", .list(result.conversions.map(conversion))),
                ("audiences", .list(result.networks.flatMap(audiences))),
                ("network", .object(result.networks.map { ($0.name, traffic($0.report)) })),
                ("incidents", .list(result.networks.flatMap(incidents))),
            ] + planned + [("timing", timing)]
        )
    }

    private var planned: [(key: String, value: OrderedJSON)] {
        result.networks.contains { $0.report.plan != nil } ? [("plan", PlanJSON(result).value)] : []
    }

    private var people: OrderedJSON {
        .figures([
            ("in_population", result.people.inPopulation),
            ("in_audience", result.people.inAudience),
            ("entries", result.people.entries),
            ("entered", result.people.entered),
            ("exited", result.people.exited),
            ("in_canvas", result.people.inCanvas),
        ])
    }

    private func variant(_ variant: RunResult.VariantResult) -> OrderedJSON {
        .object([
            ("name", .text(variant.name)),
            ("entries", .integer(variant.entries)),
            ("conversions", .figures(variant.conversions.map { ($0.name, $0.count) })),
        ])
    }

    private func step(_ step: RunResult.StepResult) -> OrderedJSON {
        .object([
            ("id", .text(step.id)),
            ("type", .text(step.type)),
            ("metrics", .figures(step.metrics.map { ($0.name, $0.value) })),
            ("paths", .figures(step.paths.map { ($0.name, $0.count) })),
        ])
    }

    /// The three reasons that every canvas has, even at 0, then what steps made up, by name.
    private var exits: OrderedJSON {
        let common = ["completed", "exit_criteria", "control_group"]
        let counts = common.map { reason in
            (reason, result.exits.filter { $0.reason == reason }.reduce(0) { $0 + $1.count })
        }
        let others = result.exits.filter { !common.contains($0.reason) }.sorted { $0.reason < $1.reason }
        return .figures(counts + others.map { ($0.reason, $0.count) })
    }

    private func conversion(_ conversion: RunResult.ConversionResult) -> OrderedJSON {
        .object([
            ("name", .text(conversion.name)),
            ("count", .integer(conversion.count)),
            ("rate", .number(conversion.rate)),
        ])
    }
}

extension ResultJSON {
    private func audiences(_ network: RunResult.NetworkResult) -> [OrderedJSON] {
        network.report.audiences.map { audience in
            .object([
                ("network", .text(network.name)),
                ("ad_account", .text(audience.adAccount)),
                ("id", .text(audience.id)),
                ("name", .text(audience.name)),
                ("received", .integer(audience.received)),
                ("invalid", .integer(audience.invalid)),
                ("matched", .optional(network.matched[audience.id])),
            ])
        }
    }

    private func traffic(_ report: ServiceReport) -> OrderedJSON {
        .figures([
            ("requests", report.requests),
            ("retries", report.retries),
            ("throttled_seconds", report.throttledSeconds),
        ])
    }

    private func incidents(_ network: RunResult.NetworkResult) -> [OrderedJSON] {
        network.report.incidents.map { incident in
            .object([
                ("network", .text(network.name)),
                ("step", .text(incident.step)),
                ("scope", .text(incident.scope)),
                ("code", .text(incident.code)),
                ("opened_at", .text(incident.openedAt.description)),
                ("closed_at", .optional(incident.closedAt?.description)),
                ("people", .integer(incident.people)),
                ("error", .text(incident.error)),
                ("resolve", .text(incident.resolve)),
            ])
        }
    }

    /// Wall time; `people_per_second` is the whole population over all of it, what somebody waits for.
    private var timing: OrderedJSON {
        let timing = result.timing
        let speed = Double(result.people.inPopulation) / timing.wall
        return .object([
            ("load_seconds", .number(PlainDecimal.seconds(timing.load))),
            ("run_seconds", .number(PlainDecimal.seconds(timing.run))),
            ("sync_seconds", .number(PlainDecimal.seconds(timing.sync))),
            ("wall_seconds", .number(PlainDecimal.seconds(timing.wall))),
            ("people_per_second", .integer(Int(exactly: speed.rounded()) ?? 0)),
        ])
    }
}
