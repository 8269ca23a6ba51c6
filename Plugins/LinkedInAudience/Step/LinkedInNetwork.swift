public import AudienceSync
public import CanvasModel
public import CanvasStep

/// LinkedIn's matched audiences, by DMP segments of its Marketing API.
public struct LinkedInNetwork: AdNetwork {
    /// The version that requests name; LinkedIn ends one after about a year.
    static let version = "202607"
    /// How long a segment that was just made may be unknown still (seen with clients of others: one to two minutes).
    static let grace = Interval.minutes(2)
    private static let grant = RefreshTokenGrant("/oauth/v2/accessToken", origin: "oauth")

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
        var request = HTTPRequest(posting: body.take(), to: target)
        request.headers.append(HTTPHeader("X-RestLi-Method", "BATCH_CREATE"))
        return request
    }

    /// Puts the versions and the token into a request.
    public func authorize(_ request: inout HTTPRequest, credentials: [String: Secret], at instant: Instant) {
        request.headers.append(HTTPHeader("LinkedIn-Version", Self.version))
        request.headers.append(HTTPHeader("X-Restli-Protocol-Version", "2.0.0"))
        guard let token = credentials["access_token"] else { return }
        request.headers.append(HTTPHeader("Authorization", "Bearer \(token.revealed)"))
    }

    /// Asks for a new access token; a refresh token lives for a year.
    public func renewal(_ credentials: [String: Secret], at instant: Instant) -> HTTPRequest? {
        Self.grant.request(credentials)
    }

    /// Reads the new tokens.
    public func renewed(by response: HTTPResponse) -> [String: Secret]? { Self.grant.tokens(in: response) }

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
        return Interpretation(failure(response, code: json?["code"]?.text, to: call))
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
        let account = "urn:li:sponsoredAccount:\(audience.adAccount)"
        let query = "?q=account&account=\(PercentEncoding.component(account))&sourcePlatform=CANVAS"
        return try await client.audience(of: audience, known: known, row: "L3") { () throws(LaunchRefusal) in
            let request = HTTPRequest(method: "GET", target: "/rest/dmpSegments" + query)
            let listed = AnswerJSON(try await client.read(request).body)?["elements"]?.elements ?? []
            let segments = listed.filter { $0["status"]?.text != "ARCHIVED" }
            return segments.map { (id: $0["id"]?.text ?? "", name: $0["name"]?.text ?? "") }
        } make: { () throws(LaunchRefusal) in
            let name = audience.audience.name.asJSON
            let body =
                #"{"name":\#(name),"account":"\#(account)","sourceSegmentId":\#(name),"sourcePlatform":"CANVAS","#
                + #""type":"USER","destinations":[{"destination":"LINKEDIN"}]}"#
            let planned = HTTPResponse(status: 201, headers: [HTTPHeader("x-restli-id", "planned")])
            let request = HTTPRequest(posting: Array(body.utf8), to: "/rest/dmpSegments")
            return try await client.write(request, assuming: planned).headers["x-restli-id"] ?? ""
        }
    }
}
