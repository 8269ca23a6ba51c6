import CanvasModel
import CanvasStep
import StandardSteps
import Testing

@Suite struct MessageTests {
    @Test("A message goes to everybody, and each person counts once a day")
    func sends() async throws {
        var harness = try await StepHarness(Message.self, MessageSettings(), people: .anybody(100))
        let day: Int64 = 86_400
        #expect(try await harness.process(at: Instant(seconds: 10)).allSatisfy { $0 == .advance() })
        _ = try await harness.process(at: Instant(seconds: day - 1))
        #expect(harness.count("unique_recipients") == 100)
        _ = try await harness.process(at: Instant(seconds: day))
        #expect(harness.count("unique_recipients") == 200)
        #expect(harness.count("sends") == 300)
        #expect(harness.context.marks.count == 300)
        #expect(harness.context.marks.allSatisfy { $0.interaction == .received })
    }

    @Test("An in-app message is received but never counted as sent")
    func inApp() async throws {
        var settings = MessageSettings()
        settings.channel = .inAppMessage
        var harness = try await StepHarness(Message.self, settings, people: .anybody(3))
        _ = try await harness.process(at: Instant(seconds: 0))
        #expect(harness.count("sends") == 0)
        #expect(harness.count("unique_recipients") == 3)
        #expect(harness.context.marks.count == 3)
    }

    @Test(
        "Who fails the delivery validation leaves, or goes on without the message",
        arguments: [
            MessageSettings.Failure.exit, .advance,
        ]
    )
    func validation(failure: MessageSettings.Failure) async throws {
        let people = try People.with("plan", [("ada", "pro"), ("bob", "free")])
        var settings = MessageSettings()
        settings.validation = try .attribute("plan", equals: "pro")
        settings.onFailure = failure
        var harness = try await StepHarness(Message.self, settings, people: people)
        let verdicts = try await harness.process(at: Instant(seconds: 0))
        let (ada, bob) = (
            try #require(people.person(externalID: "ada")), try #require(people.person(externalID: "bob"))
        )
        #expect(verdicts[ada] == .advance())
        #expect(verdicts[bob] == (failure == .exit ? .exit(.deliveryValidation) : .advance()))
        #expect(harness.count("sends") == 1)
        #expect(harness.count("unique_recipients") == 1)
        #expect(harness.context.marks.map(\.person) == [UInt32(ada)])
    }

    @Test("What an interaction counts is left to the runner")
    func interactions() {
        let counted = Message.declaration.metrics.compactMap { metric in metric.interaction.map { (metric.name, $0) } }
        #expect(counted.map(\.0) == ["opens", "clicks"])
        #expect(counted.map(\.1) == [.opened, .clicked])
    }
}
