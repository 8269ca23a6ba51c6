public import AudienceSync

/// What a step says of its audience.
public struct GoogleTarget: NamedAudienceTarget {
    /// The Google Ads customer id, digits alone.
    public var adAccount = ""
    /// Which user list it is.
    public var audience = NamedAudience.create("")
    /// The choice of match keys.
    public var matching = GoogleMatching()
    var loginAccount: String?
    var appID: String?
    var membershipDays = 540

    /// Makes what a document that says nothing means.
    public init() {}

    /// The same without what only its creation needs, and with the keys of older rules.
    public var forRemoval: GoogleTarget {
        var target = self
        (target.matching.isRemoval, target.appID, target.membershipDays) = (true, nil, 540)
        return target
    }
}

/// How digests are written.
public enum GoogleEncoding: String, CaseIterable, Hashable, Sendable {
    /// Hexadecimal digits, or Base64.
    case hex, base64
}

/// What Customer Match matches people by.
public enum GoogleField: String, CaseIterable, Hashable, Sendable {
    /// The e-mail address, and the phone number.
    case email, phone
    /// First and last name, country and the custom attribute `zip`: all four or nothing.
    case address
    /// The advertising ids of Apple and of Google.
    case idfa, googleAdID = "google_ad_id"

    /// Whether it is the id of a device: a list holds ids of one kind, or contact information.
    var isMobile: Bool { self == .idfa || self == .googleAdID }
}

/// What identifies people in an audience.
public struct GoogleMatching: Hashable, Sendable {
    var fields: [GoogleField] = []
    var encoding = GoogleEncoding.hex
    var isRemoval = false

    var isMobile: Bool { fields.contains(where: \.isMobile) }
}
