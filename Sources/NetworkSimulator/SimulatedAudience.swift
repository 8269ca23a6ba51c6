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
