import Foundation
import Testing

@Suite("End to end: bad days") struct BadDayTests {
    @Test(
        "A bad day's sample is as expected, over HTTP and in process with the same bytes",
        arguments: [
            "thirteen-hour-outage", "token-revoked", "terms-withdrawn", "audience-size-floor", "throttled-for-an-hour",
        ]
    )
    func sample(name: String) async throws {
        let canvas = CanvasProcess(folder: try WorkingFolder())
        let served = try await canvas("run", name, "--json")
        let direct = try await canvas("run", name, "--json", "--in-process")
        #expect(try served.resultWithoutTiming() == direct.resultWithoutTiming())
    }

    @Test(
        "A fault that is the same with every network costs nobody, over HTTP and in process alike",
        arguments: ["time_out", "slow", "reset", "malformed_answer"],
        ["for: 3h", "requests: 5"]
    )
    func generic(fault: String, length: String) async throws {
        let folder = try WorkingFolder()
        let joining = Canvases.adding
            .replacing(
                "{ type: scheduled, at: 2026-03-02T09:00:00Z }",
                with: "{ type: action_based, trigger: { event: joined } }"
            )
            .replacing("action: add", with: "batching: { people: 2000, within: 10m }")
        try folder.write(joining, to: "a.canvas.yaml")
        try folder.write(
            """
            canvas: a.canvas.yaml
            run_for: 1d
            people: { generate: 300 }
            behavior: [{ does: joined, within: 6h }]
            networks: { facebook: { faults: [{ at: 1h, \(length), respond: \(fault) }] } }
            expect:
              - { step: add, users_errored: 0, users_pending: 0, users_synced: { at_least: 100 } }
              - { network: facebook, retries: { at_least: \(fault == "slow" ? 0 : 5) } }
              - incidents: none

            """,
            to: "a.scenario.yaml"
        )
        let canvas = CanvasProcess(folder: folder)
        let served = try await canvas("run", "a.canvas.yaml", "--json")
        let direct = try await canvas("run", "a.canvas.yaml", "--json", "--in-process")
        #expect(try served.resultWithoutTiming() == direct.resultWithoutTiming())
    }
}
