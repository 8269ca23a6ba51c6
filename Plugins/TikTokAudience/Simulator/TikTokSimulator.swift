public import CanvasModel
public import CanvasStep
public import NetworkSimulator

/// A local stand-in of TikTok's Business API, custom audiences of both kinds.
///
/// | | |
/// |---|---|
/// | `POST segment/audience/`, `segment/mapping/` | makes or deletes a streamed segment; adds people and deletes them |
/// | `POST dmp/custom_audience/file/upload/` | takes a file |
/// | `POST dmp/custom_audience/create/`, `update/`, `delete/` | makes an audience of files, changes it, deletes it |
/// | `GET dmp/custom_audience/get/`, `list/` | audiences |
///
/// Each path begins with `/open_api/v1.3/` and ends with a slash. Most errors have the status 200 and a code of their own.
public struct TikTokSimulator: Simulator {
    let seed: UInt64
    let matchRate: Double
    let accounts: [String]
    /// The fewest people in an audience of files.
    let smallest: Int
    /// How long a file is worked at.
    let processing: Interval
    let token: Secret
    var state = TikTokState()

    /// Seeds the stand-in.
    public init(_ settings: SimulatorSettings) {
        seed = settings.seed
        matchRate = settings.matchRate
        accounts = settings.adAccounts.isEmpty ? [Self.madeUpAdAccount] : settings.adAccounts
        smallest = settings.options["smallest"].flatMap { Int($0) } ?? 1000
        processing = Interval(seconds: settings.options["processing"].flatMap { Int64($0) } ?? 1200)
        token = settings.credentials["access_token"] ?? Secret("tiktok-access_token-\(settings.seed)")
        for audience in settings.existingAudiences {
            _ = make(audience.name, in: audience.adAccount, nil, readyAt: Instant(seconds: 0))
        }
    }

    /// What may be set by name.
    public static var options: [SimulatorOption] {
        [
            SimulatorOption("smallest", "The fewest people in an audience of files; 1000 unless set.", .count),
            SimulatorOption("processing", "Seconds for which a file is worked at; 1200 unless set.", .count),
        ]
    }

    /// The ad account that exists when nobody names one.
    public static var madeUpAdAccount: String { "7000000000000000001" }

    /// The credentials that a client needs.
    public var credentials: [String: Secret] { ["access_token": token] }

    /// Answers one request.
    public mutating func respond(to request: HTTPRequest, at instant: Instant) -> HTTPResponse {
        answer(request, at: instant, under: nil)
    }

    /// Answers one request on a bad day.
    ///
    /// TikTok has no terms to withdraw: on such a day the token has lost its permission. `partial_failure` leaves every
    /// tenth person of a stream out, always the same; a file is taken whole or not at all.
    /// While audiences are gone none is made of files either.
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
            let members = audience.members.compactMap(\.self)
            return SimulatedAudience(
                adAccount: audience.adAccount,
                id: audience.id,
                name: audience.name,
                received: audience.received,
                invalid: audience.invalid,
                matched: members.count { isMatched($0) },
                members: members.count
            )
        }
    }

    /// Who is in an audience.
    public func members(of audience: String) -> SimulatedMembers? {
        guard let audience = state.audiences.first(where: { $0.id == audience }) else { return nil }
        let schema = audience.calculateType.map { [$0] } ?? Self.kinds
        return SimulatedMembers(
            schema: schema,
            rows: audience.members.compactMap(\.self).map { member in schema.map { member[$0] ?? "" } }
        )
    }

    /// The kinds of keys of a stream.
    static let kinds = ["EMAIL_SHA256", "PHONE_SHA256", "IDFA_SHA256", "AAID_SHA256", "IDFA_MD5", "AAID_MD5"]
    /// The kinds of keys of a file.
    static let calculateTypes = [
        "EMAIL_SHA256", "PHONE_SHA256", "IDFA_SHA256", "GAID_SHA256", "IDFA_MD5", "GAID_MD5",
    ]

    /// What keeps an answer from being one that TikTok could give.
    public static func problem(with answer: HTTPResponse) -> String? {
        guard let json = try? JSONScanner.value(answer.body), case .object(let members) = json else {
            return "an answer of TikTok is a JSON object"
        }
        let known = ["code", "message", "request_id", "data"]
        if let other = members.first(where: { !known.contains($0.name) }) {
            return "no answer of TikTok has `\(other.name)`"
        }
        return json["code"]?.integer == nil ? "an answer of TikTok has a `code`" : nil
    }

    func isMatched(_ member: [String: String]) -> Bool {
        let key = member.sorted { $0.key < $1.key }.map(\.value).joined(separator: "|")
        return Double(StableHash.combine(seed, StableHash.of(key)) >> 11) / Double(1 << 53) < matchRate
    }
}
