public import CanvasModel
public import CanvasStep
public import NetworkSimulator

/// A stand-in for Meta's Marketing API, as far as custom audiences go: a state machine without a clock or a socket.
///
/// ```swift
/// var simulator = FacebookSimulator(SimulatorSettings(adAccounts: ["act_1234567890"]))
/// let answer = simulator.respond(to: request, at: instant)
/// ```
/// It speaks v25.0 and v26.0 unless `oldest_version` says otherwise; a path without a version gets the oldest. Its token
/// is of a system user with every scope, on active ad accounts whose terms are accepted, unless `options` say otherwise.
/// A member is known by the best key of its row (e-mail, phone, device, identifier, else all others together); when
/// rows are kept, a removal by any key that tells people apart takes it out. What a batch brings after its session's
/// last one, or after 90 minutes, is dropped: the answer does not count it.
///
/// A request with the header `X-Simulated-Error: 190/463` gets that error, so that a client's handling of every
/// documented one can be tried.
///
/// Sources: Meta, Marketing API reference (Custom Audience, Custom Audience Users) and guides; Meta's Python library
/// 26.0.3; recorded traffic.
public struct FacebookSimulator: Simulator {
    let seed: UInt64
    let identity: AppIdentity
    let options: FacebookSimulatorOptions
    let matching: MatchDraw
    /// Whether the rows that members came with are kept.
    let keepsRows: Bool
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
    /// The system user's tokens by number, the seeded one first.
    var tokens: [IssuedToken]
    /// All calls that carried a good token.
    var appCalls = RollingWindow(seconds: 3600)
    /// Requests answered so far, each part of a batch one.
    var requests: UInt64 = 0

    /// Makes a simulator.
    ///
    /// - Parameter settings: What exists; without ad accounts, each that is asked for does.
    public init(_ settings: SimulatorSettings) {
        seed = settings.seed
        identity = AppIdentity(settings)
        options = FacebookSimulatorOptions(settings.options)
        matching = MatchDraw(seed: settings.seed, rate: settings.matchRate)
        keepsRows = settings.keepsRows
        hasFixedAccounts = !settings.adAccounts.isEmpty
        tokens = [IssuedToken(number: 0, issuedAt: Self.epoch, expiresAt: options.tokenExpiresAt)]
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
                matched: audience.members.matched,
                members: audience.members.count
            )
        }
    }

    /// Who is in an audience: the rows that members came with, the columns of all uploads side by side.
    public func members(of audience: String) -> SimulatedMembers? {
        guard keepsRows, let audience = audiencesByID[audience] else { return nil }
        return audience.rows?.listed ?? SimulatedMembers(schema: [], rows: [])
    }

    /// Answers one request of a Graph API client.
    public mutating func respond(to request: HTTPRequest, at instant: Instant) -> HTTPResponse {
        answer(request, at: instant, under: nil)
    }

    mutating func answer(_ request: HTTPRequest, at instant: Instant, under fault: SimulatorFault?) -> HTTPResponse {
        requests += 1
        if options.urlLimit > 0, request.target.utf8.count > options.urlLimit { return pageForLongURL() }
        do {
            let request = try GraphRequest(request)
            if request.path.isEmpty, request.method == .post, request.parameters["batch"] != nil {
                return batch(GraphCall(request, at: instant, under: fault))
            }
            return perform(GraphCall(request, at: instant, under: fault))
        } catch {
            return response(error, nil)
        }
    }

    /// Answers one call, which may be a part of a batch.
    mutating func perform(_ call: GraphCall) -> HTTPResponse {
        var call = call
        do throws(GraphError) {
            let body = try answer(&call)
            return response(body, call)
        } catch {
            return response(error, call)
        }
    }
}
