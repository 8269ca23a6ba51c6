import AudienceSync
import CanvasModel
import CanvasStep

/// Runs a service as the runner does: cohorts in, wakes at the instants asked for.
final class ServiceHarness {
    let context: StepContext
    let service: AudienceSyncService<ListNetwork>
    let transport: ScriptedTransport
    /// How often the service was woken.
    private(set) var wakes = 0
    private let people: People
    private let metricNames = SyncMetrics.declarations.map(\.name)
    private var outlets: [AudienceOutlet<ListNetwork>] = []

    /// - Parameters:
    ///   - emails: Each person's e-mail address, `nil` for who has none.
    ///   - network: The network.
    ///   - isVirtual: Whether a stand-in answers.
    ///   - maxWait: How long a real network is waited for in all.
    ///   - isPlan: Whether writes are imagined.
    ///   - watch: How a person follows the run and stops it.
    ///   - pause: How a real network is waited for.
    ///   - answer: The network's answers.
    init(
        emails: [String?],
        network: ListNetwork = .smallRequests,
        isVirtual: Bool = true,
        maxWait: Interval = .minutes(10),
        isPlan: Bool = false,
        watch: NetworkWatch = NetworkWatch(),
        pause: any Pause = WallPause(),
        answer: @escaping @Sendable (ScriptedTransport.Call, Int) throws(TransportError) -> HTTPResponse
    ) throws {
        var builder = PeopleBuilder()
        let email = builder.handle("email")
        for (index, address) in emails.enumerated() {
            builder.begin(externalID: "person\(index)".utf8)
            if let address { builder.set(email, address.utf8) }
        }
        people = try builder.finish()
        transport = ScriptedTransport(answer)
        let connection = NetworkConnection(
            baseURL: "http://127.0.0.1",
            credentials: ["token": Secret("s3cret")],
            transport: transport,
            isVirtual: isVirtual,
            maxWait: maxWait,
            isPlan: isPlan,
            watch: watch
        )
        service = try AudienceSyncService(
            network,
            context: OpenContext(service: 0, start: Instant(seconds: 0), seed: 7, connection: connection),
            pause: pause
        )
        context = StepContext(
            now: Instant(seconds: 0),
            facts: FilterFacts(people: people, history: EventHistory(people: people.count)),
            counters: 3 * metricNames.count,
            steps: 3
        )
        context.observed = context.observed.map { _ in true }
    }

    func join(_ operation: SyncOperation, _ list: ListNetwork.List = ListNetwork.List()) async throws {
        let step = outlets.count
        let launch = LaunchContext(
            stepID: "step\(step)",
            step: step,
            start: Instant(seconds: 0),
            seed: 7,
            paths: ["next"],
            compiler: Predicate.Compiler(people: people),
            metrics: Dictionary(
                uniqueKeysWithValues: metricNames.enumerated().map {
                    ($1, Metric(index: step * metricNames.count + $0))
                }
            )
        )
        outlets.append(
            try await service.join(AudienceAssignment(audience: list, operation: operation), context: launch)
        )
    }

    func offer(_ people: [UInt32]? = nil, step: Int = 0) {
        var cohort = Cohort(context: context)
        cohort.step = step
        cohort.visits = (people ?? Array(0..<UInt32(self.people.count))).map { Visit(entry: $0, person: $0) }
        outlets[step].offer(cohort)
    }

    /// Wakes the service at each instant that it asked for, answers before timers.
    func run(until end: Instant) async throws {
        while let next = context.wakes.min(by: { ($0.instant, $0.wake.rawValue) < ($1.instant, $1.wake.rawValue) }),
            next.instant <= end
        {
            let index = context.wakes.firstIndex { $0.instant == next.instant && $0.wake == next.wake }
            if let index { context.wakes.remove(at: index) }
            context.now = max(context.now, next.instant)
            wakes += 1
            try await service.wake(next.wake, in: context)
        }
        context.now = max(context.now, end)
    }

    func settle() async throws {
        try await service.finish(in: context)
        try await run(until: .hours(1000))
    }

    /// Synced, not synced, pending, errored.
    func metrics(step: Int = 0) -> [Int] {
        Array(context.counters[step * metricNames.count..<(step + 1) * metricNames.count])
    }
}

extension ListNetwork {
    /// The network with three rows a request, so that a few people are several.
    static let smallRequests: ListNetwork = {
        var network = ListNetwork()
        network.limits = SyncLimits(people: 3, bytes: 1 << 16, trailer: 64)
        return network
    }()
}
