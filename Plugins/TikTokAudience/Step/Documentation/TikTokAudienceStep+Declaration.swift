public import AudienceSync
import CanvasModel
public import CanvasStep

extension TikTokAudienceStep {
    /// The type's name, settings, paths and metrics.
    public static let declaration = StepDeclaration<Settings>(
        type: "tiktok_audience",
        title: "TikTok Audience",
        summary: "Adds people to a TikTok custom audience, or removes them.",
        fields: [
            Field(
                "ad_account",
                \.target.adAccount,
                .accountNumber(
                    "the id of an advertiser",
                    digits: 6...20,
                    pattern: "^[0-9]{6,20}$",
                    example: "\"7000000000000000001\""
                ),
                "The id of the advertiser that owns the audience.",
                example: "\"7000000000000000001\""
            ),
            Field(
                "audience",
                \.target.audience,
                .namedAudience(longest: 70),
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
                "delivery",
                \.target.matching.delivery,
                .choice,
                "By `stream` in requests, for which TikTok must have allowed the app, or by `file`; a file makes an "
                    + "audience of 1,000 people or more, and TikTok works at it for a while.",
                default: "stream",
                example: "file"
            ),
            Field(
                "match_on",
                \.target.matching.fields,
                .list(of: .choice),
                "The profile fields that people are matched by; one alone for `delivery: file`.",
                example: "[email]"
            ),
            Field(
                "retention_days",
                \.target.retentionDays,
                .integer,
                "For how many days somebody stays in an audience that a file makes.",
                default: "365",
                range: 1...365,
                source: "TikTok: Custom Audience, retention_in_days",
                example: "180"
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
                    limits: TikTokNetwork().limits,
                    source: "Braze: Audience Sync to TikTok, 10,000 rows, of which a removal may need two a person",
                    positions: positions
                )
        },
        metrics: SyncMetrics.declarations
    )

    private static func problems(of settings: Settings, _ positions: SettingPositions) -> [Diagnostic] {
        let matching = settings.target.matching
        if matching.delivery == .file, matching.fields.count > 1 {
            return [
                .error(
                    at: positions["match_on"],
                    "a file holds keys of one kind, and `match_on` names \(matching.fields.count) "
                        + "(TikTok: Custom Audience, calculate_type)",
                    fix: "leave one of them, or use delivery: stream"
                )
            ]
        }
        guard matching.delivery == .stream, positions.isWritten("retention_days") else { return [] }
        return [
            .warning(
                at: positions["retention_days"],
                "`retention_days` has no effect on a stream",
                fix: "leave it out, or use delivery: file"
            )
        ]
    }
}
