public import CanvasModel
public import CanvasStep

/// A local stand-in of one network's API: a state machine from a request and an instant to a response.
///
/// It does no I/O and reads no clock, so that the same value answers a test directly, an in-process transport, and
/// loopback HTTP.
public protocol Simulator: Sendable {
    /// Answers one request.
    ///
    /// - Parameters:
    ///   - request: The request as it came, its path percent-encoded.
    ///   - instant: The virtual instant at which it arrived.
    mutating func respond(to request: HTTPRequest, at instant: Instant) -> HTTPResponse

    /// The audiences in the order made, with what the network alone knows of them.
    var audiences: [SimulatedAudience] { get }

    /// The credentials that a client of this stand-in needs, by the names that the network declares.
    var credentials: [String: Secret] { get }
}

/// What a simulator knows of an audience.
public struct SimulatedAudience: Hashable, Sendable {
    /// The ad account that owns it, as the network writes it.
    public var adAccount: String
    /// Its identifier.
    public var id: String
    /// Its name.
    public var name: String
    /// Rows received in additions and removals.
    public var received: Int
    /// Rows refused for their form.
    public var invalid: Int
    /// Members that the network would match to its own users.
    public var matched: Int
    /// Members now.
    public var members: Int

    /// Makes a description of an audience.
    public init(adAccount: String, id: String, name: String, received: Int, invalid: Int, matched: Int, members: Int) {
        self.adAccount = adAccount
        self.id = id
        self.name = name
        self.received = received
        self.invalid = invalid
        self.matched = matched
        self.members = members
    }
}

/// How a simulator is seeded.
public struct SimulatorSettings: Sendable {
    /// What identifiers, and who is matched, derive from.
    public var seed: UInt64
    /// Credentials by declared name; the simulator makes up what is absent.
    public var credentials: [String: Secret]
    /// The ad accounts that exist, as the network writes them (`act_1234567890`).
    public var adAccounts: [String]
    /// Audiences that exist before the run.
    public var existingAudiences: [(adAccount: String, name: String)]
    /// The share of people whom the network would match to its own users, 0 to 1.
    public var matchRate: Double

    /// Makes settings.
    public init(
        seed: UInt64 = 0,
        credentials: [String: Secret] = [:],
        adAccounts: [String] = [],
        existingAudiences: [(adAccount: String, name: String)] = [],
        matchRate: Double = 0.65
    ) {
        self.seed = seed
        self.credentials = credentials
        self.adAccounts = adAccounts
        self.existingAudiences = existingAudiences
        self.matchRate = matchRate
    }
}
