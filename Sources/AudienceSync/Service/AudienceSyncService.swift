import CanvasModel
public import CanvasStep

/// What the steps of one network share in a run: one engine, and the only place from which requests are sent.
///
/// The journey goes on while people wait here. At most one request is in flight; the rows of the next one are written
/// meanwhile. An answer that a stand-in dates into the future takes effect then.
public final class AudienceSyncService<Network: AdNetwork>: SharedService {
    /// The network.
    public let network: Network
    let connection: NetworkConnection
    let pause: any Pause
    var engine: AudienceSyncEngine
    var targets: [SyncTarget<Network.Audience>] = []
    var laneMatchings: [Int] = []
    var metrics: [Int: SyncMetrics] = [:]
    /// The lane of each step that joined.
    var stepLanes: [Int: Int] = [:]
    var requests = 0
    /// The rows of the batch in flight and the effect of its answer, when that lies in the future.
    var awaited: (interpretation: Interpretation, at: Instant)?
    /// The people of the request under way whom a recorder asks about.
    var attempts: [RecordedAttempt] = []
    /// Whether the last answer came without virtual delay, so that the next body is worth writing ahead.
    var answersAtOnce = true
    /// What a real network is owed of wall time.
    var patience = Patience()
    var bodySize = 0
    /// What would be done, audience by audience.
    var plannedAudiences: [PlannedAudience] = []

    private let service: Int
    let launcher: LaunchClient
    private var matchings: [Network.Audience.Matching] = []
    private var encoders: [Network.Encoder] = []
    private var launched: [Network.Audience: AudienceHandle] = [:]
    private var checkedAdAccounts: Set<String> = []
    private var scheduled: Instant?

    /// Makes the service of a run.
    ///
    /// - Parameters:
    ///   - network: The network.
    ///   - context: What the plugin is opened with.
    ///   - pause: How a real network is waited for.
    /// - Throws: `LaunchRefusal` when there is no way to the network.
    public init(
        _ network: Network,
        context: OpenContext,
        pause: any Pause = WallPause()
    ) throws(LaunchRefusal) {
        guard let connection = context.connection else {
            throw LaunchRefusal("there is no way to the network `\(network.declaration.name)`")
        }
        self.network = network
        self.connection = connection
        self.pause = pause
        service = context.service
        engine = AudienceSyncEngine(
            limits: network.limits,
            seed: context.seed,
            start: context.start,
            nonce: connection.nonce
        )
        launcher = LaunchClient(
            network: network,
            connection: connection,
            start: context.start,
            mode: connection.isPlan ? .plan : .apply,
            pause: pause
        )
    }

    /// Brings a step in: checks its ad account, finds or creates its audience, resolves its match keys.
    ///
    /// - Throws: `LaunchRefusal`.
    public func join(
        _ assignment: AudienceAssignment<Network.Audience>,
        context: LaunchContext
    ) async throws -> AudienceOutlet<Network> {
        let isRemoval = assignment.operation == .remove
        let audience = isRemoval ? assignment.audience.forRemoval : assignment.audience
        if checkedAdAccounts.insert(audience.adAccount).inserted {
            try await network.check(adAccount: audience.adAccount, with: launcher)
        }
        let handle: AudienceHandle
        if let known = launched[audience] {
            handle = known
        } else {
            let imagined = launcher.imagined
            let found = try await network.prepare(audience, known: engine.handles, with: launcher)
            // An audience that is made of its first members is one that a plan imagines, too.
            let isSeeded = connection.isPlan && found.id.isEmpty
            let creations = launcher.imagined - imagined + (isSeeded ? 1 : 0)
            handle = planned(found, creations: creations)
            launched[audience] = handle
            if connection.isPlan, !plannedAudiences.contains(where: { $0.handle == handle }) {
                plannedAudiences.append(PlannedAudience(handle, isCreated: creations > 0))
            }
        }
        engine.population = context.people.count
        engine.name(step: context.step, context.stepID)
        let target = SyncTarget(operation: assignment.operation, audience: audience, handle: handle)
        let lane = register(target, batching: assignment.batching, people: context.people)
        registerRemovals(from: handle, people: context.people)
        let metrics = try SyncMetrics(context)
        self.metrics[context.step] = metrics
        stepLanes[context.step] = lane
        return AudienceOutlet(
            handle: handle,
            service: self,
            lane: lane,
            matching: laneMatchings[lane],
            operation: assignment.operation,
            metrics: metrics
        )
    }

