public import AudienceSync
import CanvasModel
public import CanvasStep

extension GoogleAudienceStep {
    /// The type's name, settings, paths and metrics.
    public static let declaration = StepDeclaration<Settings>(
        type: "google_audience",
        title: "Google Audience",
        summary: "Adds people to a Google Customer Match list, or removes them.",
        fields: [
            Field(
                "ad_account",
                \.target.adAccount,
                customerID,
                "The Google Ads customer id that owns the list.",
                example: "123-456-7890"
            ),
            Field(
                optional: "login_account",
                \.target.loginAccount,
                customerID,
                "The manager account through which the token reaches the customer.",
                example: "987-654-3210"
            ),
            Field(
                "audience",
                \.target.audience,
                .namedAudience(longest: 255),
                "The user list: `create` one of a name at launch, or name an `existing` one.",
                example: "{ create: trial_users }"
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
                \.target.matching.fields,
                .list(of: .choice),
                "Contact information, of `email`, `phone` and `address`, or else one kind of device id, `idfa` or "
                    + "`google_ad_id`. An address is first and last name, `country` and the custom attribute `zip`, all four.",
                example: "[email, phone]"
            ),
            Field(
                optional: "app_id",
                \.target.appID,
                .text,
                "The app that device ids come from, as its store names it; needed to create a list of device ids.",
                example: "com.example.shop"
            ),
            Field(
                "encoding",
                \.target.matching.encoding,
                .choice,
                "How digests are written; Google matches by either.",
                default: "hex",
                example: "base64"
            ),
            Field(
                "membership_days",
                \.target.membershipDays,
                .integer,
                "For how many days somebody stays in a list that the step creates.",
                default: "540",
                range: 1...540,
                source: "Google: user lists, membership duration",
                example: "90"
            ),
            Field(
                "batching",
                \.batching,
                .batching,
                "When people are sent.",
                default: "{ every: 5s }",
                example: "{ every: 1m }"
            ),
        ],
        rules: { settings, positions in
            problems(of: settings, positions)
                + AudienceSettingsRules.problems(
                    of: settings,
                    matchOn: settings.target.matching.fields.map(\.rawValue),
                    limits: GoogleNetwork().limits,
                    source: "Google: Data Manager API, limits",
                    positions: positions
                )
        },
        metrics: SyncMetrics.declarations
    )

    private static let customerID = FieldType<String>.accountNumber(
        "a Google Ads customer id, which has ten digits",
        digits: 10...10,
        dropping: "-",
        pattern: "^[0-9]{3}-?[0-9]{3}-?[0-9]{4}$",
        example: "123-456-7890"
    )

    private static func problems(of settings: Settings, _ positions: SettingPositions) -> [Diagnostic] {
        let target = settings.target
        let kinds = Set(target.matching.fields.map { $0.isMobile ? $0.rawValue : "contact information" })
        if kinds.count > 1 {
            return [
                .error(
                    at: positions["match_on"],
                    "a list holds one kind of identifiers, and `match_on` names \(kinds.sorted().joined(separator: " and ")) "
                        + "(Google: user lists, upload key types)",
                    fix: "write a step for each kind, with an audience of its own"
                )
            ]
        }
        guard target.matching.isMobile, target.audience.isCreated, target.appID == nil else {
            return []
        }
        return [
            .error(
                at: positions["audience"],
                "a list of device ids is created for an app, and `app_id` is missing (Google: user lists, mobile id info)",
                fix: "add app_id, for example com.example.shop"
            )
        ]
    }
}
