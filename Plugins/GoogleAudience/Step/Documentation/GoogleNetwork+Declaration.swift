public import AudienceSync
import CanvasModel
public import CanvasStep

extension GoogleNetwork {
    /// Name, base URL, versions and credentials.
    public var declaration: NetworkDeclaration {
        NetworkDeclaration(
            name: "google",
            baseURL: "https://datamanager.googleapis.com",
            origins: ["oauth": "https://oauth2.googleapis.com"],
            versions: [.init("v1")],
            credentials: [
                Self.credential("access_token", isSecret: true),
                Self.credential("refresh_token", isSecret: true),
                Self.credential("client_id", isSecret: false),
                Self.credential("client_secret", isSecret: true),
                Self.credential("user_project", isSecret: false),
            ]
        )
    }

    private static func credential(_ name: String, isSecret: Bool) -> NetworkDeclaration.Credential {
        NetworkDeclaration.Credential(
            name,
            environmentVariable: "GOOGLE_" + name.uppercased(),
            isSecret: isSecret,
            isRequired: false
        )
    }

    /// Google: Data Manager API, limits: 10,000 members a request.
    ///
    /// No limit of bytes is documented; 10 MiB are more than any 10,000 members take.
    public var limits: SyncLimits { SyncLimits(people: 10_000, bytes: 10 << 20, trailer: 16) }
    /// Google: Data Manager API, limits, a Cloud project.
    public var quotas: [SyncQuota] {
        [
            SyncQuota(tier: "a minute", requests: 300, window: .minutes(1)),
            SyncQuota(tier: "a day", requests: 100_000, window: .days(1)),
        ]
    }
    /// How each field becomes what is sent.
    public var rules: [MatchKeyRule] {
        GoogleField.allCases.flatMap { $0.rules(.hex) }
            + [GoogleField.email, .phone, .address].flatMap { $0.rules(.base64) }.filter { $0.digest != .none }
    }
}
