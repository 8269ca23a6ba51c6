import AudienceSync
import CanvasModel
import CanvasStep
import FacebookSimulator
import NetworkSimulator
import Testing

@testable import FacebookAudience

@Suite struct SyncTests {
    private static let account = "act_1234567890"
    private static let start = Instant(seconds: 1_772_442_000)

    @Test("Who is offered is in the audience afterwards, and who was removed is not")
    func addAndRemove() async throws {
        let transport = RecordingTransport(FacebookSimulator(SimulatorSettings(adAccounts: [Self.account])))
        let people = try Self.people(500)
        var journey = try await Self.journey(people, transport, actions: [.add, .remove])
        try await journey.offer(0..<500, to: 0)
        try await journey.offer(0..<100, to: 1)
        #expect(journey.count("users_synced", of: 0) == 500 && journey.count("users_pending", of: 0) == 0)
        #expect(journey.count("users_synced", of: 1) == 100)
        let audience = try #require(transport.audiences.first)
        #expect(transport.audiences.count == 1)
        #expect(audience.members == 400 && audience.invalid == 0)
        #expect(journey.shared.report().incidents.isEmpty)
    }

    @Test("Nothing of a profile leaves but digests, and the two identifiers that are sent as they are")
    func privacy() async throws {
        let transport = RecordingTransport(FacebookSimulator(SimulatorSettings(adAccounts: [Self.account])))
        let people = try Self.people(50)
        var journey = try await Self.journey(people, transport, actions: [.add, .remove])
        try await journey.offer(0..<50, to: 0)
        try await journey.offer(0..<50, to: 1)
        let uploads = transport.requests.filter { $0.target.hasSuffix("/users") }
        #expect(uploads.count == 2)
        for request in transport.requests {
            let text = request.target + String(decoding: request.body, as: UTF8.self)
            for marked in ["zqx", "ZQX", "+1650", "1650555", "1981-", "94025", "example.com"] {
                #expect(!text.contains(marked), "\(request.target) holds \(marked)")
            }
        }
    }

    private struct Journey {
        let context: StepContext
        let shared: AudienceSyncService<FacebookNetwork>
        var steps: [FacebookAudienceStep] = []

        /// Lets people come to a step, and the sync settle.
        mutating func offer(_ people: Range<UInt32>, to step: Int) async throws {
            var cohort = Cohort(context: context)
            cohort.visits = people.map { Visit(entry: $0, person: $0) }
            cohort.step = step
            try await steps[step].process(&cohort)
            #expect(cohort.visits.indices.allSatisfy { cohort[$0].isAdvanceAtOnce })
            try await shared.finish(in: context)
            while let wake = context.wakes.min(by: { $0.instant < $1.instant }) {
                context.wakes.removeAll()
                context.now = wake.instant
                try await shared.wake(wake.wake, in: context)
            }
        }

        func count(_ metric: String, of step: Int) -> Int {
            let names = SyncMetrics.declarations.map(\.name)
            return names.firstIndex(of: metric).map { context.counters[step * names.count + $0] } ?? -1
        }
    }

    private static func journey(
        _ people: People,
        _ transport: RecordingTransport,
        actions: [SyncOperation]
    ) async throws -> Journey {
        let names = SyncMetrics.declarations.map(\.name)
        let shared = try await FacebookAudience().open(
            [],
            context: OpenContext(service: 0, start: start, seed: 7, connection: transport.connection())
        )
        let launches = actions.indices.map { step in
            LaunchContext(
                stepID: "step\(step)",
                step: step,
                start: start,
                seed: 7,
                paths: ["next"],
                compiler: Predicate.Compiler(people: people),
                metrics: Dictionary(
                    uniqueKeysWithValues: names.enumerated().map { ($1, Metric(index: step * names.count + $0)) }
                )
            )
        }
        var journey = Journey(
            context: StepContext(
                now: start,
                facts: FilterFacts(people: people, history: EventHistory(people: people.count)),
                counters: actions.count * names.count,
                steps: actions.count
            ),
            shared: shared
        )
        for (step, action) in actions.enumerated() {
            var settings = FacebookAudienceSettings()
            settings.adAccount = account
            settings.audience = action == .add ? .create("a") : .existing("a")
            settings.action = action
            settings.matchOn = MatchField.allCases
            let launched = try await FacebookAudienceStep.launch(settings, shared: shared, context: launches[step])
            journey.steps.append(launched)
        }
        return journey
    }

    /// People whose values are all marked.
    private static func people(_ count: Int) throws -> People {
        var builder = PeopleBuilder()
        for index in 0..<count {
            builder.begin(externalID: "person-\(index)".utf8)
            let values = [
                ("email", "ZQX\(index)@example.com"), ("phone", "+1650555\(1000 + index)"), ("first_name", "Zqxann"),
                ("last_name", "Zqxlee"), ("gender", "F"), ("dob", "1981-02-\(10 + index % 18)"), ("country", "US"),
                ("home_city", "Zqxtown"), ("state", "Zqxia"), ("zip", "94025"),
            ]
            for (name, value) in values {
                let handle = builder.handle(name)
                builder.set(handle, value.utf8)
            }
            let suffix = String(1000 + index)
            builder.addDevice(
                idfa: "AAAAAAAA-BBBB-4CCC-8DDD-EEEEEEEE\(suffix)",
                googleAdID: nil,
                adTrackingEnabled: true
            )
        }
        return try builder.finish()
    }
}

extension Verdict {
    fileprivate var isAdvanceAtOnce: Bool { self == .advance() }
}