    /// Makes a way into an audience known.
    private func register(_ target: SyncTarget<Network.Audience>, batching: Batching, people: People) -> Int {
        let matching = matching(target.audience.matching, people: people)
        let lane = engine.register(
            audience: engine.register(target.handle),
            matching: matching,
            identity: self.matching(target.audience.forRemoval.matching, people: people),
            operation: target.operation,
            batching: batching
        )
        if lane == targets.count {
            targets.append(target)
            laneMatchings.append(matching)
        }
        return lane
    }

    /// Makes ways out of an audience known by all keys that somebody comes in by.
    private func registerRemovals(from handle: AudienceHandle, people: People) {
        let own = engine.lanes.indices.filter { targets[$0].handle == handle }
        for removal in own where targets[removal].operation == .remove {
            for addition in own where targets[addition].operation == .add {
                let target = SyncTarget(
                    operation: .remove,
                    audience: targets[addition].audience.forRemoval,
                    handle: handle
                )
                _ = register(target, batching: engine.lanes[removal].key.batching, people: people)
            }
        }
    }

    private func matching(_ matching: Network.Audience.Matching, people: People) -> Int {
        if let known = matchings.firstIndex(of: matching) { return known }
        matchings.append(matching)
        encoders.append(network.encoder(for: matching, people: people))
        return matchings.count - 1
    }

    func offer(
        _ visits: [Visit],
        of step: Int,
        through outlet: AudienceOutlet<Network>,
        in context: StepContext
    ) {
        let people = context.facts.people
        var usable: [Visit] = []
        usable.reserveCapacity(visits.count)
        for visit in visits {
            var standing = encoders[outlet.matching].standing(of: Int(visit.person), in: people)
            if outlet.operation == .remove, standing == .noKey, engine.isRemovable(visit.person, lane: outlet.lane) {
                standing = .usable
            }
            guard let reason = standing.reason else {
                usable.append(visit)
                continue
            }
            planWithoutKey(visit.person, lane: outlet.lane, people: people)
            record(
                visit.person,
                visit.entry,
                step,
                .notSynced,
                ordinal: visit.ordinal,
                reason: reason,
                in: context
            )
        }
        context.count(outlet.metrics.notSynced, by: visits.count - usable.count)
        context.count(outlet.metrics.pending, by: usable.count)
        engine.offer(usable, step: step, to: outlet.lane, at: context.now)
        deliver(in: context)
        schedule(in: context)
    }

    /// Sends what is due.
    public func wake(_ wake: Wake, in context: StepContext) async throws {
        if let instant = scheduled, instant <= context.now { scheduled = nil }
        if let awaited, awaited.at <= context.now {
            self.awaited = nil
            try await takeEffect(awaited.interpretation, in: context)
        }
        // While an answer is under way nothing is sent, but batches become due and people run out of time.
        engine.advance(to: context.now)
        try await pump(in: context)
        deliver(in: context)
        schedule(in: context)
    }

    /// Sends everybody who waits for company; who can't be sent yet goes on waiting, and is woken for.
    public func finish(in context: StepContext) async throws {
        engine.finish(at: context.now)
        try await pump(in: context)
        deliver(in: context)
        schedule(in: context)
    }

    /// Takes the answer that is under way; who waits goes on being pending.
    public func interrupt(in context: StepContext) async throws {
        if let awaited {
            self.awaited = nil
            try await takeEffect(awaited.interpretation, in: context)
        }
    }

