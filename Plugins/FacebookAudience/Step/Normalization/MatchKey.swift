/// A key that a person can be matched by, as the `schema` of an upload names it.
///
/// Meta: Customer File Custom Audiences guide, hashing and normalization table.
package enum MatchKey: String, CaseIterable, Sendable {
    /// The advertiser's own id of the person.
    case externalID = "EXTERN_ID"
    /// E-mail address.
    case email = "EMAIL"
    /// Phone number with its country code.
    case phone = "PHONE"
    /// Gender, `m` or `f`.
    case gender = "GEN"
    /// Year of birth, four digits.
    case birthYear = "DOBY"
    /// Month of birth, two digits.
    case birthMonth = "DOBM"
    /// Day of birth, two digits.
    case birthDay = "DOBD"
    /// Last name.
    case lastName = "LN"
    /// First name.
    case firstName = "FN"
    /// First letter of the first name.
    case firstInitial = "FI"
    /// City.
    case city = "CT"
    /// State or region.
    case state = "ST"
    /// Post code.
    case zip = "ZIP"
    /// Country, ISO 3166-1 alpha-2.
    case country = "COUNTRY"
    /// Mobile advertiser id: Apple's IDFA or Google's advertising id.
    case mobileAdvertiserID = "MADID"

    /// The keys in the order in which Meta's guide lists them, identifiers last.
    static let inOrderOfTheGuide: [MatchKey] = [
        .email, .phone, .gender, .birthYear, .birthMonth, .birthDay, .lastName, .firstName, .firstInitial, .city,
        .state, .zip, .country, .mobileAdvertiserID, .externalID,
    ]

    /// Whether the key is sent as its SHA-256 digest; the others are sent as text.
    @inlinable
    package var isHashed: Bool {
        self != .externalID && self != .mobileAdvertiserID
    }
}
