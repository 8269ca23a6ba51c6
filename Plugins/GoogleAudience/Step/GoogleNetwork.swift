public import AudienceSync
public import CanvasModel
public import CanvasStep

/// Google's Customer Match, by the Data Manager API.
public struct GoogleNetwork: AdNetwork {
    /// How long Google takes at least, until asking for the state of an upload is of use (Google: Data Manager API,
    /// retrieve request status).
    static let firstPoll = Interval.minutes(30)
    private static let grant = RefreshTokenGrant("/token", origin: "oauth")

    /// Makes the network.
    public init() {}

    /// Makes the encoder of one choice of match keys.
    public func encoder(for matching: GoogleMatching, people: People) -> GoogleEncoder {
        GoogleEncoder(matching, people: people)
    }

    /// Makes an encoder of all contact information that Google takes.
    public func describer(people: People, today: CivilDate) -> GoogleEncoder? {
        GoogleEncoder(GoogleMatching(fields: [.email, .phone, .address]), people: people)
    }

    /// Writes the destination, and what else stands before the members.
    public func begin(_ target: SyncTarget<GoogleTarget>, in body: inout ByteBuffer) {
        let audience = target.audience
        func account(_ id: String) -> String { #"{"accountType":"GOOGLE_ADS","accountId":"\#(id)"}"# }
        body.append(#"{"destinations":[{"operatingAccount":\#(account(audience.adAccount))"#)
        if let login = audience.loginAccount { body.append(#","loginAccount":\#(account(login))"#) }
        body.append(#","productDestinationId":"\#(target.handle.id)"}],"#)
        let encoding = audience.matching.encoding.rawValue.uppercased()
        if !audience.matching.isMobile { body.append(#""encoding":"\#(encoding)","#) }
        if target.operation == .add {
            body.append(literal: #""termsOfService":{"customerMatchTermsOfServiceStatus":"ACCEPTED"},"#)
        }
        body.append(literal: #""audienceMembers":["#)
    }

    /// Makes the request of a batch.
    public func request(
        for batch: SyncBatch<GoogleTarget>,
        body: consuming ByteBuffer,
        credentials: [String: Secret],
        at instant: Instant
    ) -> HTTPRequest {
        body.append(literal: "]}")
        let method = batch.target.operation == .add ? "ingest" : "remove"
        return HTTPRequest(posting: body.take(), to: "/v1/audienceMembers:\(method)")
    }

    /// Asks what has become of an upload.
    public func request(
        continuing job: SyncJob<GoogleTarget>,
        credentials: [String: Secret],
        at instant: Instant
    ) -> HTTPRequest {
        let id = PercentEncoding.component(job.receipt)
        return HTTPRequest(method: "GET", target: "/v1/requestStatus:retrieve?requestId=\(id)")
    }

    /// Puts the token into a request, and the project that the quota is of.
    public func authorize(_ request: inout HTTPRequest, credentials: [String: Secret], at instant: Instant) {
        if let token = credentials["access_token"] {
            request.headers.append(HTTPHeader("Authorization", "Bearer \(token.revealed)"))
        }
        if let project = credentials["user_project"] {
            request.headers.append(HTTPHeader("x-goog-user-project", project.revealed))
        }
    }

    /// Asks for a new access token, which lives for an hour.
    public func renewal(_ credentials: [String: Secret], at instant: Instant) -> HTTPRequest? {
        Self.grant.request(credentials)
    }

    /// Reads the new token.
    public func renewed(by response: HTTPResponse) -> [String: Secret]? { Self.grant.tokens(in: response) }

    /// Says what an answer means.
    public func interpret(_ response: HTTPResponse, to call: SyncCall) -> Interpretation {
        let json = AnswerJSON(response.body)
        if (200..<300).contains(response.status) {
            if call.phase == nil { return Interpretation(.accepted(received: 0, refused: .none)) }
            if call.phase == .rows, let receipt = json?["requestId"]?.text {
                return Interpretation(.proceed("poll", receipt: receipt, after: Self.firstPoll))
            }
            if let status = json?["requestStatusPerDestination"]?.elements?.first {
                return Interpretation(state(status, of: call))
            }
        }
        let error = json?["error"]
        let details = error?["details"]?.elements ?? []
        let isJSON = error?["message"]?.text?.hasPrefix("Invalid JSON payload") == true
        let reason = details.lazy.compactMap { $0["reason"]?.text }.first ?? error?["status"]?.text
        let verdict = failure(response, code: isJSON ? "INVALID_JSON_PAYLOAD" : reason, to: call)
        // Where the error names members, these alone are left out.
        let fields = details.flatMap { $0["fieldViolations"]?.elements ?? [] }.compactMap { $0["field"]?.text }
        let members = Set(fields.compactMap(Self.member)).filter { $0 < call.rows }
        guard case .dropRecords(_, let problem) = verdict, !members.isEmpty else { return Interpretation(verdict) }
        return Interpretation(.dropRecords(.positions(members.sorted()), problem: problem))
    }

    /// What the state of an upload means: Google counts whom it did not take, and names nobody.
    private func state(_ status: AnswerJSON, of call: SyncCall) -> SyncVerdict {
        switch status["requestStatus"]?.text {
        case "SUCCESS", "1": return .accepted(received: call.rows, refused: .none)
        case "FAILED", "3", "PARTIAL_SUCCESS", "4":
            let counts = status["errorInfo"]?["errorCounts"]?.elements ?? []
            let reasons = counts.compactMap { $0["reason"]?.text }.joined(separator: ", ")
            let refused = counts.compactMap { $0["recordCount"]?.integer }.reduce(0, +)
            let isAll = refused >= call.rows || call.rows == 1
            let rows = isAll ? RefusedRows.positions(Array(0..<call.rows)) : .unknown
            return .dropRecords(rows, problem: Self.unprocessed(reasons))
        // The upload is asked for again, ever less often.
        default: return .transient(Self.processing)
        }
    }

    /// The place of the member that a violated field stands in: `audience_members[3].user_data…`.
    private static func member(_ field: String) -> Int? {
        guard let start = field.firstRange(of: "audience_members[") else { return nil }
        return Int(field[start.upperBound...].prefix { $0 != "]" })
    }
}
