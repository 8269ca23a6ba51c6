import CanvasModel

/// What a generated profile may have, devices aside.
enum ProfileField: Int, CaseIterable {
    case email, phone, firstName, lastName, birth, gender, country, city, language, zone, subscription, state, zip

    var attribute: String {
        switch self {
        case .email: StandardAttribute.email.rawValue
        case .phone: StandardAttribute.phone.rawValue
        case .firstName: StandardAttribute.firstName.rawValue
        case .lastName: StandardAttribute.lastName.rawValue
        case .birth: StandardAttribute.dateOfBirth.rawValue
        case .gender: StandardAttribute.gender.rawValue
        case .country: StandardAttribute.country.rawValue
        case .city: StandardAttribute.homeCity.rawValue
        case .language: StandardAttribute.language.rawValue
        case .zone: StandardAttribute.timeZone.rawValue
        case .subscription: StandardAttribute.emailSubscribe.rawValue
        case .state: "state"
        case .zip: "zip"
        }
    }

    /// The share of the people who lack it when no shape says otherwise.
    var lacking: Double {
        switch self {
        case .email, .lastName: 0.04
        case .phone: 0.2
        case .firstName, .country, .language: 0.03
        case .birth, .gender, .state, .zip: 0.1
        case .city: 0.06
        case .zone: 0.05
        case .subscription: 0.02
        }
    }

    /// The names that a shape may give a `missing` alone.
    static let withDefaults = allCases.map(\.attribute) + ["idfa", "google_ad_id", "ad_tracking_enabled"]
}

/// Who has which field, the shares made ready once.
struct ProfilePresence {
    private let rules: [(salt: UInt64, share: Double)]

    init(_ shape: PopulationShape) {
        rules = ProfileField.allCases.map { field in
            let name = field.attribute
            // What a shape gives is not given a second time, not even to those whom the shape leaves without.
            let share = shape.replaced.contains(name) ? 1 : shape.missing[name] ?? field.lacking
            return (StableHash.of(name), share)
        }
    }

    func has(_ field: ProfileField, _ draws: PersonDraws) -> Bool {
        let rule = rules[field.rawValue]
        return !draws[rule.salt, 0].isBelow(rule.share)
    }
}
