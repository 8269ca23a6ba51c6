public import AudienceSync
import CanvasModel
public import CanvasStep

extension LinkedInAudienceStep {
    /// The type's name, settings, paths and metrics.
    public static let declaration = StepDeclaration<Settings>(
        type: "linkedin_audience",
        title: "LinkedIn Audience",
        summary: "Adds people to a LinkedIn matched audience, or removes them.",
        fields: [
            Field(
                "ad_account",
                \.target.adAccount,
                .accountNumber(
                    "an ad account",
                    digits: 1...20,
                    dropping: "urn:li:sponsoredAccount:",
                    pattern: "^(urn:li:sponsoredAccount:)?[0-9]+$",
                    example: "512345678"
                ),
                "The number of the ad account that owns the audience.",
                example: "\"512345678\""
            ),
            Field(
                "audience",
                \.target.audience,
                .namedAudience(longest: 100),
                "The audience: `create` one of a name at launch, or name an `existing` one.",
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
                "What LinkedIn matches people by, `email` or `google_ad_id` or both, and the plain fields that help it "
                    + "beside them.",
                example: "[email, google_ad_id]"
            ),
            Field(
                "email_digest",
                \.target.matching.digest,
                .choice,
                "The digest of e-mail addresses.",
                default: "sha256",
                example: "sha512"
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
            let fields = settings.target.matching.fields
            let found = AudienceSettingsRules.problems(
                of: settings,
                matchOn: fields.map(\.rawValue),
                limits: LinkedInNetwork().limits,
                source: "what other integrations send; LinkedIn documents no limit",
                positions: positions
            )
            guard !fields.isEmpty, !fields.contains(where: \.isKey) else { return found }
            return found + [
                .error(
                    at: positions["match_on"],
                    "LinkedIn matches nobody by a name or a company alone",
                    fix: "add email or google_ad_id to match_on"
                )
            ]
        },
        metrics: SyncMetrics.declarations
    )
}
