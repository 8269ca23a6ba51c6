public import CanvasModel
public import CanvasStep
public import NetworkSimulator

/// A local stand-in of LinkedIn's DMP segments.
///
/// | | |
/// |---|---|
/// | `GET /rest/adAccounts/ID`, `GET /rest/adAccounts?q=search` | whether the token works, and for which account |
/// | `GET /rest/dmpSegments?q=account&account=URN` | the segments of an account |
/// | `POST /rest/dmpSegments` | makes one; its id comes in the header `x-restli-id` |
/// | `POST /rest/dmpSegments/ID/users` | adds and removes people, answering for each |
/// | `POST /oauth/v2/accessToken` | a new access token for a refresh token |
public struct LinkedInSimulator: Simulator {
    /// How long an access token works (LinkedIn: Authorization Code Flow).
    static let tokenLife = Interval.days(60)
    /// The versions that are served.
    static let versions = ["202607", "202606", "202605", "202604", "202603", "202602", "202601", "202512", "202511"]

    let seed: UInt64
    let matchRate: Double
    let accounts: [String]
    /// How long a new segment is unknown.
    let youth: Interval
    private let given: [String: Secret]
    var state = LinkedInState()

    /// Seeds the stand-in.
    public init(_ settings: SimulatorSettings) {
        seed = settings.seed
        matchRate = settings.matchRate
        accounts = settings.adAccounts.isEmpty ? [Self.madeUpAdAccount] : settings.adAccounts
        youth = Interval(seconds: settings.options["youth"].flatMap { Int64($0) } ?? 0)
        given = settings.credentials
        for audience in settings.existingAudiences {
            _ = make(audience.name, audience.name, in: audience.adAccount, at: Instant(seconds: 0))
        }
    }

    /// What may be set by name.
    public static var options: [SimulatorOption] {
        [SimulatorOption("youth", "Seconds for which a new segment is answered with 404; 0 unless set.", .count)]
    }

    /// The ad account that exists when nobody names one.
    public static var madeUpAdAccount: String { "512345678" }

    /// The credentials that a client needs.
    public var credentials: [String: Secret] {
        [
            "access_token": token, "refresh_token": secret("refresh_token"), "client_id": secret("client_id"),
            "client_secret": secret("client_secret"),
        ]
    }

    /// The token that works now.
    var token: Secret {
        state.renewals == 0 ? secret("access_token") : Secret("linkedin-access-\(seed)-\(state.renewals)")
    }

    func secret(_ name: String) -> Secret { given[name] ?? Secret("linkedin-\(name)-\(seed)") }

    /// Answers one request.
    public mutating func respond(to request: HTTPRequest, at instant: Instant) -> HTTPResponse {
        answer(request, at: instant, under: nil)
    }

    /// Answers one request on a bad day.
    ///
    /// LinkedIn has no terms to withdraw: on such a day the member has lost their role. `partial_failure` refuses every
    /// tenth person, always the same.
    public mutating func respond(
        to request: HTTPRequest,
        at instant: Instant,
        under fault: SimulatorFault
    ) -> HTTPResponse {
        answer(request, at: instant, under: fault)
    }

    /// The segments in the order made.
    public var audiences: [SimulatedAudience] {
        state.segments.map { segment in
            let members = segment.members.compactMap(\.self)
            return SimulatedAudience(
                adAccount: segment.adAccount,
                id: segment.id,
                name: segment.name,
                received: segment.received,
                invalid: segment.invalid,
                matched: members.count { isMatched($0) },
                members: members.count
            )
        }
    }

    /// Who is in a segment.
    public func members(of audience: String) -> SimulatedMembers? {
        guard let segment = state.segments.first(where: { $0.id == audience }) else { return nil }
        let schema = LinkedInState.idTypes
        return SimulatedMembers(
            schema: schema,
            rows: segment.members.compactMap(\.self).map { member in schema.map { member[$0] ?? "" } }
        )
    }

    /// What keeps an answer from being one that LinkedIn could give.
    public static func problem(with answer: HTTPResponse) -> String? {
        if answer.body.isEmpty {
            return answer.status == 201 ? nil : "only what makes something is answered without a body"
        }
        guard let json = try? JSONScanner.value(answer.body), case .object(let members) = json else {
            return "an answer of LinkedIn is a JSON object"
        }
        let known = [
            "elements", "paging", "id", "name", "status", "code", "message", "serviceErrorCode", "type", "access_token",
            "expires_in", "refresh_token", "refresh_token_expires_in",
        ]
        if let other = members.first(where: { !known.contains($0.name) }) {
            return "no answer of LinkedIn has `\(other.name)`"
        }
        guard answer.status >= 400 else { return nil }
        return json["message"] == nil ? "an error has a `message`" : nil
    }

    private func isMatched(_ member: [String: String]) -> Bool {
        let key = member.sorted { $0.key < $1.key }.map(\.value).joined(separator: "|")
        return Double(StableHash.combine(seed, StableHash.of(key)) >> 11) / Double(1 << 53) < matchRate
    }
}
