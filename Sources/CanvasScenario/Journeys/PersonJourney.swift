public import CanvasModel
public import CanvasStep

/// What became of one person in a run.
public struct PersonJourney: Sendable {
    /// Something that they did.
    public struct Event: Hashable, Sendable {
        /// Its name.
        public let name: String
        /// When.
        public let instant: Instant
    }

    /// An audience that they are in: acknowledged as added by its network, and not, later, as removed.
    public struct Membership: Hashable, Sendable {
        /// The network.
        public let network: String
        /// The ad account, as the network writes it.
        public let adAccount: String
        /// The audience's name.
        public let audience: String
        /// Since when.
        public let since: Instant
    }

    /// A time that they might have entered, and did not.
    public struct Refusal: Hashable, Sendable {
        /// Why.
        public let reason: EntryRefusal
        /// When.
        public let instant: Instant
    }

    /// Their `external_id`.
    public let externalID: String
    /// Their entries, in order.
    public internal(set) var entries: [JourneyEntry] = []
    /// What they did, in order; what lies before the run is not among it.
    public internal(set) var events: [Event] = []
    /// The audiences that they are in.
    public internal(set) var memberships: [Membership] = []
    /// The times that they were turned away.
    public internal(set) var refusals: [Refusal] = []
    /// Until when the journey was looked at.
    public internal(set) var end: Instant
    /// The values, at the end, of the attributes that expectations name; never for a message.
    var attributes: [String: AttributeValue] = [:]

    init(externalID: String, end: Instant) {
        self.externalID = externalID
        self.end = end
    }

    /// Whether they are in an audience.
    public func isMember(of audience: AudienceReference) -> Bool {
        memberships.contains {
            audience.accepts(name: $0.audience, network: $0.network, adAccount: $0.adAccount)
        }
    }
}
