import CanvasModel
import CanvasStep

extension AudienceSyncService {
    /// Sends one request after another until nothing more may be sent now, or an answer is under way.
    func pump(in context: StepContext) async throws {
        var ahead: EncodedBatch?
        while awaited == nil, !connection.watch.isInterrupted() {
            if let lane = engine.continuationLane(at: context.now) {
                if await mayGoOn(lane: lane, in: context) { try await goOn(in: context) }
                continue
            }
            guard let candidate = engine.candidate(at: context.now) else { return }
            let batch: EncodedBatch
            if let ready = ahead, ready.candidate == candidate {
                batch = ready
            } else {
                batch = encode(candidate, people: context.facts.people)
            }
            ahead = nil
            guard batch.people > 0 else {
                refuseTooLarge(candidate, in: context)
                continue
            }
            guard await mayGoOn(lane: candidate.lane, in: context) else { continue }
            ahead = try await send(batch, in: context)
        }
    }

    /// Sends a batch, and writes the rows of the next one while its answer is under way.
    private func send(_ batch: consuming EncodedBatch, in context: StepContext) async throws -> EncodedBatch? {
        let instant = context.now
        let session = engine.send(batch.candidate, count: batch.people, rows: batch.rows, at: instant)
        let target = targets[batch.candidate.lane]
        let call = SyncCall.rows(
            target.operation,
            rows: batch.rows,
            session: session,
            handle: target.handle,
            at: instant
        )
        var body = ByteBuffer()
        swap(&body, &batch.body)
        var request = network.request(
            for: SyncBatch(target: target, session: session, rows: batch.rows),
            body: body,
            credentials: launcher.credentials,
            at: instant
        )
        network.authorize(&request, credentials: launcher.credentials, at: instant)
        requests += 1
        if context.recorder != nil { recordSent(batch, in: context) }
        if connection.isPlan {
            plan(batch, request, people: context.facts.people, at: instant)
            try await takeEffect(Interpretation(.accepted(received: batch.rows, refused: .none)), in: context)
            return nil
        }
        let transport = connection.transport
        let signed = request
        async let sent = Self.send(signed, by: transport, at: instant)
        var ahead: EncodedBatch?
        if answersAtOnce, let next = engine.candidate(at: instant) {
            ahead = encode(next, people: context.facts.people)
        }
        let effect = try effect(of: await sent, to: call)
        let interpretation = batch.interpretation(of: effect.interpretation)
        try await take(interpretation, after: effect.delay, in: context)
        return ahead
    }

    /// Makes the next request of a job.
    private func goOn(in context: StepContext) async throws {
        let instant = context.now
        guard let next = engine.continuation(at: instant) else { return }
        let target = targets[next.lane]
        var request = network.request(
            continuing: SyncJob(
                target: target,
                phase: next.phase,
                receipt: next.receipt,
                rows: next.rows,
                session: next.session
            ),
            credentials: launcher.credentials,
            at: instant
        )
        network.authorize(&request, credentials: launcher.credentials, at: instant)
        requests += 1
        let call = SyncCall.rows(
            target.operation,
            rows: next.rows,
            session: next.session,
            phase: next.phase,
            handle: target.handle,
            at: instant
        )
        let effect = try effect(of: await Self.send(request, by: connection.transport, at: instant), to: call)
        try await take(effect.interpretation, after: effect.delay, in: context)
    }

    /// Lets what an answer means take effect, now or when the stand-in says.
    private func take(_ interpretation: Interpretation, after delay: Interval, in context: StepContext) async throws {
        answersAtOnce = delay == .zero
        guard delay > .zero else { return try await takeEffect(interpretation, in: context) }
        awaited = (interpretation, context.now + delay)
        scheduleAnswer(at: context.now + delay, in: context)
    }

    private static func send(
        _ request: HTTPRequest,
        by transport: any HTTPTransport,
        at instant: Instant
    ) async -> Result<HTTPResponse, TransportError> {
        do {
            return .success(try await transport.send(request, at: instant))
        } catch {
            return .failure(error)
        }
    }

    /// What an answer, or its absence, means, and how much later.
    private func effect(
        of result: Result<HTTPResponse, TransportError>,
        to call: SyncCall
    ) throws -> (interpretation: Interpretation, delay: Interval) {
        let timeout = network.limits.timeout
        switch result {
        case .failure(.stalled(let seconds)):
            throw TransportError.stalled(seconds: seconds)
        case .failure(.timedOut):
            return (
                Interpretation(.transient(network.problem(.timedOut))), connection.isVirtual ? timeout : .zero
            )
        case .failure(let error):
            return (Interpretation(.transient(network.problem(error))), .zero)
        case .success(let response):
            let elapsed = connection.isVirtual ? VirtualElapsed(response)?.interval ?? .zero : .zero
            guard elapsed < timeout else {
                return (Interpretation(.transient(network.problem(.timedOut))), timeout)
            }
            return (network.interpret(response, to: call), elapsed)
        }
    }

    /// Lets an answer change what is sent next.
    func takeEffect(_ interpretation: Interpretation, in context: StepContext) async throws {
        var interpretation = interpretation
        if case .renewCredentials(let problem) = interpretation.verdict {
            switch await launcher.renew(problem, at: context.now) {
            case nil:
                engine.renewed(at: context.now)
                recordAnswer(interpretation, in: context)
                return
            case .some(let verdict): interpretation.verdict = verdict
            }
        } else if interpretation.verdict.showsTokenWorks {
            launcher.isFreshlyRenewed = false
        }
        engine.answered(interpretation, at: context.now)
        noteCreation(interpretation.verdict)
        recordAnswer(interpretation, in: context)
        deliver(in: context)
        guard !connection.isVirtual else { return }
        let wall = pause.seconds
        for lane in engine.lanes.indices {
            patience.note(lane: lane, earliest: engine.earliest(lane: lane), now: context.now, wall: wall)
        }
    }

    /// Names an audience that the network has made of its first members, in all the ways into it.
    private func noteCreation(_ verdict: SyncVerdict) {
        guard case .proceed(_, _, _, .some) = verdict else { return }
        for lane in targets.indices { targets[lane].handle = engine.handle(ofLane: lane) }
    }

    /// Waits for as long as a real network wants to be left alone; virtual time is no patience there.
    private func mayGoOn(lane: Int, in context: StepContext) async -> Bool {
        let began = pause.seconds
        guard patience.rest(lane: lane, wall: began) + patience.spent <= Double(connection.maxWait.seconds) else {
            engine.giveUp(
                "waiting: the network asked for more patience than \(connection.maxWait)",
                at: context.now
            )
            deliver(in: context)
            return false
        }
        defer { patience.spend(pause.seconds - began) }
        while true {
            guard !connection.watch.isInterrupted() else { return false }
            let rest = patience.rest(lane: lane, wall: pause.seconds)
            guard rest > 0 else { return true }
            connection.watch.waiting(Interval(seconds: Int64(rest.rounded(.up))))
            await pause.wait(Interval(seconds: 1))
        }
    }

    /// Drops a person whose row alone is larger than a request may be.
    private func refuseTooLarge(_ candidate: SyncCandidate, in context: StepContext) {
        _ = engine.send(candidate, count: 1, rows: 1, at: context.now)
        let problem = NetworkProblem(
            scope: .operation,
            code: "too_large",
            sentence: "the row alone is larger than a request may be",
            resolve: "shorten the person's fields"
        )
        engine.answered(Interpretation(.dropRecords(.positions([0]), problem: problem)), at: context.now)
        deliver(in: context)
    }
}