    /// Keeps the rows with which a person was added, before a value that they are made of changes.
    public func profileWillChange(_ person: UInt32, column: Int, in context: StepContext) {
        for matching in encoders.indices where encoders[matching].reads(column: column) {
            for audience in engine.audiencesToKeep(person: person, identity: matching) {
                var row = ByteBuffer()
                if encoders[matching].hasKey(Int(person), in: context.facts.people) {
                    encoders[matching].append(Int(person), in: context.facts.people, to: &row)
                }
                guard !row.isEmpty else { continue }
                engine.keep(row.take(), of: person, audience: audience, identity: matching)
            }
        }
    }

    /// Audiences, requests, and incidents as they stand.
    public func report() -> ServiceReport {
        ServiceReport(
            audiences: engine.handles.indices.map { engine.report(of: $0) },
            requests: requests + launcher.requests,
            retries: engine.retriesSent + launcher.retries,
            throttledSeconds: engine.throttledSeconds,
            incidents: engine.currentIncidents,
            plan: networkPlan
        )
    }

    /// Writes the rows of a candidate, as many as fit.
    func encode(_ candidate: SyncCandidate, people: People) -> EncodedBatch {
        let target = targets[candidate.lane]
        let matching = laneMatchings[candidate.lane]
        let most = network.limits.bytes - network.limits.trailer
        var batch = EncodedBatch(candidate: candidate, body: ByteBuffer(capacity: bodySize))
        network.begin(target, in: &batch.body)
        for (index, person) in candidate.people.enumerated() {
            let start = batch.body.count
            let rows = batch.rows
            if target.operation == .remove, let kept = engine.keptKeys(of: person, lane: candidate.lane) {
                appendKept(kept, of: Int(person), index, matching, people, to: &batch)
            } else {
                if rows > 0 { batch.body.append(literal: network.rowSeparator) }
                encoders[matching].append(Int(person), in: people, to: &batch.body)
                batch.rows += 1
                if !batch.owners.isEmpty { batch.owners.append(index) }
            }
            guard batch.body.count <= most else {
                batch.body.truncate(to: start)
                batch.rows = rows
                if batch.owners.count > rows { batch.owners.removeLast(batch.owners.count - rows) }
                break
            }
            batch.people += 1
        }
        bodySize = max(bodySize, min(most, batch.body.count + batch.body.count / 16) + network.limits.trailer)
        return batch
    }

    /// What a lane's encoder says of a person.
    func report(on person: UInt32, lane: Int, people: People) -> MatchKeyReport {
        encoders[laneMatchings[lane]].report(on: Int(person), in: people, revealing: false)
    }

    private func appendKept(
        _ kept: MembershipLedger.Kept,
        of person: Int,
        _ index: Int,
        _ matching: Int,
        _ people: People,
        to batch: inout EncodedBatch
    ) {
        var rows = kept.rows
        if kept.isCurrentAdded, encoders[matching].hasKey(person, in: people) {
            var row = ByteBuffer()
            encoders[matching].append(person, in: people, to: &row)
            let current = row.take()
            if !rows.contains(current) { rows.append(current) }
        }
        if batch.owners.isEmpty, rows.count != 1 { batch.owners = Array(0..<batch.rows) }
        for row in rows {
            if batch.rows > 0 { batch.body.append(literal: network.rowSeparator) }
            row.withUnsafeBufferPointer { batch.body.append($0) }
            batch.rows += 1
            if rows.count != 1 || !batch.owners.isEmpty { batch.owners.append(index) }
        }
    }

    func schedule(in context: StepContext) {
        guard let next = engine.nextWake, scheduled.map({ next < $0 }) ?? true else { return }
        scheduled = next
        context.wake(.timer, at: next, for: service)
    }

    /// Asks to be called when the answer that is under way takes effect.
    func scheduleAnswer(at instant: Instant, in context: StepContext) {
        context.wake(.answer, at: instant, for: service)
    }
}
