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
        "A day that ends within 13 hours costs nobody, whatever is wrong on it, and leaves the incident of its row",
        arguments: [
            ("rate_limited", "incidents: none"), ("server_error", "incidents: none"),
            ("token_revoked", "{ incident: R1, scope: token, closed: true, count: 1 }"),
            ("terms_withdrawn", "{ incident: R3, scope: ad_account, closed: true, count: 1 }"),
            ("audience_deleted", "{ incident: R5, scope: audience, closed: true, count: 1 }"),
        ]
    )
    func recovery(fault: String, incident: String) async throws {
        try await expect(
            fault,
            "at: 1h, for: 5h",
            ["{ step: add, users_errored: 0, users_pending: 0, users_synced: { at_least: 100 } }", incident]
        )
    }

    @Test("Of a partial failure only those are lost whom the network refuses")
    func partialFailure() async throws {
        try await expect(
            "partial_failure",
            "at: 1h",
            [
                "{ step: add, users_errored: { share: { between: [0.02, 0.2] } }, users_pending: 0 }",
                "{ step: add, users_synced: { share: { at_least: 0.7 } } }",
                "{ audience: everybody, members: { at_least: 80 } }",
                "incidents: none",
            ]
        )
    }

    @Test(
        "A fault that is the same with every network costs nobody, over HTTP and in process alike",
        arguments: ["time_out", "slow", "reset", "malformed_answer"],
        ["for: 3h", "requests: 5"]
    )
    func generic(fault: String, length: String) async throws {
        try await expect(
            fault,
            "at: 1h, \(length)",
            [
                "{ step: add, users_errored: 0, users_pending: 0, users_synced: { at_least: 100 } }",
                "{ network: facebook, retries: { at_least: \(fault == "slow" ? 0 : 5) } }", "incidents: none",
            ]
        )
    }

    /// Runs people who join over six hours through a bad day, over HTTP and in process.
    private func expect(
        _ fault: String,
        _ time: String,
        _ expectations: [String],
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let folder = try WorkingFolder()
        let joining = Canvases.adding
            .replacing(
                "{ type: scheduled, at: 2026-03-02T09:00:00Z }",
                with: "{ type: action_based, trigger: { event: joined } }"
            )
            .replacing("action: add", with: "batching: { people: 2000, within: 10m }")
        try folder.write(joining, to: "a.canvas.yaml")
        let expect = expectations.map { "  - \($0)\n" }.joined()
        try folder.write(
            """
            canvas: a.canvas.yaml
            run_for: 1d
            people: { generate: 300 }
            behavior: [{ does: joined, within: 6h }]
            networks: { facebook: { faults: [{ \(time), respond: \(fault) }] } }
            expect:
            \(expect)
            """,
            to: "a.scenario.yaml"
        )
        let canvas = CanvasProcess(folder: folder)
        let served = try await canvas("run", "a.canvas.yaml", "--json")
        let direct = try await canvas("run", "a.canvas.yaml", "--json", "--in-process")
        let figures = try served.resultWithoutTiming(sourceLocation: sourceLocation)
        #expect(try figures == direct.resultWithoutTiming(), sourceLocation: sourceLocation)
    }
}
