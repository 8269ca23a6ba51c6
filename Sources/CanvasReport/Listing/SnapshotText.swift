public import CanvasFlow
import CanvasModel
import CanvasStep

/// A run as a text to be kept and reviewed: every figure on a line of its own, so that a change is a line.
///
/// Only figures that the input decides are in it, none of the wall clock, and nobody's name.
public struct SnapshotText: Sendable {
    private let result: RunResult

    /// Takes a result.
    public init(_ result: RunResult) {
        self.result = result
    }

    /// The text, with a line feed at the end.
    public var text: String {
        let sections = [heading, people, variants, steps, exits, conversions, audiences, traffic, incidents]
        return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
    }

    private var heading: [String] {
        [
            "canvas \(result.canvas.printable)",
            "seed \(result.seed)",
            "started at \(result.startedAt)",
            "ended at \(result.endedAt)",
            "settled at \(result.settledAt)",
        ]
    }

    private var people: [String] {
        let people = result.people
        return section(
            "people",
            [
                ("in_population", people.inPopulation), ("in_audience", people.inAudience),
                ("entries", people.entries), ("entered", people.entered), ("exited", people.exited),
                ("in_canvas", people.inCanvas),
            ]
        )
    }

    private var variants: [String] {
        result.variants.flatMap { variant in
            section(
                "variant \(variant.name.printable)",
                [("entries", variant.entries)]
                    + variant.conversions.map { ("conversion \($0.name.printable)", $0.count) }
            )
        }
    }

    private var steps: [String] {
        result.steps.flatMap { step in
            section(
                "step \(step.id.printable) (\(step.type.printable))",
                step.metrics.map { ($0.name, $0.value) } + step.paths.map { ("path \($0.name.printable)", $0.count) }
            )
        }
    }

    private var exits: [String] {
        section("exits", result.exits.map { ($0.reason.printable, $0.count) })
    }

    private var conversions: [String] {
        result.conversions.isEmpty
            ? [] : section("conversions", result.conversions.map { ($0.name.printable, $0.count) })
    }

    private var audiences: [String] {
        result.networks.flatMap { network in
            network.report.audiences.flatMap { audience in
                section(
                    "audience \(audience.name.printable) (\(network.name), \(audience.adAccount.printable))",
                    [("received", audience.received), ("invalid", audience.invalid)]
                        + (network.matched[audience.id].map { [("matched", $0)] } ?? [])
                )
            }
        }
    }

    private var traffic: [String] {
        result.networks.flatMap { network in
            section(
                "network \(network.name)",
                [
                    ("requests", network.report.requests), ("retries", network.report.retries),
                    ("throttled_seconds", network.report.throttledSeconds),
                ]
            )
        }
    }

    private var incidents: [String] {
        let all = result.networks.flatMap { network in network.report.incidents.map { (network.name, $0) } }
        guard !all.isEmpty else { return ["incidents none"] }
        return all.flatMap { network, incident in
            [
                "incident \(incident.code.printable) of \(network) at \(incident.step.printable)",
                "  scope \(incident.scope.printable)",
                "  opened_at \(incident.openedAt)",
                "  closed_at \(incident.closedAt.map { "\($0)" } ?? "never")",
                "  people \(incident.people)",
            ]
        }
    }

    private func section(_ title: String, _ figures: [(String, Int)]) -> [String] {
        [title] + figures.map { "  \($0.0) \($0.1)" }
    }
}
