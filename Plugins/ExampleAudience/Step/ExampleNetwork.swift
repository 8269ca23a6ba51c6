public import AudienceSync
public import CanvasModel
public import CanvasStep

/// The reference network: the smallest API that has all that real ones have.
public struct ExampleNetwork: AdNetwork {
    /// Name, base URL, versions and credentials.
    public let declaration = NetworkDeclaration(
        name: "example",
        baseURL: "https://ads.example.com",
        versions: [.init("v1")],
        credentials: [
            .init("token", environmentVariable: "EXAMPLE_TOKEN", isSecret: true, isRequired: true),
            .init("refresh_token", environmentVariable: "EXAMPLE_REFRESH_TOKEN", isSecret: true, isRequired: false),
        ]
    )
    /// A thousand people and a megabyte a request.
    public let limits = SyncLimits(people: 1000, bytes: 1 << 20, trailer: 16)
    /// Sixty requests a minute.
    public let quotas = [SyncQuota(tier: "everybody", requests: 60, window: .minutes(1))]
    /// How each field becomes a key.
    public var rules: [MatchKeyRule] { ExampleKey.allCases.map(\.rule) }

    /// Makes the encoder of one choice of match keys.
    public func encoder(for matching: ExampleMatching, people: People) -> ExampleEncoder {
        ExampleEncoder(matching, people: people)
    }

    /// Makes an encoder of every key.
    public func describer(people: People, today: CivilDate) -> ExampleEncoder? {
        ExampleEncoder(ExampleMatching(keys: ExampleKey.allCases), people: people)
    }

    /// Writes what stands before the rows.
    public func begin(_ target: SyncTarget<ExampleTarget>, in body: inout ByteBuffer) {
        body.append(literal: #"{"operation":""#)
        body.append(target.operation.rawValue)
        body.append(literal: #"","columns":["#)
        for (place, rule) in target.audience.matching.rules.enumerated() {
            body.append(literal: place == 0 ? "\"" : ",\"")
            body.append(rule.name)
            body.append(literal: "\"")
        }
        body.append(literal: #"],"rows":["#)
    }

    /// Makes the request of a batch.
    public func request(
        for batch: SyncBatch<ExampleTarget>,
        body: consuming ByteBuffer,
        credentials: [String: Secret],
        at instant: Instant
    ) -> HTTPRequest {
        body.append(literal: "]}")
        return HTTPRequest(posting: body.take(), to: "/v1/audiences/\(batch.target.handle.id)/members")
    }

    /// Puts the token into a request.
    public func authorize(_ request: inout HTTPRequest, credentials: [String: Secret], at instant: Instant) {
        guard let token = credentials["token"] else { return }
        request.headers.append(HTTPHeader("Authorization", "Bearer \(token.revealed)"))
    }

    /// Asks for a new token.
    public func renewal(_ credentials: [String: Secret], at instant: Instant) -> HTTPRequest? {
        credentials["refresh_token"].map { token in
            HTTPRequest(method: "POST", target: "/v1/token", headers: [HTTPHeader("X-Refresh-Token", token.revealed)])
        }
    }

    /// Reads the new token.
    public func renewed(by response: HTTPResponse) -> [String: Secret]? {
        guard response.status == 200 else { return nil }
        return AnswerJSON(response.body)?["token"]?.text.map { ["token": Secret($0)] }
    }

    /// Says what an answer means.
    public func interpret(_ response: HTTPResponse, to call: SyncCall) -> Interpretation {
        let json = AnswerJSON(response.body)
        if (200..<300).contains(response.status), let json {
            guard call.phase != nil else { return Interpretation(.accepted(received: 0, refused: .none)) }
            if let received = json["received"]?.integer {
                let refused = json["refused"]?.elements?.compactMap(\.integer) ?? []
                return Interpretation(
                    .accepted(received: received, refused: refused.isEmpty ? .none : .positions(refused))
                )
            }
        }
        return Interpretation(failure(response, code: json?["error"]?["code"]?.text, to: call))
    }

    /// Checks the token and its access to the ad account.
    public func check(adAccount: String, with client: LaunchClient) async throws(LaunchRefusal) {
        _ = try await client.read(HTTPRequest(method: "GET", target: "/v1/accounts/\(adAccount)"))
    }

    /// Finds or creates an audience.
    public func prepare(
        _ audience: ExampleTarget,
        known: [AudienceHandle],
        with client: LaunchClient
    ) async throws(LaunchRefusal) -> AudienceHandle {
        let path = "/v1/accounts/\(audience.adAccount)/audiences"
        return try await client.audience(of: audience, known: known, row: "E3") { () throws(LaunchRefusal) in
            let listed = AnswerJSON(try await client.read(HTTPRequest(method: "GET", target: path)).body)
            return (listed?["audiences"]?.elements ?? []).map {
                (id: $0["id"]?.text ?? "", name: $0["name"]?.text ?? "")
            }
        } make: { () throws(LaunchRefusal) in
            let body = Array(#"{"name":\#(audience.audience.name.asJSON)}"#.utf8)
            let planned = HTTPResponse(status: 201, body: Array(#"{"id":"planned"}"#.utf8))
            let made = try await client.write(HTTPRequest(posting: body, to: path), assuming: planned)
            return AnswerJSON(made.body)?["id"]?.text ?? ""
        }
    }
}
