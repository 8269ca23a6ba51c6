public import AudienceSync
public import CanvasModel
public import CanvasStep

/// LinkedIn's matched audiences, by DMP segments of its Marketing API.
public struct LinkedInNetwork: AdNetwork {
    /// The version that requests name; LinkedIn ends one after about a year.
    static let version = "202607"
    /// How long a segment that was just made may be unknown still (seen with clients of others: one to two minutes).
    static let grace = Interval.minutes(2)

    /// Makes the network.
    public init() {}

    /// Makes the encoder of one choice of match keys.
    public func encoder(for matching: LinkedInMatching, people: People) -> LinkedInEncoder {
        LinkedInEncoder(matching, people: people)
    }

    /// Makes an encoder of everything that LinkedIn takes.
    public func describer(people: People, today: CivilDate) -> LinkedInEncoder? {
        LinkedInEncoder(LinkedInMatching(fields: LinkedInField.allCases, digest: .sha256), people: people)
    }

    /// Writes what stands before the elements.
    public func begin(_ target: SyncTarget<LinkedInTarget>, in body: inout ByteBuffer) {
        body.append(literal: #"{"elements":["#)
    }

    /// Makes the request of a batch.
    public func request(
        for batch: SyncBatch<LinkedInTarget>,
        body: consuming ByteBuffer,
        credentials: [String: Secret],
        at instant: Instant
    ) -> HTTPRequest {
        body.append(literal: "]}")
        let target = "/rest/dmpSegments/\(batch.target.handle.id)/users"
        var request = HTTPRequest(method: "POST", target: target, headers: Self.json, body: body.take())
        request.headers.append(HTTPHeader("X-RestLi-Method", "BATCH_CREATE"))
        return request
    }

    private static let json = [HTTPHeader("Content-Type", "application/json")]

    /// Puts the versions and the token into a request.
    public func authorize(_ request: inout HTTPRequest, credentials: [String: Secret], at instant: Instant) {
        request.headers.append(HTTPHeader("LinkedIn-Version", Self.version))
        request.headers.append(HTTPHeader("X-Restli-Protocol-Version", "2.0.0"))
        guard let token = credentials["access_token"] else { return }
        request.headers.append(HTTPHeader("Authorization", "Bearer \(token.revealed)"))
    }

    /// Asks for a new access token; a refresh token lives for a year.
    public func renewal(_ credentials: [String: Secret], at instant: Instant) -> HTTPRequest? {
        guard let refresh = credentials["refresh_token"], let id = credentials["client_id"],
            let secret = credentials["client_secret"]
        else { return nil }
        let fields = [
            ("grant_type", "refresh_token"), ("refresh_token", refresh.revealed), ("client_id", id.revealed),
            ("client_secret", secret.revealed),
        ]
        let form = fields.map { "\($0)=\(PercentEncoding.component($1))" }.joined(separator: "&")
        return HTTPRequest(
            method: "POST",
            target: "/oauth/v2/accessToken",
            headers: [HTTPHeader("Content-Type", "application/x-www-form-urlencoded")],
            body: Array(form.utf8),
            origin: "oauth"
        )
    }

    /// Reads the new tokens.
    public func renewed(by response: HTTPResponse) -> [String: Secret]? {
        guard response.status == 200, let json = AnswerJSON(response.body), let token = json["access_token"]?.text
        else {
            return nil
        }
        var credentials = ["access_token": Secret(token)]
        credentials["refresh_token"] = json["refresh_token"]?.text.map { Secret($0) }
        return credentials
    }

    /// Says what an answer means; the elements of a batch are answered one by one.
    public func interpret(_ response: HTTPResponse, to call: SyncCall) -> Interpretation {
        let json = AnswerJSON(response.body)
        if (200..<300).contains(response.status) {
            guard call.phase != nil else { return Interpretation(.accepted(received: 0, refused: .none)) }
            if let elements = json?["elements"]?.elements { return Interpretation(.rows(elements.map(Self.answer))) }
        }
        if response.status == 404, let made = call.handle?.createdAt, call.sentAt - made < Self.grace {
            return Interpretation(.transient(Self.young))
        }
        let table = FailureTable(failures, troubleshooting: troubleshooting)
        let failure = table.failure(status: response.status, code: json?["code"]?.text) ?? Self.unreadable
        let wait = response.headers["Retry-After"].flatMap { Int64($0) }.map { Interval(seconds: $0) }
        return Interpretation(table.verdict(of: failure, to: call, wait: wait))
    }

    private static func answer(_ element: AnswerJSON) -> RowAnswer {
        switch element["status"]?.integer ?? 0 {
        case 200..<300: .taken
        case 409, 429, 500...: .again(elementProblem("LinkedIn could not take the person now"))
        default: .refused(elementProblem("LinkedIn refuses the person's identifiers"))
        }
    }

    /// Checks the token and its access to the ad account.
    public func check(adAccount: String, with client: LaunchClient) async throws(LaunchRefusal) {
        _ = try await client.read(HTTPRequest(method: "GET", target: "/rest/adAccounts/\(adAccount)"))
    }

    /// Finds or creates a segment, whose identifier comes in a header.
    public func prepare(
        _ audience: LinkedInTarget,
        known: [AudienceHandle],
        with client: LaunchClient
    ) async throws(LaunchRefusal) -> AudienceHandle {
        let name = audience.audience.name
        if let handle = known.first(where: { $0.adAccount == audience.adAccount && $0.name == name }) { return handle }
        let account = "urn:li:sponsoredAccount:\(audience.adAccount)"
        let query = "?q=account&account=\(PercentEncoding.component(account))&sourcePlatform=CANVAS"
        let listed = AnswerJSON(
            try await client.read(HTTPRequest(method: "GET", target: "/rest/dmpSegments" + query)).body
        )
        let segments = (listed?["elements"]?.elements ?? []).filter { $0["status"]?.text != "ARCHIVED" }
        let directory = AudienceDirectory(
            adAccount: audience.adAccount,
            audiences: segments.map { (id: $0["id"]?.text ?? "", name: $0["name"]?.text ?? "") },
            row: "L3"
        )
        if let handle = try directory.handle(of: audience.audience) { return handle }
        var body = ByteBuffer()
        for (opening, text) in [(#"{"name":""#, name), (#"","account":""#, account), (#"","sourceSegmentId":""#, name)]
        {
            body.append(opening)
            body.appendJSONEscaped(text)
        }
        body.append(literal: #"","sourcePlatform":"CANVAS","type":"USER","destinations":[{"destination":"LINKEDIN"}]}"#)
        let request = HTTPRequest(method: "POST", target: "/rest/dmpSegments", headers: Self.json, body: body.take())
        let made = try await client.write(
            request,
            assuming: HTTPResponse(status: 201, headers: [HTTPHeader("x-restli-id", "planned")])
        )
        let id = made.headers["x-restli-id"] ?? ""
        return AudienceHandle(adAccount: audience.adAccount, id: id, name: name, createdAt: client.now)
    }
}
