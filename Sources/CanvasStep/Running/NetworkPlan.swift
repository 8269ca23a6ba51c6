public import CanvasModel

/// What a run that only plans would have done at a network.
public struct NetworkPlan: Hashable, Sendable {
    /// The audiences, in the order of the steps that name them.
    public var audiences: [AudiencePlan]
    /// How long the requests take at each tier of access that the network documents quotas for, in its order.
    public var durations: [TierDuration]
    /// Requests that would change something, creations included.
    public var requests: Int
    /// The bytes of the bodies of uploads.
    public var bytes: Int

    /// Makes a plan.
    public init(audiences: [AudiencePlan] = [], durations: [TierDuration] = [], requests: Int = 0, bytes: Int = 0) {
        self.audiences = audiences
        self.durations = durations
        self.requests = requests
        self.bytes = bytes
    }

    /// How long the requests take at the quotas of a tier of access.
    public struct TierDuration: Hashable, Sendable {
        /// The tier, in the network's words.
        public let tier: String
        /// How long the network's quotas hold the last request back; none when all fit into the first window.
        public let duration: Interval

        /// States a duration.
        public init(tier: String, duration: Interval) {
            self.tier = tier
            self.duration = duration
        }
    }
}

/// What a run that only plans would have done to an audience.
public struct AudiencePlan: Hashable, Sendable {
    /// The ad account, as the network writes it.
    public var adAccount: String
    /// Its name.
    public var name: String
    /// Its identifier; `nil` for one that would be created.
    public var id: String?
    /// Who would be added.
    public var additions = Movement()
    /// Who would be removed.
    public var removals = Movement()
    /// How many of the people who would be sent have each match key, in the order of the keys.
    public var keys: [KeyCount] = []
    /// How many people would be sent, each counted once.
    public var people = 0
    /// How many people would not be sent, as they have no usable match key, each counted once.
    public var peopleWithoutKey = 0
    /// Why not, in the order met; who has several reasons is counted with each.
    public var withoutKey: [ReasonCount] = []
    /// Requests that carry people.
    public var requests = 0
    /// The bytes of their bodies.
    public var bytes = 0

    /// Makes a plan that does nothing.
    public init(adAccount: String, name: String, id: String?) {
        self.adAccount = adAccount
        self.name = name
        self.id = id
    }

    /// How many people have a match key.
    public struct KeyCount: Hashable, Sendable {
        /// The key, in the network's words.
        public let key: String
        /// The people.
        public var people: Int

        /// Counts.
        public init(key: String, people: Int) {
            self.key = key
            self.people = people
        }
    }

    /// How many people have no usable match key for one reason.
    public struct ReasonCount: Hashable, Sendable {
        /// The reason, one sentence that holds nothing of anybody's profile.
        public let reason: String
        /// The people.
        public var people: Int

        /// Counts.
        public init(reason: String, people: Int) {
            self.reason = reason
            self.people = people
        }
    }

    /// People on their way into an audience, or out of it.
    public struct Movement: Hashable, Sendable {
        /// How many people, each counted once.
        public var people = 0
        /// How many rows: who comes twice is sent twice.
        public var rows = 0
        /// When the first would be sent.
        public var first: Instant?
        /// When the last would be sent.
        public var last: Instant?
        /// The day, in UTC, on which most would be sent.
        public var busiestDay: CivilDate?
        /// How many rows would be sent on that day.
        public var busiestDayRows = 0

        /// Makes one of nobody.
        public init() {}
    }
}
