public import CanvasModel
public import CanvasStep
public import NetworkSimulator

/// A local stand-in of the reference network.
///
/// | | |
/// |---|---|
/// | `GET /v1/accounts`, `GET /v1/accounts/ID` | whether the token works, and for which account |
/// | `GET`, `POST /v1/accounts/ID/audiences` | lists audiences, makes one of a `name` |
/// | `POST /v1/audiences/ID/members` | `operation`, `columns` and `rows`: adds people or removes them |
/// | `POST /v1/token` | a new token for the one in `X-Refresh-Token` |
public struct ExampleSimulator: Simulator {
    /// The most rows in a request, bytes in its body, and requests of changes in a minute.
    static let limits = (rows: 1000, bytes: 1 << 20, requests: 60)

    let seed: UInt64
    let matchRate: Double
    let accounts: [String]
    let refreshToken: Secret
    private let firstToken: Secret
    var state = ExampleState()

    /// Seeds the stand-in.
    public init(_ settings: SimulatorSettings) {
        seed = settings.seed
        matchRate = settings.matchRate
        accounts = settings.adAccounts.isEmpty ? [Self.madeUpAdAccount] : settings.adAccounts
        firstToken = settings.credentials["token"] ?? Secret("example-token-\(settings.seed)")
        refreshToken = settings.credentials["refresh_token"] ?? Secret("example-refresh-\(settings.seed)")
        for audience in settings.existingAudiences { _ = make(audience.name, in: audience.adAccount) }
    }

    /// The credentials that a client needs.
    public var credentials: [String: Secret] { ["token": token, "refresh_token": refreshToken] }

    /// The token that works now.
    var token: Secret {
        state.renewals == 0 ? firstToken : Secret("example-token-\(seed)-\(state.renewals)")
    }

    /// Answers one request.
    public mutating func respond(to request: HTTPRequest, at instant: Instant) -> HTTPResponse {
        answer(request, at: instant, under: nil)
    }

    /// Answers one request on a bad day: `token_revoked` is a token that can be renewed, `partial_failure` refuses every
    /// tenth key.
    public mutating func respond(
        to request: HTTPRequest,
        at instant: Instant,
        under fault: SimulatorFault
    ) -> HTTPResponse {
        answer(request, at: instant, under: fault)
    }

    /// The audiences in the order made.
    public var audiences: [SimulatedAudience] {
        state.audiences.map { audience in
            SimulatedAudience(
                adAccount: audience.adAccount,
                id: audience.id,
                name: audience.name,
                received: audience.received,
                invalid: audience.invalid,
                matched: audience.members.count { isMatched($0) },
                members: audience.members.count
            )
        }
    }

    /// Who is in an audience.
    public func members(of audience: String) -> SimulatedMembers? {
        guard let audience = state.audiences.first(where: { $0.id == audience }) else { return nil }
        let schema = ["email", "phone", "external_id"]
        return SimulatedMembers(
            schema: schema,
            rows: audience.members.map { member in schema.map { member.keys[$0] ?? "" } }
        )
    }

    /// What keeps an answer from being one that the network could give.
    public static func problem(with answer: HTTPResponse) -> String? {
        guard let json = try? JSONScanner.value(answer.body), case .object(let members) = json else {
            return "an answer of the reference network is a JSON object"
        }
        let known = ["id", "name", "audiences", "accounts", "received", "refused", "token", "error"]
        if let other = members.first(where: { !known.contains($0.name) }) {
            return "no answer of the reference network has `\(other.name)`"
        }
        guard json["error"] == nil || json["error"]?["code"]?.scalarText != nil else { return "`error` has no `code`" }
        return (json["error"] != nil) == (answer.status >= 400) ? nil : "an error comes with a status from 400 on"
    }

    private func isMatched(_ member: ExampleState.Member) -> Bool {
        let key = member.keys.sorted { $0.key < $1.key }.map(\.value).joined(separator: "|")
        return Double(StableHash.combine(seed, StableHash.of(key)) >> 11) / Double(1 << 53) < matchRate
    }
}
