/// A field of the profile that people are matched by.
///
/// Braze: Audience Sync to Facebook, fields to match; state, post code and external id are ours on top.
public enum MatchField: String, CaseIterable, Sendable {
    /// E-mail address.
    case email
    /// Phone number.
    case phone
    /// First name.
    case firstName = "first_name"
    /// Last name.
    case lastName = "last_name"
    /// First letter of the first name.
    case firstInitial = "first_initial"
    /// Gender.
    case gender
    /// Date of birth, which gives three keys: year, month and day.
    case dateOfBirth = "dob"
    /// City.
    case city
    /// State or region.
    case state
    /// Post code.
    case zip
    /// Country.
    case country
    /// Mobile advertiser id.
    case mobileAdvertiserID = "mobile_advertiser_id"
    /// The person's own id.
    case externalID = "external_id"

    /// The keys of an upload's schema that it gives.
    ///
    /// - Parameter advertiserIDs: How many columns the ids of a person's devices get.
    func keys(advertiserIDs: Int = 1) -> [MatchKey] {
        switch self {
        case .email: [.email]
        case .phone: [.phone]
        case .firstName: [.firstName]
        case .lastName: [.lastName]
        case .firstInitial: [.firstInitial]
        case .gender: [.gender]
        case .dateOfBirth: [.birthYear, .birthMonth, .birthDay]
        case .city: [.city]
        case .state: [.state]
        case .zip: [.zip]
        case .country: [.country]
        case .mobileAdvertiserID: Array(repeating: .mobileAdvertiserID, count: advertiserIDs)
        case .externalID: [.externalID]
        }
    }
}
