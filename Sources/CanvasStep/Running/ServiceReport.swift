public import CanvasModel

/// What a network's service reports of a run.
public struct ServiceReport: Sendable {
    /// The audiences that the run used, in the order of the steps that name them.
    public var audiences: [AudienceReport]
    /// Requests sent, by the launch too.
    public var requests: Int
    /// Requests that repeated one which had failed.
    public var retries: Int
    /// Virtual seconds in which something was held back because of the network's limits.
    public var throttledSeconds: Int
    /// The incidents in the order opened.
    public var incidents: [Incident]
    /// What would have been done; `nil` for a run that does what it says.
    public var plan: NetworkPlan?

    /// Makes a report.
    public init(
        audiences: [AudienceReport] = [],
        requests: Int = 0,
        retries: Int = 0,
        throttledSeconds: Int = 0,
        incidents: [Incident] = [],
        plan: NetworkPlan? = nil
    ) {
        self.audiences = audiences
        self.requests = requests
        self.retries = retries
        self.throttledSeconds = throttledSeconds
        self.incidents = incidents
        self.plan = plan
    }
}

/// An audience that a run used.
public struct AudienceReport: Hashable, Sendable {
    /// The ad account, as the network writes it.
    public let adAccount: String
    /// Its identifier at the network.
    public let id: String
    /// Its name.
    public let name: String
    /// Rows that the network acknowledged.
    public let received: Int
    /// Rows among them that it refused for their form.
    public let invalid: Int

    /// Makes a report.
    public init(adAccount: String, id: String, name: String, received: Int, invalid: Int) {
        self.adAccount = adAccount
        self.id = id
        self.name = name
        self.received = received
        self.invalid = invalid
    }
}

/// A problem with a network that a person must act on.
public struct Incident: Hashable, Sendable {
    /// The step whose people it was met with first.
    public let step: String
    /// What it pauses: `operation`, `audience`, `ad_account` or `token`, with the name of the one concerned.
    public let scope: String
    /// The row of the troubleshooting table.
    public let code: String
    /// When it opened.
    public let openedAt: Instant
    /// When it closed; `nil` while it is open.
    public var closedAt: Instant?
    /// How many people's visits it held back or cost.
    public var people: Int
    /// What is wrong.
    public let error: String
    /// What to do.
    public let resolve: String

    /// Opens an incident.
    public init(
        step: String,
        scope: String,
        code: String,
        openedAt: Instant,
        people: Int,
        error: String,
        resolve: String
    ) {
        self.step = step
        self.scope = scope
        self.code = code
        self.openedAt = openedAt
        self.people = people
        self.error = error
        self.resolve = resolve
    }
}
