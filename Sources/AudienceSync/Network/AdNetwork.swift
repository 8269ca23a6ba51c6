public import CanvasModel
public import CanvasStep

/// What is peculiar to one ad network: how it identifies people, what it is sent, and what its answers mean.
///
/// A network is data and pure functions, and two functions that a launch calls. It does no I/O of its own, sleeps
/// never, reads no clock and counts no retries: batches, order, sessions, pacing, back-off, bisecting, incidents and
/// the ledger are the same for all networks and are ``AudienceSyncEngine``'s.
///
/// ## Implementation guidance
/// One request carries one operation on one audience: `begin` writes what stands before the rows, the encoder writes a
/// row a person, and `request` what stands behind them, where the session goes as it is known last.
/// ```swift
/// func begin(_ target: SyncTarget<Audience>, in body: inout ByteBuffer) { body.append(literal: #"{"rows":["#) }
/// func request(for batch: SyncBatch<Audience>, body: consuming ByteBuffer, …) -> HTTPRequest {
///     body.append(literal: "]}")
///     return HTTPRequest(method: "PATCH", target: "/v1/lists/\(batch.target.handle.id)", body: body.take())
/// }
/// ```
public protocol AdNetwork: Sendable {
    /// What a step says of its audience.
    associatedtype Audience: AudienceSpecification
    /// What makes match keys of people.
    associatedtype Encoder: MatchKeyEncoder

    /// Name, base URL, versions and credentials.
    var declaration: NetworkDeclaration { get }

    /// What one request and one session may hold.
    var limits: SyncLimits { get }

    /// How many requests it says that it takes of an ad account, by tier of access; what a plan reckons with.
    var quotas: [SyncQuota] { get }

    /// The bytes between two rows.
    var rowSeparator: StaticString { get }

    /// What can go wrong, a row a code; a ``NetworkProblem`` names one.
    var troubleshooting: [PluginDocumentation.Troubleshooting] { get }

    /// The rules by which its match keys are made, each with an example that is tried when a host starts; none for a
    /// network that makes its keys in another way.
    var rules: [MatchKeyRule] { get }

    /// Its error table, from the special to the general, each row with an answer as the network documents it.
    var failures: [NetworkFailure] { get }

    /// Makes the encoder of one choice of match keys; attributes are resolved to columns here, once.
    func encoder(for matching: Audience.Matching, people: People) -> Encoder

    /// Makes an encoder of every match key that the network knows, whose `report` describes people to whoever asks
    /// what would be sent of them; `nil` when the network does not describe its keys.
    ///
    /// - Parameters:
    ///   - people: The people.
    ///   - today: The day after which nobody can have been born.
    func describer(people: People, today: CivilDate) -> Encoder?

    /// Writes what stands before the rows.
    ///
    /// - Parameters:
    ///   - target: Where the rows go.
    ///   - body: An empty body.
    func begin(_ target: SyncTarget<Audience>, in body: inout ByteBuffer)

    /// Makes the request of a batch, and signs it.
    ///
    /// - Parameters:
    ///   - batch: Where the rows go and how many they are.
    ///   - body: What `begin` and the encoder wrote; hand it over with `take()`.
    ///   - credentials: By the names of the declaration; what is absent was not given.
    ///   - instant: The virtual instant of sending.
    func request(
        for batch: SyncBatch<Audience>,
        body: consuming ByteBuffer,
        credentials: [String: Secret],
        at instant: Instant
    ) -> HTTPRequest

    /// Makes the next request of a job, after `interpret` has answered ``SyncVerdict/proceed(_:receipt:after:creates:)``.
    ///
    /// - Parameters:
    ///   - job: The job, its phase and what the network named it by.
    ///   - credentials: By the names of the declaration.
    ///   - instant: The virtual instant of sending.
    func request(continuing job: SyncJob<Audience>, credentials: [String: Secret], at instant: Instant) -> HTTPRequest

    /// Puts credentials into a request, last of all, its bytes being as they are sent; asked anew for each try.
    ///
    /// A network that signs in `request(for:)` need not.
    func authorize(_ request: inout HTTPRequest, credentials: [String: Secret], at instant: Instant)

    /// The request that renews a token which ran out; `nil` when there is nothing to renew it with.
    func renewal(_ credentials: [String: Secret], at instant: Instant) -> HTTPRequest?

    /// The credentials that an answer to ``renewal(_:at:)`` brings, by the names of the declaration; `nil` when it
    /// refuses them.
    func renewed(by response: HTTPResponse) -> [String: Secret]?

    /// Says what an answer means.
    ///
    /// - Parameters:
    ///   - response: The answer; anything at all may have come.
    ///   - call: What it answers.
    func interpret(_ response: HTTPResponse, to call: SyncCall) -> Interpretation

    /// Says for a person what it means that a request has no answer; it is sent again all the same.
    func problem(_ error: TransportError) -> NetworkProblem

    /// Checks at launch what all audiences of an ad account need: token, permissions, terms. Called once an account.
    func check(adAccount: String, with client: LaunchClient) async throws(LaunchRefusal)

    /// Finds or creates an audience at launch. Doing it twice makes no second one.
    ///
    /// - Parameters:
    ///   - audience: What a step says.
    ///   - known: The audiences that this launch has found or created before, of all ad accounts.
    ///   - client: Sends requests.
    func prepare(
        _ audience: Audience,
        known: [AudienceHandle],
        with client: LaunchClient
    ) async throws(LaunchRefusal) -> AudienceHandle
}

extension AdNetwork {
    /// None that is documented.
    public var quotas: [SyncQuota] { [] }
    /// None.
    public var rules: [MatchKeyRule] { [] }
    /// None.
    public var failures: [NetworkFailure] { [] }
    /// Asks for the job anew by its receipt; a network that never says `proceed` is not asked.
    public func request(
        continuing job: SyncJob<Audience>,
        credentials: [String: Secret],
        at instant: Instant
    ) -> HTTPRequest {
        HTTPRequest(method: "GET", target: "/\(job.receipt)")
    }
    /// Adds nothing.
    public func authorize(_ request: inout HTTPRequest, credentials: [String: Secret], at instant: Instant) {}
    /// None.
    public func renewal(_ credentials: [String: Secret], at instant: Instant) -> HTTPRequest? { nil }
    /// None.
    public func renewed(by response: HTTPResponse) -> [String: Secret]? { nil }
    /// A comma.
    public var rowSeparator: StaticString { "," }
    /// A problem of the connection, which passes by itself.
    public func problem(_ error: TransportError) -> NetworkProblem {
        NetworkProblem(
            scope: .adAccount,
            code: "connection",
            sentence: error.description,
            resolve: "nothing, it is tried again; check the network's status page if it stays"
        )
    }
    /// Describes no keys.
    public func describer(people: People, today: CivilDate) -> Encoder? { nil }
    /// Checks nothing.
    public func check(adAccount: String, with client: LaunchClient) async throws(LaunchRefusal) {}
}
