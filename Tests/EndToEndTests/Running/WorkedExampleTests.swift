import CanvasModel
import CanvasScenario
import CanvasStep
import CanvasTesting
import FacebookAudience
import FacebookSimulator
import Foundation
import StandardSteps
import Testing

/// The worked examples that the product documents, as far as the step library can express them: those that end where a
/// scenario can look are files in `WorkedExamples`, those that are about a moment of a sync are here.
@Suite(
    "End to end: documented examples",
    .canvas(StandardSteps(), FacebookAudience(), simulators: ["facebook": FacebookSimulator.init])
)
struct WorkedExampleTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "WorkedExamples")

    static let scenarios =
        (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?
        .filter { $0.hasSuffix(".scenario.yaml") }.sorted() ?? []

    @Test("A documented example comes out as documented", arguments: scenarios)
    func example(file: String) async throws {
        let canvas = CanvasProcess(folder: try WorkingFolder())
        let outcome = try await canvas("test", Self.folder.appending(path: file).path)
        #expect(outcome.status == 0, "\(outcome.text)\(outcome.error)")
    }

    @Test("None of them is missing")
    func all() {
        #expect(Self.scenarios.count == 9)
    }

    private func people(_ count: Int) -> [Person] {
        (0..<count).map {
            Person("p\($0)", ["email": "p\($0)@example.com", "ad_tracking_enabled": true])
        }
    }

    private func join(_ range: Range<Int>, _ journey: Journey) async throws {
        for index in range { try await journey.send("joined", by: "p\(index)") }
    }

    @Test("Example 22: the card of a sync before anything is dispatched")
    func nothingDispatched() async throws {
        let journey = try await Journey(
            .adding(batching: ["people": 2000, "within": "1h"]),
            people: Population(people(960)),
            world: World(behavior: [["does": "joined", "within": "1s"]])
        )
        try await journey.advance(by: .minutes(1))
        let card = try journey.step("add")
        #expect(card.entered == 960)
        // The product's card shows who leaves at its last step as proceeded and as exited.
        #expect(card.proceeded + card.exited == 960)
        #expect(card.exited == 960)
        #expect(try card.metric("users_pending") == 960)
        #expect(try card.metric("users_synced") == 0 && card.metric("users_not_synced") == 0)
    }

    @Test("Example 23: of 2,001 people at once 2,000 are sent at once, and one waits for the timer")
    func oneOverTheBatch() async throws {
        let journey = try await Journey(
            .adding(batching: ["people": 2000, "within": "1h"]),
            people: Population(people(2001)),
            world: World(behavior: [["does": "joined", "within": "1s"]])
        )
        try await journey.advance(by: .minutes(1))
        #expect(try journey.step("add").metric("users_synced") == 2000)
        #expect(try journey.step("add").metric("users_pending") == 1)
        try await journey.advance(by: .hours(1))
        #expect(try journey.step("add").metric("users_synced") == 2001)
    }

    @Test("Example 25: who can't be sent as the audience is deleted is errored 13 hours after their first attempt")
    func deletedAudience() async throws {
        let journey = try await Journey(
            .adding(batching: ["people": 2000, "within": "5s"]),
            people: Population(people(2)),
            world: World(networks: ["facebook": ["faults": [["at": "1m", "respond": "audience_deleted"]]]])
        )
        try await journey.advance(by: .hours(1))
        try await join(0..<1, journey)
        try await journey.advance(by: .hours(2))
        try await join(1..<2, journey)
        try await journey.advance(by: .hours(10) + .minutes(59))
        #expect(try journey.step("add").metric("users_pending") == 2)
        try await journey.advance(by: .minutes(2))
        #expect(try journey.step("add").metric("users_errored") == 1)
        #expect(try journey.step("add").metric("users_pending") == 1)
        try await journey.advance(by: .hours(2))
        #expect(try journey.step("add").metric("users_errored") == 2)
        #expect(try journey.incidents.map(\.code) == ["R5"])
    }

    @Test("Example 26: nobody is removed from an audience of 400 until it has some 1,000")
    func smallAudience() async throws {
        func settings(_ source: String, _ action: DocumentValue) -> DocumentValue {
            [
                "ad_account": "act_1234567890", "audience": [source: "fans"], "action": action,
                "match_on": ["email"],
            ]
        }
        let canvas = CanvasDocument(
            "Fans",
            trigger: "joined",
            steps: [
                .step("add", FacebookAudienceStep.self, settings("create", "add"), next: "left"),
                .step("left", Delay.self, ["duration": "1d"], next: "which"),
                .step(
                    "which",
                    DecisionSplit.self,
                    ["if": ["event": "left", "in_last": "1d"]],
                    next: ["yes": "remove", "no": "exit"]
                ),
                .step("remove", FacebookAudienceStep.self, settings("existing", "remove")),
            ]
        )
        let journey = try await Journey(
            canvas,
            people: Population(people(1200)),
            world: World(networks: ["facebook": ["options": ["removal_floor": 1000]]])
        )
        try await join(0..<400, journey)
        try await journey.advance(by: .hours(1))
        try await journey.send("left", by: "p7")
        try await journey.advance(by: .days(1) + .hours(1))
        #expect(try journey.audience("fans").size == 400)
        #expect(try journey.step("remove").metric("users_pending") == 1)
        #expect(try !journey.incidents.isEmpty)

        try await join(400..<1200, journey)
        try await journey.advance(by: .hours(6))
        #expect(try journey.audience("fans").size == 1199)
        #expect(try !journey.person("p7").isIn("fans"))
    }
}
