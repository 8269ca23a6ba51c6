public import AudienceSync
import CanvasModel

/// What a step says of its audience.
public struct GoogleTarget: AudienceSpecification {
    /// The Google Ads customer id, digits alone.
    public let adAccount: String
    let loginAccount: String?
    let audience: NamedAudience
    /// The choice of match keys.
    public let matching: GoogleMatching
    var appID: String?
    var membershipDays: Int?

    /// The audience's name.
    public var audienceName: String? { audience.name }
    /// The same without what only its creation needs, and with the keys of older rules.
    public var forRemoval: GoogleTarget {
        GoogleTarget(
            adAccount: adAccount,
            loginAccount: loginAccount,
            audience: audience,
            matching: GoogleMatching(fields: matching.fields, encoding: matching.encoding, isRemoval: true)
        )
    }
}

/// How digests are written.
public enum GoogleEncoding: String, CaseIterable, Hashable, Sendable {
    /// Hexadecimal digits.
    case hex
    /// Base64.
    case base64
}

/// What Customer Match matches people by.
public enum GoogleField: String, CaseIterable, Hashable, Sendable {
    /// The e-mail address.
    case email
    /// The phone number.
    case phone
    /// First and last name, country and the custom attribute `zip`: all four or nothing.
    case address
    /// Apple's advertising id.
    case idfa
    /// Google's advertising id.
    case googleAdID = "google_ad_id"

    /// Whether it is the id of a device: a list holds ids of one kind, or contact information.
    var isMobile: Bool { self == .idfa || self == .googleAdID }
}

/// What identifies people in an audience.
public struct GoogleMatching: Hashable, Sendable {
    let fields: [GoogleField]
    let encoding: GoogleEncoding
    var isRemoval = false

    var isMobile: Bool { fields.contains(where: \.isMobile) }
}
