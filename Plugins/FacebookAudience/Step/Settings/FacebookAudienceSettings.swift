public import AudienceSync
public import CanvasStep

/// What a document says of a Facebook audience step.
public struct FacebookAudienceSettings: StepSettings {
    /// The ad account, `act_` and its number.
    public var adAccount = ""
    /// Which audience.
    public var audience = AudienceChoice.existing("")
    /// Whether people are added or removed.
    public var action = SyncOperation.add
    /// The fields to match people by; the columns of an upload have their order.
    public var matchOn: [MatchField] = []
    /// When the people who wait are sent.
    public var batching = Batching.standard
    /// The custom attribute that holds the state.
    public var stateAttribute = "state"
    /// The custom attribute that holds the post code.
    public var zipAttribute = "zip"
    /// How many advertising ids of a person are sent.
    public var advertiserIDs = 1
    /// The version of the API that requests name.
    public var apiVersion = FacebookVersion.newest
    /// Whether Meta must limit its use of what is added.
    public var limitedDataUse: LimitedDataUse?

    /// Makes the settings that a document which says nothing means.
    public init() {}

    /// The audience as the network knows it.
    var target: FacebookTarget {
        let fields = Set(matchOn)
        return FacebookTarget(
            adAccount: adAccount,
            choice: audience,
            version: apiVersion,
            matching: FacebookMatching(
                keys: matchOn.flatMap { $0.keys(advertiserIDs: advertiserIDs) },
                // What no key reads must not keep steps from sharing batches.
                stateAttribute: fields.contains(.state) ? stateAttribute : "",
                zipAttribute: fields.contains(.zip) ? zipAttribute : "",
                limitedDataUse: action == .add ? limitedDataUse : nil
            )
        )
    }
}
