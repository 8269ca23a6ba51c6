public import CanvasModel
public import CanvasStep
public import NetworkSimulator

/// A local stand-in of Google's Data Manager API, and of its token end point.
///
/// | | |
/// |---|---|
/// | `POST /v1/audienceMembers:ingest`, `:remove`, `:removeAll` | changes a user list; answers with a request id |
/// | `GET /v1/requestStatus:retrieve?requestId=` | what has become of it, counts alone |
/// | `GET`, `POST /v1/accountTypes/GOOGLE_ADS/accounts/ID/userLists`, `GET …/ID` | user lists |
/// | `POST /token` | a new access token for a refresh token |
///
/// People are in a list at once, and the state of an upload says so after the option `processing`.
public struct GoogleSimulator: Simulator {
    /// How long an access token works (Google: OAuth 2.0, `expires_in`).
    static let tokenLife: Int64 = 3599

    let seed: UInt64
    let matchRate: Double
    let accounts: [String]
    /// How long an upload is worked at.
    let processing: Interval
    private let given: [String: Secret]
    var state = GoogleState()

    /// Seeds the stand-in.
    public init(_ settings: SimulatorSettings) {
        seed = settings.seed
        matchRate = settings.matchRate
        accounts = (settings.adAccounts.isEmpty ? [Self.madeUpAdAccount] : settings.adAccounts).map(Self.digits)
        processing = Interval(seconds: settings.options["processing"].flatMap { Int64($0) } ?? 1200)
        given = settings.credentials
        for audience in settings.existingAudiences {
            _ = make(audience.name, in: Self.digits(audience.adAccount), isMobile: false, days: 540)
        }
    }

    static func digits(_ account: String) -> String { account.filter { $0 != "-" } }

    /// What may be set by name.
    public static var options: [SimulatorOption] {
        [SimulatorOption("processing", "Seconds for which an upload is worked at; 1200 unless set.", .count)]
    }

    /// The ad account that exists when nobody names one.
    public static var madeUpAdAccount: String { "1234567890" }

    /// The credentials that a client needs.
    public var credentials: [String: Secret] {
        [
            "access_token": token, "refresh_token": secret("refresh_token"), "client_id": secret("client_id"),
            "client_secret": secret("client_secret"),
        ]
    }

    /// The token that works now.
    var token: Secret {
        state.renewals == 0 ? secret("access_token") : Secret("ya29.google-\(seed)-\(state.renewals)")
    }

    func secret(_ name: String) -> Secret { given[name] ?? Secret("google-\(name)-\(seed)") }

    /// Answers one request.
    public mutating func respond(to request: HTTPRequest, at instant: Instant) -> HTTPResponse {
        answer(request, at: instant, under: nil)
    }

    /// Answers one request on a bad day.
    ///
    /// `partial_failure` takes uploads, and does not process every tenth person, always the same.
    public mutating func respond(
        to request: HTTPRequest,
        at instant: Instant,
        under fault: SimulatorFault
    ) -> HTTPResponse {
        answer(request, at: instant, under: fault)
    }

    /// The user lists in the order made.
    public var audiences: [SimulatedAudience] {
        state.lists.map { list in
            let members = list.members.compactMap(\.self)
            return SimulatedAudience(
                adAccount: list.adAccount,
                id: list.id,
                name: list.name,
                received: list.received,
                invalid: list.invalid,
                matched: members.count { isMatched($0.keys) },
                members: members.count
            )
        }
    }

    /// Who is in a user list.
    public func members(of audience: String) -> SimulatedMembers? {
        guard let list = state.lists.first(where: { $0.id == audience }) else { return nil }
        let schema = list.isMobile ? ["mobileId"] : ["emailAddress", "phoneNumber", "address"]
        return SimulatedMembers(
            schema: schema,
            rows: list.members.compactMap(\.self).map { member in schema.map { member.keys[$0] ?? "" } }
        )
    }

    /// What keeps an answer from being one that Google could give.
    public static func problem(with answer: HTTPResponse) -> String? {
        guard let json = try? JSONScanner.value(answer.body), case .object(let members) = json else {
            return "an answer of Google is a JSON object"
        }
        guard answer.status < 400 else {
            let isOfToken = json["error"]?.scalarText != nil
            let names = ["code", "message", "status", "details"]
            guard !isOfToken, case .object(let error)? = json["error"] else {
                return isOfToken ? nil : "an error of Google is an object `error`"
            }
            return error.first { !names.contains($0.name) }.map { "no error of Google has `\($0.name)`" }
        }
        let known = [
            "requestId", "fieldWarnings", "requestStatusPerDestination", "userLists", "nextPageToken", "name", "id",
            "displayName", "description", "membershipDuration", "membershipStatus", "ingestedUserListInfo", "sizeInfo",
            "readOnly", "accessReason", "accountAccessStatus", "integrationCode", "access_token", "expires_in", "scope",
            "token_type",
        ]
        return members.first { !known.contains($0.name) }.map { "no answer of Google has `\($0.name)`" }
    }

    private func isMatched(_ keys: [String: String]) -> Bool {
        let key = keys.sorted { $0.key < $1.key }.map(\.value).joined(separator: "|")
        return Double(StableHash.combine(seed, StableHash.of(key)) >> 11) / Double(1 << 53) < matchRate
    }
}
