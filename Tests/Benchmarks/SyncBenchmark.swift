import AudienceSync
import CanvasModel
import CanvasScenario
import CanvasStep
import FacebookAudience
import FacebookSimulator
import NetworkSimulator

/// W3 of the peers: generated people through the sync service and its HTTP client to a receiver that throws bodies away.
///
/// `seconds` is from the first visit offered to the last outcome; the receiver is in this process and counted.
struct SyncBenchmark {
    let people: Int

    func run() async throws {
        let population = PeopleGenerator(count: people, seed: 7).generate()
        let start = Instant(seconds: 1_772_442_000)
        let receiver = try DiscardingReceiver(
            FacebookSimulator(SimulatorSettings(adAccounts: ["act_1234567890"])),
            at: start
        )
        let service = try AudienceSyncService(
            FacebookNetwork(),
            context: OpenContext(
                service: 0,
                start: start,
                seed: 7,
                connection: NetworkConnection(
                    baseURL: receiver.baseURL,
                    credentials: receiver.credentials,
                    transport: try URLSessionTransport(baseURL: receiver.baseURL),
                    isVirtual: true
                )
            )
        )
        let names = SyncMetrics.declarations.map(\.name)
        let context = StepContext(
            now: start,
            facts: FilterFacts(people: population, history: EventHistory(people: people)),
            counters: names.count,
            steps: 1
        )
        let outlet = try await service.join(
            AudienceAssignment(
                audience: FacebookTarget(
                    adAccount: "act_1234567890",
                    choice: .create("benchmark"),
                    matching: KeysBenchmark.matching
                ),
                operation: .add
            ),
            context: LaunchContext(
                stepID: "sync",
                step: 0,
                start: start,
                seed: 7,
                paths: ["next"],
                compiler: Predicate.Compiler(people: population),
                metrics: Dictionary(
                    uniqueKeysWithValues: names.enumerated().map { ($1, Metric(index: $0)) }
                )
            )
        )
        let clock = ContinuousClock()
        let began = clock.now
        for first in stride(from: 0, to: people, by: 4096) {
            var cohort = Cohort(context: context)
            let slice = UInt32(first)..<UInt32(min(first + 4096, people))
            cohort.visits = slice.map { Visit(entry: $0, person: $0) }
            outlet.offer(cohort)
        }
        let offered = clock.now
        while let next = context.wakes.map(\.instant).min() {
            context.now = max(context.now, next)
            context.wakes.removeAll()
            try await service.wake(.timer, in: context)
        }
        let seconds = (clock.now - began) / .seconds(1)
        let figures = [
            "\"people\": \(people)", "\"seconds\": \(seconds)",
            "\"offer_seconds\": \((offered - began) / .seconds(1))",
            "\"people_per_second\": \(Int(Double(people) / seconds))", "\"requests\": \(service.report().requests)",
            "\"bytes\": \(receiver.received)", "\"synced\": \(context.counters[0])",
            "\"pending\": \(context.counters[2])", "\"errored\": \(context.counters[3])",
        ]
        print("{" + figures.joined(separator: ", ") + "}")
    }
}
