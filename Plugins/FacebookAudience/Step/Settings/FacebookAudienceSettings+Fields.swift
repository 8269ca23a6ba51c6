import AudienceSync
import CanvasModel
import CanvasStep

extension FacebookAudienceSettings {
    /// The settings as a document writes them.
    static let fields: [Field<FacebookAudienceSettings>] = [
        Field(
            "ad_account",
            \.adAccount,
            .adAccount,
            "The ad account that owns the audience.",
            example: "act_1234567890"
        ),
        Field(
            "audience",
            \.audience,
            .audienceChoice,
            "The audience: `create` one of a name at launch, unless the canvas made it before, with or without a "
                + "`description`, its `customer_file_source` (USER_PROVIDED_ONLY unless told otherwise) and a "
                + "`retention` of 1d to 180d; or give name or number of an `existing` one, which another step of the "
                + "canvas may create.",
            example: "{ create: abandoned_cart, description: Left a cart behind, retention: 90d }"
        ),
        Field(
            "action",
            \.action,
            .choice,
            "Whether people are added or removed.",
            default: "add",
            example: "remove"
        ),
        Field(
            "match_on",
            \.matchOn,
            .list(of: .choice),
            "The profile fields that Facebook matches people by; the columns of an upload have their order.",
            example: "[email, phone, first_name, last_name]"
        ),
        Field(
            "batching",
            \.batching,
            .batching,
            "When people are sent: everyone who waits, so long after the first of them came, or as soon as so many "
                + "wait, at most 10,000.",
            default: "{ every: 5s }",
            example: "{ people: 2000, within: 1h }"
        ),
        Field(
            "state_attribute",
            \.stateAttribute,
            .text,
            "The custom attribute that holds the state, for `match_on: [state]`.",
            default: "state",
            example: "home_state"
        ),
        Field(
            "zip_attribute",
            \.zipAttribute,
            .text,
            "The custom attribute that holds the post code, for `match_on: [zip]`.",
            default: "zip",
            example: "postal_code"
        ),
        Field(
            "advertiser_ids",
            \.advertiserIDs,
            .integer,
            "How many advertising ids of a person's devices are sent, for `match_on: [mobile_advertiser_id]`; each has "
                + "a column of its own.",
            default: "1",
            range: 1...10,
            example: "3"
        ),
        Field(
            "api_version",
            \.apiVersion,
            .choice,
            "The version of the Marketing API that requests name.",
            default: FacebookVersion.newest.rawValue,
            example: FacebookVersion.v25.rawValue
        ),
        Field(
            optional: "limited_data_use",
            \.limitedDataUse,
            .limitedDataUse,
            "Whether Facebook must limit its use of what is added, as laws of some US states demand: true, false, or "
                + "the country and state; not set means the ad account's own setting.",
            example: "{ country: 1, state: 1000 }"
        ),
    ]
}
