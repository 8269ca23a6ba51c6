import CanvasStep

/// The rows of the troubleshooting table: what can go wrong, why, and what to do.
///
/// Sources: Meta, Error codes of the Custom Audience references and Handling Errors; Braze, Audience Sync to Facebook,
/// Troubleshooting.
enum TroubleshootingRow: String, CaseIterable, Sendable {
    case invalidToken = "R1"
    case proofRejected = "R2"
    case termsNotAccepted = "R3"
    case noAccess = "R4"
    case wrongAudience = "R5"
    case audienceTooSmall = "R6"
    case fewMatches = "R7"
    case rateLimited = "R8"
    case invalidSettings = "R9"
    case temporary = "R10"
    case audienceFlagged = "R11"
    case accountRestricted = "R12"
    case versionEnded = "R13"
    case cannotCreate = "R14"

    /// The row as documentation shows it.
    var documentation: PluginDocumentation.Troubleshooting {
        PluginDocumentation.Troubleshooting(rawValue, error: error, cause, resolve: resolve)
    }

    /// What a person sees.
    private var error: String {
        switch self {
        case .invalidToken: "Invalid token"
        case .proofRejected: "App secret proof rejected"
        case .termsNotAccepted: "Terms of service not accepted"
        case .noAccess: "No access to the ad account, or a permission is missing"
        case .wrongAudience: "Audience does not exist or is of the wrong type"
        case .audienceTooSmall: "Audience size too low"
        case .fewMatches: "Few or no matches, audience size below 1,000"
        case .rateLimited: "Rate limited"
        case .invalidSettings: "Invalid settings or data"
        case .temporary: "Temporary error of Facebook"
        case .audienceFlagged: "Audience flagged"
        case .accountRestricted: "Account restricted"
        case .versionEnded: "API version ended"
        case .cannotCreate: "Cannot create the audience"
        }
    }

    /// What causes it.
    private var cause: String {
        switch self {
        case .invalidToken:
            "The access token has expired or was revoked, its user changed the password or removed the app, the "
                + "system user was deleted, or the token is a person's or a page's."
        case .proofRejected:
            "The app secret is wrong, belongs to another app than the token, or is required by the app and was not given."
        case .termsNotAccepted:
            "Nobody has accepted the Custom Audience terms for the business that owns the ad account."
        case .noAccess:
            "The system user is not assigned to the ad account or may not manage campaigns there, the token lacks the "
                + "scope ads_management, or the app has only limited access."
        case .wrongAudience:
            "The audience was deleted, belongs to another ad account, is not shared, or is no customer list: lookalike, "
                + "website and value-based audiences can't be synced."
        case .audienceTooSmall:
            "Facebook refuses removals that would leave too few people, usually fewer than 1,000."
        case .fewMatches:
            "The list is small, has few match keys a person, or is not processed yet, which takes up to 24 hours. "
                + "Facebook never tells who matched."
        case .rateLimited: "Too many calls to the ad account, by the app or by the user."
        case .invalidSettings: "Facebook does not take the rows or the parameters of a request."
        case .temporary: "Facebook answers with an error of its own, with a page instead of an answer, or not at all."
        case .audienceFlagged:
            "Facebook has flagged the audience because its name or its rules hint at health, finance or the like."
        case .accountRestricted: "The ad account is disabled, blocked for a policy, or has an unsettled bill."
        case .versionEnded: "The version of the Marketing API that requests name is no longer served."
        case .cannotCreate:
            "The ad account already has 500 customer-list audiences, has one of that name which the canvas did not make, "
                + "or may not make one."
        }
    }

    /// How to resolve it.
    var resolve: String {
        switch self {
        case .invalidToken:
            "generate a new system-user token with the scope ads_management in Business settings and put it into "
                + "FACEBOOK_ACCESS_TOKEN; people who wait are then sent by themselves"
        case .proofRejected:
            "copy the app secret of the app that the token belongs to into FACEBOOK_APP_SECRET"
        case .termsNotAccepted:
            "let a person with a role on the ad account accept the Custom Audience terms at "
                + "https://business.facebook.com/ads/manage/customaudiences/tos/?act=ACCOUNT_NUMBER"
        case .noAccess:
            "assign the system user to the ad account with \"Manage campaigns\" in Business settings, and generate the "
                + "token again with the scope ads_management"
        case .wrongAudience:
            "choose another customer-list audience of this ad account in the step, or let the step create one"
        case .audienceTooSmall: "let the audience grow; removals wait, and additions go on"
        case .fewMatches:
            "match on more fields, e-mail, phone, names and country together, check how they are written, "
                + "and wait a day"
        case .rateLimited:
            "nothing at once, sending slows down and goes on by itself; larger batches and full access to the "
                + "Marketing API make it rarer"
        case .invalidSettings: "check the step's settings, and the format of your people's attributes"
        case .temporary: "nothing, it is tried again by itself; https://metastatus.com tells of outages"
        case .audienceFlagged: "rename the audience or appeal in Audience Manager, or sync to a new one"
        case .accountRestricted: "look into Account Quality and the billing of the ad account"
        case .versionEnded: "leave `api_version` out or raise it; if it is the newest here, update this plugin"
        case .cannotCreate: "delete audiences that nobody uses, choose another name, or sync to an existing one"
        }
    }
}
