public import AudienceSync
public import CanvasModel
public import CanvasStep

/// Google's Customer Match, by the Data Manager API.
public struct GoogleNetwork: AdNetwork {
    /// How long Google takes at least, until asking for the state of an upload is of use (Google: Data Manager API,
    /// retrieve request status).
    static let firstPoll = Interval.minutes(30)

    /// Makes the network.
    public init() {}

    /// Makes the encoder of one choice of match keys.
    public func encoder(for matching: GoogleMatching, people: People) -> GoogleEncoder {
        GoogleEncoder(matching, people: people)
    }

    /// Makes an encoder of all contact information that Google takes.
    public func describer(people: People, today: CivilDate) -> GoogleEncoder? {
        GoogleEncoder(GoogleMatching(fields: [.email, .phone, .address], encoding: .hex), people: people)
    }

    /// Writes the destination, and what else stands before the members.
    public func begin(_ target: SyncTarget<GoogleTarget>, in body: inout ByteBuffer) {
        let audience = target.audience
        body.append(literal: #"{"destinations":[{"operatingAccount":"#)
        Self.append(account: audience.adAccount, to: &body)
        if let login = audience.loginAccount {
            body.append(literal: #","loginAccount":"#)
            Self.append(account: login, to: &body)
        }
        body.append(literal: #","productDestinationId":""#)
        body.append(target.handle.id)
        body.append(literal: #""}],"#)
        if !audience.matching.isMobile {
            body.append(literal: audience.matching.encoding == .hex ? #""encoding":"HEX","# : #""encoding":"BASE64","#)
        }
        if target.operation == .add {
            body.append(literal: #""termsOfService":{"customerMatchTermsOfServiceStatus":"ACCEPTED"},"#)
        }
        body.append(literal: #""audienceMembers":["#)
    }

    private static func append(account: String, to body: inout ByteBuffer) {
        body.append(literal: #"{"accountType":"GOOGLE_ADS","accountId":""#)
        body.append(account)
        body.append(literal: #""}"#)
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
        return HTTPRequest(
            method: "POST",
            target: "/v1/audienceMembers:\(method)",
            headers: Self.json,
            body: body.take()
        )
    }

    static let json = [HTTPHeader("Content-Type", "application/json")]

    /// Asks what has become of an upload.
    public func request(
        continuing job: SyncJob<GoogleTarget>,
        credentials: [String: Secret],
        at instant: Instant
    ) -> HTTPRequest {
        HTTPRequest(
            method: "GET",
            target: "/v1/requestStatus:retrieve?requestId=\(PercentEncoding.component(job.receipt))"
        )
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
        let names = ["client_id", "client_secret", "refresh_token"]
        let fields = names.compactMap { name in credentials[name].map { (name, $0.revealed) } }
        guard fields.count == names.count else { return nil }
        let form = fields.map { "\($0)=\(PercentEncoding.component($1))" }.joined(separator: "&")
        return HTTPRequest(
            method: "POST",
            target: "/token",
            headers: [HTTPHeader("Content-Type", "application/x-www-form-urlencoded")],
            body: Array("\(form)&grant_type=refresh_token".utf8),
            origin: "oauth"
        )
    }

    /// Reads the new token.
    public func renewed(by response: HTTPResponse) -> [String: Secret]? {
        guard response.status == 200, let token = AnswerJSON(response.body)?["access_token"]?.text else { return nil }
        return ["access_token": Secret(token)]
    }

    /// Says what an answer means.
    public func interpret(_ response: HTTPResponse, to call: SyncCall) -> Interpretation {
        let json = AnswerJSON(response.body)
        guard (200..<300).contains(response.status) else {
            return Interpretation(refusal(response, json?["error"], to: call))
        }
        switch call.phase {
        case nil: return Interpretation(.accepted(received: 0, refused: .none))
        case SyncPhase.rows:
            guard let receipt = json?["requestId"]?.text else { break }
            return Interpretation(.proceed("poll", receipt: receipt, after: Self.firstPoll))
        default:
            guard let status = json?["requestStatusPerDestination"]?.elements?.first else { break }
            return Interpretation(state(status, of: call))
        }
        return Interpretation(
            FailureTable(failures, troubleshooting: troubleshooting).verdict(of: Self.unreadable, to: call)
        )
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

    /// What an error means; where it names members, these alone are left out.
    private func refusal(_ response: HTTPResponse, _ error: AnswerJSON?, to call: SyncCall) -> SyncVerdict {
        let details = error?["details"]?.elements ?? []
        let isJSON = error?["message"]?.text?.hasPrefix("Invalid JSON payload") == true
        let reason = details.lazy.compactMap { $0["reason"]?.text }.first
        let code = isJSON ? "INVALID_JSON_PAYLOAD" : reason ?? error?["status"]?.text
        let table = FailureTable(failures, troubleshooting: troubleshooting)
        let failure = table.failure(status: response.status, code: code) ?? Self.unreadable
        let wait = response.headers["Retry-After"].flatMap { Int64($0) }.map { Interval(seconds: $0) }
        let verdict = table.verdict(of: failure, to: call, wait: wait)
        let fields = details.flatMap { $0["fieldViolations"]?.elements ?? [] }.compactMap { $0["field"]?.text }
        let members = Set(fields.compactMap(Self.member)).filter { $0 < call.rows }
        guard case .dropRecords(_, let problem) = verdict, !members.isEmpty else { return verdict }
        return .dropRecords(.positions(members.sorted()), problem: problem)
    }

    /// The place of the member that a violated field stands in: `audience_members[3].user_data…`.
    private static func member(_ field: String) -> Int? {
        guard let start = field.firstRange(of: "audience_members[") else { return nil }
        return Int(field[start.upperBound...].prefix { $0 != "]" })
    }
}
