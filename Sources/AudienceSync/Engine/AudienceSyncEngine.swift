public import CanvasModel
public import CanvasStep

/// Decides what is sent to a network and when, and what becomes of each visit: a state machine without I/O.
///
/// It is given visits, the passing of time and what answers mean, and tells the next batch, outcomes and when it wants
/// to be asked again. It knows people as numbers and networks by their limits, so that a test drives thirteen hours of
/// outage in microseconds, and every network is treated alike.
///
/// For one person of one audience there is at most one operation in flight and one that waits. The operations that
/// wait are in their lane's queue, or in a ``Retry`` after a failure. All that a failure holds back is a ``Hold`` on a
/// scope: one try after another on the back-off schedule, until one succeeds.
public struct AudienceSyncEngine: Sendable {
    struct Audience: Sendable {
        var handle: AudienceHandle
        let adAccount: Int
        /// A person's operation, plus one; 0 when there is none; made with the first visit.
        var current: [UInt32] = []
        var ledger = MembershipLedger()
        var received = 0
        var invalid = 0
    }

    /// What was sent and has no answer yet.
    struct Flight: Sendable {
        let lane: Int
        let operations: [UInt32]
        let attempts: Int
        let session: SyncSession
        let rows: Int
        let isFromLane: Bool
        /// Which request of the job is in flight, or comes next.
        var phase = SyncPhase.rows
        /// What the network named the job by.
        var receipt = ""
    }

    /// What the network has taken and works at.
    struct Job: Sendable {
        var flight: Flight
        /// When it is asked next.
        var notBefore: Instant
        /// How often asking has failed since it last answered.
        var failures = 0
        /// When the first of its people runs out of time.
        let deadline: Instant
    }

    let limits: SyncLimits
    let start: Instant
    let sessionKey: UInt64
    var now: Instant
    var outbox = Outbox()
    var audiences: [Audience] = []
    var lanes: [Lane] = []
    var adAccounts: [AdAccountLimits] = []
    var retries: [Retry] = []
    var holds: [Hold] = []
    var flight: Flight?
    /// Whether the job in flight goes on with another request at once.
    var isContinued = false
    var flightFailures = 0
    var jobs: [Job] = []
    var backOff: BackOff
    var sessions: UInt64 = 0
    var retriesMade = 0
    var retriesNamed = 0
    var isFinishing = false
    var stepNames: [Int: String] = [:]
    var outcomes: [SyncOutcome] = []

    /// How many people there are; set before anybody is offered.
    public var population = 0
    /// Why visits were not synced: rows of the troubleshooting table with a sentence.
    public internal(set) var reasons: [String] = []
    /// The problems that a person must act on, in the order met.
    public internal(set) var incidents: [Incident] = []
    /// Seconds in which somebody waited only because of the network's limits.
    public internal(set) var throttledSeconds = 0

    /// Makes an engine with nothing to do.
    ///
    /// - Parameters:
    ///   - limits: What a request and a session may hold.
    ///   - seed: What session ids and jitter derive from.
    ///   - start: The start of the run.
    ///   - nonce: What session ids derive from besides, so that two runs at one network have none in common.
    public init(limits: SyncLimits, seed: UInt64, start: Instant, nonce: UInt64 = 0) {
        self.limits = limits
        self.start = start
        now = start
        let key = StableHash.combine(seed, StableHash.of("audience_sync.session"))
        sessionKey = nonce == 0 ? key : StableHash.combine(key, nonce)
        backOff = BackOff(seed: seed)
    }

    /// The audiences, in the order first named.
    public var handles: [AudienceHandle] { audiences.map(\.handle) }

    /// How many operations wait or are in flight.
    public var pending: Int { outbox.count }

    /// What the network acknowledged for an audience.
    public func report(of audience: Int) -> AudienceReport {
        let handle = audiences[audience].handle
        return AudienceReport(
            adAccount: handle.adAccount,
            id: handle.id,
            name: handle.name,
            received: audiences[audience].received,
            invalid: audiences[audience].invalid
        )
    }

    /// Makes an audience known, once.
    ///
    /// - Returns: Its index.
    public mutating func register(_ handle: AudienceHandle) -> Int {
        let known = audiences.firstIndex {
            $0.handle.id == handle.id && $0.handle.adAccount == handle.adAccount
                && (!handle.id.isEmpty || $0.handle.name == handle.name)
        }
        if let known { return known }
        let adAccount = adAccounts.firstIndex { $0.name == handle.adAccount } ?? adAccounts.count
        if adAccount == adAccounts.count { adAccounts.append(AdAccountLimits(name: handle.adAccount)) }
        audiences.append(Audience(handle: handle, adAccount: adAccount))
        return audiences.count - 1
    }

    /// Makes a way into an audience known; steps that want the same share it.
    ///
    /// - Parameters:
    ///   - audience: The audience's index.
    ///   - matching: A number for the choice of match keys.
    ///   - identity: The number of the choice by which who is added so is removed; `nil` when it is the same.
    ///   - operation: What becomes of people.
    ///   - batching: When they are sent.
    /// - Returns: The lane's index.
    public mutating func register(
        audience: Int,
        matching: Int,
        identity: Int? = nil,
        operation: SyncOperation,
        batching: Batching
    ) -> Int {
        let key = Lane.Key(audience: audience, matching: matching, operation: operation, batching: batching)
        if let known = lanes.firstIndex(where: { $0.key == key }) { return known }
        var most = limits.people
        if case .people(let count, _) = batching { most = min(most, max(1, count, limits.seed ?? 1)) }
        lanes.append(Lane(key: key, identity: identity ?? matching, people: most))
        return lanes.count - 1
    }

    /// Names a step for incidents.
    public mutating func name(step: Int, _ id: String) {
        stepNames[step] = id
    }

    /// Takes what became of visits since the last call.
    public mutating func takeOutcomes() -> [SyncOutcome] {
        var taken: [SyncOutcome] = []
        swap(&taken, &outcomes)
        return taken
    }
}
