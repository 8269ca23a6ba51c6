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
            "The audience: `create` one of a name, unless there is one, or name or number an `existing` one, which "
                + "another step of the canvas may create.",
            example: "{ create: abandoned_cart }"
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
            optional: "limited_data_use",
            \.limitedDataUse,
            .limitedDataUse,
            "Whether Facebook must limit its use of what is added, as laws of some US states demand: true, false, or "
                + "the country and state; not set means the ad account's own setting.",
            example: "{ country: 1, state: 1000 }"
        ),
    ]
}
