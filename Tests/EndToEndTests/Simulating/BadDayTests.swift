import CanvasModel
import CanvasStep
import CanvasTesting
import FacebookAudience
import FacebookSimulator
import StandardSteps
import Testing

/// People join over six hours, and something is wrong with the network meanwhile.
@Suite(
    "End to end: bad days",
    .canvas(StandardSteps(), FacebookAudience(), simulators: ["facebook": FacebookSimulator.init], over: .http)
)
struct BadDayTests {
    private func journey(_ fault: DocumentValue) async throws -> Journey {
        let journey = try await Journey(
            .adding(batching: ["people": 2000, "within": "10m"]),
            people: .generated(300),
            world: World(
                behavior: [["does": "joined", "within": "6h"]],
                networks: ["facebook": ["faults": [fault]]]
            )
        )
        try await journey.run()
        return journey
    }

    @Test(
        "A day that ends within 13 hours costs nobody, whatever is wrong on it, and leaves the incident of its row",
        arguments: [
            ("rate_limited", nil, nil), ("server_error", nil, nil), ("token_revoked", "R1", "token"),
            ("terms_withdrawn", "R3", "ad_account"), ("audience_deleted", "R5", "audience"),
        ] as [(String, String?, String?)]
    )
    func recovery(fault: String, row: String?, scope: String?) async throws {
        let journey = try await journey(["at": "1h", "for": "5h", "respond": .text(fault)])
        let add = try journey.step("add")
        #expect(try add.metric("users_synced") >= 100)
        #expect(try add.metric("users_errored") == 0)
        let incidents = try journey.incidents
        #expect(incidents.map(\.code) == (row.map { [$0] } ?? []))
        #expect(incidents.allSatisfy { $0.closedAt != nil && $0.scope.hasPrefix(scope ?? "") })
    }

    @Test("Of a partial failure only those are lost whom the network refuses")
    func partialFailure() async throws {
        let journey = try await journey(["at": "1h", "respond": "partial_failure"])
        let add = try journey.step("add")
        let errored = try add.metric("users_errored")
        #expect((add.entered / 50...add.entered / 5).contains(errored))
        #expect(try add.metric("users_synced") * 10 >= add.entered * 7)
        #expect(try journey.audience("everybody").size ?? 0 >= 80)
        #expect(try journey.incidents.isEmpty)
    }

    @Test(
        "A fault that is the same with every network costs nobody",
        arguments: ["time_out", "slow", "reset", "malformed_answer"],
        [("for", "3h"), ("requests", 5)] as [(String, DocumentValue)]
    )
    func generic(fault: String, length: (String, DocumentValue)) async throws {
        let journey = try await journey(["at": "1h", length.0: length.1, "respond": .text(fault)])
        let add = try journey.step("add")
        #expect(try add.metric("users_synced") >= 100)
        #expect(try add.metric("users_errored") == 0)
        #expect(try journey.network("facebook").retries >= (fault == "slow" ? 0 : 5))
        #expect(try journey.incidents.isEmpty)
    }
}

@Suite("End to end: bad days' samples") struct BadDaySampleTests {
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
}
