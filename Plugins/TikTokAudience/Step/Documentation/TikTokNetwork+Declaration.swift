public import AudienceSync
import CanvasModel
public import CanvasStep

extension TikTokNetwork {
    /// Name, base URL, versions and credentials.
    public var declaration: NetworkDeclaration {
        NetworkDeclaration(
            name: "tiktok",
            baseURL: "https://business-api.tiktok.com",
            versions: [.init("v1.3")],
            credentials: [
                .init("access_token", environmentVariable: "TIKTOK_ACCESS_TOKEN", isSecret: true, isRequired: true)
            ]
        )
    }
    /// Braze: Audience Sync to TikTok, 10,000 people a request; here half of them, as a removal may write two rows of one.
    public var limits: SyncLimits { SyncLimits(people: 5000, bytes: 8 << 20, trailer: 1024, seed: smallest) }
    /// TikTok: Business API, rate limits of the basic level; Braze: Audience Sync to TikTok, of segments.
    public var quotas: [SyncQuota] {
        [
            SyncQuota(tier: "files, basic", requests: 600, window: .minutes(1)),
            SyncQuota(tier: "streams", requests: 50, window: Interval(seconds: 1)),
        ]
    }
    /// How each field becomes what is sent.
    public var rules: [MatchKeyRule] { TikTokField.allCases.map(\.rule) }
}
