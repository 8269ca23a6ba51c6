/// The standard attributes of a profile, by the names of the product's user-tracking API.
///
/// Source: Braze, User attributes object. `facebook`, `twitter` and `braze_id` are custom attributes here.
public enum StandardAttribute: String, CaseIterable, Sendable {
    case externalID = "external_id"
    case email
    case phone
    case firstName = "first_name"
    case lastName = "last_name"
    case dateOfBirth = "dob"
    case gender
    case country
    case homeCity = "home_city"
    case language
    case timeZone = "time_zone"
    case dateOfFirstSession = "date_of_first_session"
    case dateOfLastSession = "date_of_last_session"
    case emailSubscribe = "email_subscribe"
    case pushSubscribe = "push_subscribe"
    case randomBucket = "random_bucket"
    case idfa
    case googleAdID = "google_ad_id"
    case adTrackingEnabled = "ad_tracking_enabled"

    /// Whether nearly every person has a value of their own, so that a dictionary of values would only cost memory.
    var isIdentifier: Bool {
        switch self {
        case .email, .phone, .idfa, .googleAdID, .externalID: true
        default: false
        }
    }

    /// Whether a value tells who somebody is, or is one of those that ad networks find people by: nothing that is printed
    /// may hold it.
    package var isPersonal: Bool {
        switch self {
        case .email, .phone, .firstName, .lastName, .dateOfBirth, .gender, .homeCity, .idfa, .googleAdID: true
        case .externalID, .country, .language, .timeZone, .dateOfFirstSession, .dateOfLastSession, .emailSubscribe,
            .pushSubscribe, .randomBucket, .adTrackingEnabled:
            false
        }
    }

    /// Whether an attribute of any name is such a one: standard ones, and the custom ones that addresses and the
    /// identifiers of devices are commonly kept in.
    package static func isPersonal(_ name: String) -> Bool {
        if let standard = StandardAttribute(rawValue: name) { return standard.isPersonal }
        let words = name.lowercased().split { !$0.isLetter }
        return words.contains { personalWords.contains(String($0)) }
    }

    private static let personalWords: Set<String> = [
        "email", "mail", "phone", "mobile", "firstname", "lastname", "surname", "fullname", "birthday", "birthdate",
        "dob",
        "address", "street", "zip", "zipcode", "postcode", "postal", "city", "town", "state", "province", "county",
        "idfa", "idfv", "gaid", "madid", "advertising", "ssn", "iban", "passport",
    ]

    /// Whether a text is a value of the attribute.
    ///
    /// One that is not leaves the attribute unset for filters, while match
    /// keys are still made from the text as it was written.
    public func accepts(_ text: String) -> Bool {
        switch self {
        case .dateOfBirth: CivilDate(text) != nil
        case .gender: ["M", "F", "O", "N", "P"].contains(text)
        case .country: text.utf8.count == 2 && text.utf8.allSatisfy { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
        case .language: text.utf8.count == 2
        case .timeZone: Zone(text) != nil
        case .dateOfFirstSession, .dateOfLastSession: DateText.instant(text) != nil
        case .emailSubscribe, .pushSubscribe: ["opted_in", "subscribed", "unsubscribed"].contains(text)
        case .randomBucket: Int(text).map { (0...9999).contains($0) } ?? false
        case .externalID, .email, .phone, .firstName, .lastName, .homeCity, .idfa, .googleAdID: true
        case .adTrackingEnabled: text == "true" || text == "false"
        }
    }
}

/// Dates and instants as attributes and filters write them.
enum DateText {
    /// Midnight UTC for a date, else the RFC 3339 instant.
    static func instant(_ text: String) -> Instant? {
        if let date = CivilDate(text) { return Instant(seconds: Int64(date.days) * 86_400) }
        return Instant(rfc3339: text)
    }
}
