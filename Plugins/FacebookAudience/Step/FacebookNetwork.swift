public import AudienceSync
import CanvasModel
public import CanvasStep

/// Facebook's custom audiences, by Meta's Marketing API.
public struct FacebookNetwork: AdNetwork {
    /// The name of the credential that is the access token.
    static let accessToken = "access_token"
    /// The name of the credential that is the app's secret.
    static let appSecret = "app_secret"
    /// The name of the credential that is the app's id.
    static let appID = "app_id"
    /// Meta: Custom Audience Users, the most rows in a request.
    static let mostRows = 10_000

    /// The day after which nobody can have been born yet.
    let today: CivilDate
    /// The name of the run's canvas; empty for no canvas in particular.
    let canvas: String
    /// The audiences that steps of the run's canvas create, each with its details: a step that comes before them in the
    /// document may already name one as existing.
    let created: [AudienceName: AudienceDetails]

    /// Makes the network of no run in particular, which knows no day after which nobody can have been born.
    public init() {
        self.init(today: CivilDate(days: 2_932_896))
    }

    /// Makes the network of a run.
    ///
    /// - Parameters:
    ///   - today: The day on which the run starts, after which nobody can have been born.
    ///   - canvas: The name of the canvas.
    ///   - created: The audiences that steps of the canvas create.
    init(today: CivilDate, canvas: String = "", created: [AudienceName: AudienceDetails] = [:]) {
        self.today = today
        self.canvas = canvas
        self.created = created
    }

    /// Name, base URL, versions and credentials.
    public let declaration = NetworkDeclaration(
        name: "facebook",
        baseURL: "https://graph.facebook.com",
        versions: FacebookVersion.allCases.map(\.declaration),
        credentials: [
            .init(accessToken, environmentVariable: "FACEBOOK_ACCESS_TOKEN", isSecret: true, isRequired: true),
            .init(appSecret, environmentVariable: "FACEBOOK_APP_SECRET", isSecret: true, isRequired: false),
            .init(appID, environmentVariable: "FACEBOOK_APP_ID", isSecret: false, isRequired: false),
        ]
    )

    /// What one request and one session may hold.
    ///
    /// Meta takes a session's batches for 90 minutes (Customer File Custom Audiences guide).
    public var limits: SyncLimits {
        SyncLimits(people: Self.mostRows, bytes: 16_000_000, session: .minutes(90))
    }

    /// How many calls Meta takes.
    ///
    /// Calls that concern audiences in an hour, without what an ad account gets on top for the audiences that it has, and
    /// points in five minutes, of which a call that writes takes three (Meta: Marketing API rate limiting).
    public var quotas: [SyncQuota] {
        [
            SyncQuota(tier: "standard access", requests: 190_000, window: .hours(1)),
            SyncQuota(tier: "standard access", requests: 9_000 / 3, window: .minutes(5)),
            SyncQuota(tier: "development access", requests: 5_000, window: .hours(1)),
            SyncQuota(tier: "development access", requests: 60 / 3, window: .minutes(5)),
        ]
    }

    /// What can go wrong.
    public var troubleshooting: [PluginDocumentation.Troubleshooting] {
        TroubleshootingRow.allCases.map(\.documentation)
    }

    /// What the description of an audience made here holds, by which the canvas that made it knows it again.
    var marker: String { "[canvas: \(canvas.prefix(80))]" }
}
