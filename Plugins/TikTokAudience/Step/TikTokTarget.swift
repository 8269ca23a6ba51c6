public import AudienceSync

/// What a step says of its audience.
public struct TikTokTarget: NamedAudienceTarget {
    /// The advertiser's id.
    public var adAccount = ""
    /// Which audience it is.
    public var audience = NamedAudience.create("")
    /// The choice of match keys.
    public var matching = TikTokMatching()
    var retentionDays = 365

    /// Makes what a document that says nothing means.
    public init() {}

    /// The same without what only its creation needs, and with the keys of older rules.
    public var forRemoval: TikTokTarget {
        var target = self
        (target.matching.isRemoval, target.retentionDays) = (true, 365)
        return target
    }
}

/// The ways by which TikTok takes people.
public enum TikTokDelivery: String, CaseIterable, Hashable, Sendable {
    /// In requests, several match keys a person; for partners whom TikTok lets.
    case stream
    /// In files of one match key, which TikTok works at behind its answer.
    case file
}

/// A profile field that TikTok matches people by.
public enum TikTokField: String, CaseIterable, Hashable, Sendable {
    /// The e-mail address, the phone number, and the advertising ids of Apple and of Google.
    case email, phone, idfa, googleAdID = "google_ad_id"
}

/// What identifies people in an audience, and how it is delivered.
public struct TikTokMatching: Hashable, Sendable {
    var delivery = TikTokDelivery.stream
    var fields: [TikTokField] = []
    var isRemoval = false
}
