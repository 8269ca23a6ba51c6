public import AudienceSync
import CanvasModel
public import CanvasStep

extension LinkedInNetwork {
    /// Name, base URL, versions and credentials.
    public var declaration: NetworkDeclaration {
        NetworkDeclaration(
            name: "linkedin",
            baseURL: "https://api.linkedin.com",
            origins: ["oauth": "https://www.linkedin.com"],
            versions: [.init(Self.version)],
            credentials: [
                .init("access_token", environmentVariable: "LINKEDIN_ACCESS_TOKEN", isSecret: true, isRequired: true),
                .init(
                    "refresh_token",
                    environmentVariable: "LINKEDIN_REFRESH_TOKEN",
                    isSecret: true,
                    isRequired: false
                ),
                .init("client_id", environmentVariable: "LINKEDIN_CLIENT_ID", isSecret: false, isRequired: false),
                .init(
                    "client_secret",
                    environmentVariable: "LINKEDIN_CLIENT_SECRET",
                    isSecret: true,
                    isRequired: false
                ),
            ]
        )
    }
    /// LinkedIn documents no size of a batch; other integrations send 5,000 people.
    public var limits: SyncLimits { SyncLimits(people: 5000, bytes: 8 << 20, trailer: 16) }
    /// LinkedIn: Matched Audiences, rate limits of `/users`.
    public var quotas: [SyncQuota] { [SyncQuota(tier: "a member", requests: 600, window: .minutes(1))] }
    /// How each field becomes what is sent.
    public var rules: [MatchKeyRule] {
        LinkedInField.allCases.map { $0.rule(.sha256) } + [LinkedInField.email.rule(.sha512)]
    }
}
