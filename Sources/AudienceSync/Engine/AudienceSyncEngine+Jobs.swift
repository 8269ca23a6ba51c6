public import CanvasModel

/// The next request of a job that the network has taken so far.
public struct SyncContinuation: Hashable, Sendable {
    /// The lane, as registered.
    public let lane: Int
    /// Which request it is.
    public let phase: SyncPhase
    /// What the network named the job by.
    public let receipt: String
    /// How many rows the job has.
    public let rows: Int
    /// The session that the rows were part of.
    public let session: SyncSession
}

extension AudienceSyncEngine {
    /// The audience of a lane, as the network names it by now.
    func handle(ofLane lane: Int) -> AudienceHandle { audiences[lanes[lane].key.audience].handle }

    /// The next request of a job, if one is due; it is in flight from then on.
    public mutating func continuation(at instant: Instant) -> SyncContinuation? {
        advance(to: instant)
        if let flight, isContinued {
            isContinued = false
            return SyncContinuation(flight)
        }
        guard flight == nil, let index = nextJob else { return nil }
        let job = jobs.remove(at: index)
        flight = job.flight
        flightFailures = job.failures
        return SyncContinuation(job.flight)
    }

    /// The lane of the job whose next request is due.
    mutating func continuationLane(at instant: Instant) -> Int? {
        advance(to: instant)
        if let flight { return isContinued ? flight.lane : nil }
        return nextJob.map { jobs[$0].flight.lane }
    }

    /// The longest due of the jobs that may be asked for now.
    private var nextJob: Int? {
        let due = jobs.indices.filter { jobs[$0].notBefore <= now && earliest(lane: jobs[$0].flight.lane) <= now }
        return due.min { (jobs[$0].notBefore, $0) < (jobs[$1].notBefore, $1) }
    }

    /// Goes on with a job that the network has taken so far.
    mutating func proceed(
        _ flight: Flight,
        to phase: SyncPhase,
        receipt: String,
        after wait: Interval,
        creates: String?
    ) {
        let audience = lanes[flight.lane].key.audience
        if let creates { audiences[audience].handle.id = creates }
        adAccounts[audiences[audience].adAccount].succeeded()
        close(lane: flight.lane, through: flight.phase == .rows ? flight.operations.count : 0)
        if flight.isFromLane, flight.phase == .rows { lanes[flight.lane].session?.acknowledged += flight.rows }
        var next = flight
        next.phase = phase
        next.receipt = receipt
        if wait <= .zero {
            self.flight = next
            isContinued = true
            flightFailures = 0
        } else {
            self.wait(for: next, until: now + wait, failures: 0)
        }
    }

    /// Asks for a job again later: its rows are with the network and must not be sent anew.
    mutating func wait(for flight: Flight, until instant: Instant, failures: Int) {
        var deadline = Instant(seconds: .max)
        for operation in flight.operations {
            if let started = startInstant(of: operation) { deadline = min(deadline, started + BackOff.window) }
        }
        jobs.append(Job(flight: flight, notBefore: instant, failures: failures, deadline: deadline))
    }

    /// Gives up on the jobs that the network has not finished in time.
    mutating func expireJobs() {
        for job in jobs where job.deadline <= now { abandon(job) }
        jobs.removeAll { $0.deadline <= now }
    }

    /// Ends a job, everybody in it unsynced.
    mutating func abandon(_ job: Job, _ text: String? = nil) {
        let reason = reason(text ?? "processing: the network had not finished with the rows after 13 hours")
        for operation in job.flight.operations { complete(operation, reason: reason) }
    }
}

extension SyncContinuation {
    fileprivate init(_ flight: AudienceSyncEngine.Flight) {
        lane = flight.lane
        phase = flight.phase
        receipt = flight.receipt
        rows = flight.rows
        session = flight.session
    }
}
