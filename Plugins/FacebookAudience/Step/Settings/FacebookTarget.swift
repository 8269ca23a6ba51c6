public import AudienceSync

/// An audience of Facebook as a step names it.
public struct FacebookTarget: AudienceSpecification {
    /// The ad account, `act_` and its number.
    public let adAccount: String
    /// Which audience.
    public let choice: AudienceChoice
    /// The version of the API that requests name.
    public let version: FacebookVersion
    /// How people are matched.
    public let matching: FacebookMatching

    /// Names an audience.
    package init(
        adAccount: String,
        choice: AudienceChoice,
        version: FacebookVersion = .newest,
        matching: FacebookMatching
    ) {
        self.adAccount = adAccount
        self.choice = choice
        self.version = version
        self.matching = matching
    }

    /// Without limited data use, of which only additions tell.
    public var forRemoval: FacebookTarget {
        FacebookTarget(
            adAccount: adAccount,
            choice: choice,
            matching: FacebookMatching(
                keys: matching.keys,
                stateAttribute: matching.stateAttribute,
                zipAttribute: matching.zipAttribute
            )
        )
    }
}

/// The columns of an upload.
public struct FacebookMatching: Hashable, Sendable {
    /// The match keys, in the order of the columns.
    package let keys: [MatchKey]
    /// The custom attribute that holds the state.
    package let stateAttribute: String
    /// The custom attribute that holds the post code.
    package let zipAttribute: String
    /// What Meta is told of limited data use, on additions only.
    package let limitedDataUse: LimitedDataUse?

    /// Chooses columns.
    package init(
        keys: [MatchKey],
        stateAttribute: String = "state",
        zipAttribute: String = "zip",
        limitedDataUse: LimitedDataUse? = nil
    ) {
        self.keys = keys
        self.stateAttribute = stateAttribute
        self.zipAttribute = zipAttribute
        self.limitedDataUse = limitedDataUse
    }

    /// The names of the columns.
    var schema: [String] { keys.map(\.rawValue) + (limitedDataUse?.columns ?? []) }
}
