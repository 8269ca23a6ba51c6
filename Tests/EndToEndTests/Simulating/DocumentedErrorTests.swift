import CanvasStep
import CanvasTesting
import FacebookAudience
import FacebookSimulator
import NetworkSimulator
import StandardSteps
import Testing

/// Every error that Meta documents for custom audiences, met by a whole canvas over HTTP for longer than it is tried.
@Suite(
    "End to end: documented errors",
    .canvas(StandardSteps(), FacebookAudience(), simulators: ["facebook": FacebookSimulator.init], over: .http)
)
struct DocumentedErrorTests {
    static let errors: [String] = FacebookSimulator.options.flatMap { option -> [String] in
        guard option.name == "fails_with", case .words(let words) = option.values else { return [] }
        return words
    }

    @Test("All of them are here")
    func all() {
        #expect(Self.errors.count > 50)
    }

    @Test(
        "An error that stays loses nobody: all are accounted for, with a row, a retry or a request of their own",
        arguments: errors
    )
    func staying(error: String) async throws {
        let journey = try await Journey(
            .adding(batching: ["people": 2000, "within": "5s"]),
            people: .generated(40),
            world: World(
                behavior: [["does": "joined", "within": "1m"]],
                networks: ["facebook": ["options": ["fails_with": .text(error), "fails_at": "people"]]]
            )
        )
        try await journey.run()
        let add = try journey.step("add")
        let (errored, unsent) = (try add.metric("users_errored"), try add.metric("users_not_synced"))
        #expect(add.entered > 10 && errored > 10)
        #expect(add.proceeded + add.exited == add.entered)
        #expect(try add.metric("users_synced") == 0 && add.metric("users_pending") == 0)
        #expect(errored + unsent == add.entered)
        let (network, incidents) = (try journey.network("facebook"), try journey.incidents)
        // What blames the rows is neither: they are halved until each was refused alone.
        #expect(!incidents.isEmpty || network.retries > 0 || network.requests > errored)
        for incident in incidents {
            #expect(incident.code.wholeMatch(of: /R([1-9]|1[0-4])/) != nil, "\(incident.code)")
            #expect(!incident.resolve.isEmpty)
        }
    }
}
