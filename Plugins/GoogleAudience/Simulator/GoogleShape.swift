import NetworkSimulator

/// What a message of the Data Manager API may hold (google-ads-datamanager 0.9.4).
///
/// Google refuses names that it does not know, and takes the words of an enumeration as well as their numbers: its own
/// client sends numbers.
indirect enum GoogleShape: Sendable {
    case scalar
    case word([String])
    case list(GoogleShape)
    case object([String: GoogleShape])

    /// What keeps a value from being of the shape, as Google says it.
    func problem(_ json: JSON, at path: String = "") -> String? {
        switch self {
        case .scalar: return nil
        case .word(let words):
            let text = json.scalarText ?? ""
            let isKnown = words.contains(text) || (Int(text).map { words.indices.contains($0) } ?? false)
            return isKnown ? nil : "Invalid value at '\(path)': \(text.prefix(40))"
        case .list(let element):
            guard case .array(let elements) = json else { return "Invalid value at '\(path)', a list is wanted" }
            for (index, value) in elements.enumerated() {
                if let problem = element.problem(value, at: "\(path)[\(index)]") { return problem }
            }
            return nil
        case .object(let fields):
            guard case .object(let members) = json else { return "Invalid value at '\(path)', an object is wanted" }
            for member in members {
                guard let shape = fields[member.name] else {
                    return "Unknown name \"\(member.name)\" at '\(path)': Cannot find field."
                }
                let own = Self.snake(member.name)
                if let problem = shape.problem(member.value, at: path.isEmpty ? own : "\(path).\(own)") {
                    return problem
                }
            }
            return nil
        }
    }

    /// A name as Google's messages about fields write it.
    static func snake(_ name: String) -> String {
        name.reduce(into: "") { text, letter in
            if letter.isUppercase { text += "_" + letter.lowercased() } else { text.append(letter) }
        }
    }

    static let encodings = ["ENCODING_UNSPECIFIED", "HEX", "BASE64"]
    static let consents = ["CONSENT_STATUS_UNSPECIFIED", "CONSENT_GRANTED", "CONSENT_DENIED"]
    static let terms = ["TERMS_OF_SERVICE_STATUS_UNSPECIFIED", "ACCEPTED", "REJECTED"]
    static let accountTypes = [
        "ACCOUNT_TYPE_UNSPECIFIED", "GOOGLE_ADS", "DISPLAY_VIDEO_PARTNER", "DISPLAY_VIDEO_ADVERTISER", "DATA_PARTNER",
        "GOOGLE_ANALYTICS_PROPERTY",
    ]
    static let sources = [
        "DATA_SOURCE_TYPE_UNSPECIFIED", "DATA_SOURCE_TYPE_FIRST_PARTY", "DATA_SOURCE_TYPE_THIRD_PARTY_CREDIT_BUREAU",
        "DATA_SOURCE_TYPE_THIRD_PARTY_VOTER_FILE", "DATA_SOURCE_TYPE_THIRD_PARTY_PARTNER_DATA",
    ]
    static let keyTypes = [
        "UPLOAD_KEY_TYPE_UNSPECIFIED", "CONTACT_ID", "MOBILE_ID", "USER_ID", "PAIR_ID", "PSEUDONYMOUS_ID",
    ]

    private static let account = object(["accountType": word(accountTypes), "accountId": scalar, "product": scalar])
    private static let destination = object([
        "reference": scalar, "loginAccount": account, "linkedAccount": account, "operatingAccount": account,
        "productDestinationId": scalar,
    ])
    private static let address = object([
        "givenName": scalar, "familyName": scalar, "regionCode": scalar, "postalCode": scalar,
    ])
    private static let userData = object([
        "userIdentifiers": list(object(["emailAddress": scalar, "phoneNumber": scalar, "address": address]))
    ])
    private static let consent = object(["adUserData": word(consents), "adPersonalization": word(consents)])
    private static let member = object([
        "destinationReferences": list(scalar), "userData": userData, "mobileData": object(["mobileIds": list(scalar)]),
        "consent": consent,
    ])

    static let removal = object([
        "destinations": list(destination), "audienceMembers": list(member), "encoding": word(encodings),
        "validateOnly": scalar,
    ])
    static let ingestion = object([
        "destinations": list(destination), "audienceMembers": list(member), "encoding": word(encodings),
        "validateOnly": scalar, "consent": consent,
        "termsOfService": object(["customerMatchTermsOfServiceStatus": word(terms)]),
    ])
    static let emptying = object([
        "destinations": list(destination), "removeAsOfTime": scalar, "validateOnly": scalar,
    ])
    static let userList = object([
        "displayName": scalar, "description": scalar, "integrationCode": scalar, "membershipDuration": scalar,
        "membershipStatus": word(["MEMBERSHIP_STATUS_UNSPECIFIED", "OPEN", "CLOSED"]),
        "ingestedUserListInfo": object([
            "uploadKeyTypes": list(word(keyTypes)), "contactIdInfo": object(["dataSourceType": word(sources)]),
            "mobileIdInfo": object([
                "dataSourceType": word(sources), "keySpace": word(["KEY_SPACE_UNSPECIFIED", "IOS", "ANDROID"]),
                "appId": scalar,
            ]),
        ]),
    ])

    /// The word of an enumeration, written as a word or a number.
    static func word(_ json: JSON?, of words: [String]) -> String? {
        guard let text = json?.scalarText else { return nil }
        return Int(text).flatMap { words.indices.contains($0) ? words[$0] : nil } ?? text
    }
}
