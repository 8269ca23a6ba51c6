public import CanvasModel
public import CanvasStep
public import NetworkSimulator

/// A stand-in for Meta's Marketing API, as far as custom audiences go: a state machine without a clock or a socket.
///
/// ```swift
/// var simulator = FacebookSimulator(SimulatorSettings(adAccounts: ["act_1234567890"]))
/// let answer = simulator.respond(to: request, at: instant)
/// ```
/// It speaks v25.0 and v26.0; a path without a version gets v25.0. Its token is of a system user with every scope,
/// on active ad accounts whose terms are accepted, unless `options` say otherwise. A member is known by the best key
/// of its row (e-mail, phone, device, identifier, else all others together), so a removal must carry that key too.
/// What a batch brings after its session's last one, or after 90 minutes, is dropped: the answer does not count it.
///
/// Sources: Meta, Marketing API reference (Custom Audience, Custom Audience Users) and guides; Meta's Python library
/// 26.0.3; recorded traffic.
public struct FacebookSimulator: Simulator {
    static let defaultVersion = "v25.0"
    static let versions = ["v25.0", "v26.0"]

    let seed: UInt64
    let identity: AppIdentity
    let options: FacebookSimulatorOptions
    let matching: MatchDraw
    /// Whether only the ad accounts of the settings exist.
    let hasFixedAccounts: Bool

    /// By number.
    var accounts: [String: AdAccount] = [:]
    /// Numbers in the order in which the accounts became known.
    var accountOrder: [String] = []
    /// By identifier.
    var audiencesByID: [String: CustomAudience] = [:]
    /// Identifiers in the order made.
    var audienceOrder: [String] = []
    /// Audiences made so far, those since deleted among them.
    var audiencesMade = 0
    /// Requests answered so far.
    var requests: UInt64 = 0

    /// Makes a simulator.
    ///
    /// - Parameter settings: What exists; without ad accounts, each that is asked for does.
    public init(_ settings: SimulatorSettings) {
        seed = settings.seed
        identity = AppIdentity(settings)
        options = FacebookSimulatorOptions(settings.options)
        matching = MatchDraw(seed: settings.seed, rate: settings.matchRate)
        hasFixedAccounts = !settings.adAccounts.isEmpty
        for account in settings.adAccounts {
            open(AdAccount.number(account) ?? account)
        }
        for audience in settings.existingAudiences {
            let account = AdAccount.number(audience.adAccount) ?? audience.adAccount
            open(account)
            let id = makeAudience(named: audience.name, subtype: "CUSTOM", in: account, at: Self.epoch)
            audiencesByID[id]?.keep("customer_file_source", "USER_PROVIDED_ONLY")
        }
    }

    /// When what exists before the run was made.
    private static let epoch = Instant(seconds: 1_700_000_000)

    /// What `SimulatorSettings.options` may hold: access tier, quotas, and what a requirement's check can find wrong.
    public static var options: [SimulatorOption] { FacebookSimulatorOptions.declared }

    /// `access_token`, `app_id` and `app_secret`.
    public var credentials: [String: Secret] {
        [
            "access_token": Secret(identity.accessToken),
            "app_id": Secret(identity.appID),
            "app_secret": Secret(identity.appSecret),
        ]
    }

    /// The audiences that were not deleted, in the order made.
    public var audiences: [SimulatedAudience] {
        audienceOrder.compactMap { audiencesByID[$0] }.map { audience in
            SimulatedAudience(
                adAccount: "act_\(audience.account)",
                id: audience.id,
                name: audience.name,
                received: audience.received,
                invalid: audience.invalid,
                matched: audience.matched,
                members: audience.members.count
            )
        }
    }

    /// Answers one request of a Graph API client.
    public mutating func respond(to request: HTTPRequest, at instant: Instant) -> HTTPResponse {
        requests += 1
        var version = Self.defaultVersion
        var meteredAccount: String?
        do {
            let request = try GraphRequest(request)
            version = try Self.version(of: request)
            var call = GraphCall(request: request, instant: instant, version: version)
            defer { meteredAccount = call.meteredAccount }
            let body = try answer(&call)
            return response(body, version: version, account: call.meteredAccount)
        } catch {
            return response(error, version: version, account: meteredAccount)
        }
    }

    private static func version(of request: GraphRequest) throws(GraphError) -> String {
        guard let asked = request.version else { return defaultVersion }
        if versions.contains(asked) { return asked }
        guard let number = GraphVersion(asked), let oldest = GraphVersion(defaultVersion), number < oldest else {
            throw .unknownPath(request.path)
        }
        throw .endedVersion
    }
}
