import CanvasFlow
import CanvasHost
import CanvasStep

/// One of the two runs of a comparison.
struct ComparedRun {
    let canvas: Canvas
    let result: RunResult
    let recorder: DigestRecorder

    /// The places of the run with their figures, in the order in which they are shown.
    var places: [(kind: RunComparison.Kind, place: ComparedPlace?, name: String, figures: [(String, Int)])] {
        steps + variants + exits + conversions + audiences + networks
    }

    private typealias Place = (
        kind: RunComparison.Kind, place: ComparedPlace?, name: String, figures: [(String, Int)]
    )

    private var steps: [Place] {
        result.steps.map { step in
            let paths = step.paths.map { ("path \($0.name)", $0.count) }
            return (.step, .step(step.id), step.id, step.metrics.map { ($0.name, $0.value) } + paths)
        }
    }

    private var variants: [Place] {
        result.variants.map { variant in
            let conversions = variant.conversions.map { ("conversion \($0.name)", $0.count) }
            return (.variant, .variant(variant.name), variant.name, [("entries", variant.entries)] + conversions)
        }
    }

    private var exits: [Place] {
        result.exits.map { (.exit, .exit($0.reason), $0.reason, [("count", $0.count)]) }
    }

    private var conversions: [Place] {
        result.conversions.map { (.conversion, .conversion($0.name), $0.name, [("count", $0.count)]) }
    }

    private var audiences: [Place] {
        result.networks.flatMap { network in
            network.report.audiences.map { audience in
                let place = ComparedPlace.audience(
                    network: network.name,
                    adAccount: audience.adAccount,
                    name: audience.name
                )
                let members = recorder.digests(at: place).count(where: DigestRecorder.isMember)
                let figures = [("members", members), ("received", audience.received), ("invalid", audience.invalid)]
                return (.audience, place, audience.name, figures)
            }
        }
    }

    private var networks: [Place] {
        result.networks.map { network in
            let report = network.report
            let figures = [
                ("requests", report.requests), ("retries", report.retries),
                ("throttled_seconds", report.throttledSeconds), ("incidents", report.incidents.count),
            ]
            return (.network, nil, network.name, figures)
        }
    }
}
