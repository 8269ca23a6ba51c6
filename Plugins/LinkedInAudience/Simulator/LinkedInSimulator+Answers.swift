import CanvasModel
import CanvasStep
import NetworkSimulator

extension LinkedInSimulator {
    /// Answers a request, bad day or not.
    mutating func answer(_ request: HTTPRequest, at instant: Instant, under fault: SimulatorFault?) -> HTTPResponse {
        let path = (request.target.split(separator: "?").first ?? "").split(separator: "/").map(String.init)
        if fault == .serverError { return Self.error(503, nil, "Service unavailable") }
        if fault == .rateLimited {
            return Self.error(
                429,
                "TOO_MANY_REQUESTS",
                "Resource level throttle limit for calls to this resource is reached."
            )
        }
        if path == ["oauth", "v2", "accessToken"] {
            return renew(request, at: instant, isRefused: fault == .tokenRevoked)
        }
        if let refusal = refusal(request, at: instant, under: fault) { return refusal }
        switch (request.method, path.dropFirst().first, path.count) {
        case ("GET", "adAccounts", 2): return Self.answer(200, ["elements": .array(accounts.map { ["id": .text($0)] })])
        case ("GET", "adAccounts", 3):
            guard accounts.contains(path[2]) else { return Self.denied }
            return Self.answer(200, ["id": .text(path[2]), "status": "ACTIVE"])
        case ("GET", "dmpSegments", 2): return list(request)
        case ("POST", "dmpSegments", 2): return create(request, at: instant)
        case ("POST", "dmpSegments", 4) where path[3] == "users":
            return change(path[2], request, at: instant, under: fault)
        default: return Self.error(404, nil, "No virtual resource found")
        }
    }

    /// What is wrong with a request whatever it asks for: its versions, its token.
    private func refusal(_ request: HTTPRequest, at instant: Instant, under fault: SimulatorFault?) -> HTTPResponse? {
        guard let version = request.headers["LinkedIn-Version"] else {
            return Self.error(400, "VERSION_MISSING", "A version must be present. Please specify a version.")
        }
        guard Self.versions.contains(version) else {
            return Self.error(426, "NONEXISTENT_VERSION", "Requested version is not active")
        }
        guard request.headers["X-Restli-Protocol-Version"] == "2.0.0" else {
            return Self.error(400, nil, "Invalid protocol version")
        }
        if fault == .tokenRevoked {
            return Self.error(401, "REVOKED_ACCESS_TOKEN", "The token used in the request was revoked")
        }
        guard request.headers["Authorization"] == "Bearer \(token.revealed)" else {
            let isOld = request.headers["Authorization"] == "Bearer \(secret("access_token").revealed)"
            return isOld ? Self.expired : Self.error(401, "INVALID_ACCESS_TOKEN", "Invalid access token")
        }
        guard let began = state.renewedAt ?? state.segments.first?.madeAt else { return nil }
        return instant.seconds - began > Self.tokenLife.seconds ? Self.expired : nil
    }

    private static var expired: HTTPResponse {
        error(401, "EXPIRED_ACCESS_TOKEN", "The token used in the request has expired", service: 65_601)
    }

    static var denied: HTTPResponse {
        error(403, "ACCESS_DENIED", "Not enough permissions to access the resource", service: 100)
    }

    static func answer(_ status: Int, _ json: JSON) -> HTTPResponse {
        HTTPResponse(status: status, headers: [HTTPHeader("Content-Type", "application/json")], body: json.bytes)
    }

    static func error(_ status: Int, _ code: String?, _ message: String, service: Int? = nil) -> HTTPResponse {
        var members = [JSON.Member(name: "status", value: .number(status))]
        if let service { members.append(JSON.Member(name: "serviceErrorCode", value: .number(service))) }
        if let code { members.append(JSON.Member(name: "code", value: .text(code))) }
        members.append(JSON.Member(name: "message", value: .text(message)))
        return answer(status, .object(members))
    }

    private mutating func renew(_ request: HTTPRequest, at instant: Instant, isRefused: Bool) -> HTTPResponse {
        let form = String(decoding: request.body, as: UTF8.self).split(separator: "&").map(String.init)
        let wanted = [
            "grant_type=refresh_token", "refresh_token=\(secret("refresh_token").revealed)",
            "client_id=\(secret("client_id").revealed)", "client_secret=\(secret("client_secret").revealed)",
        ]
        guard !isRefused, wanted.allSatisfy(form.contains) else {
            return Self.error(400, "invalid_request", "Unable to retrieve access token")
        }
        state.renewals += 1
        state.renewedAt = instant.seconds
        return Self.answer(
            200,
            [
                "access_token": .text(token.revealed), "expires_in": .number(Self.tokenLife.seconds),
                "refresh_token": .text(secret("refresh_token").revealed), "refresh_token_expires_in": 31_536_000,
            ]
        )
    }

    private func list(_ request: HTTPRequest) -> HTTPResponse {
        let query = request.target.split(separator: "?").dropFirst().joined()
        let prefix = "account=urn%3Ali%3AsponsoredAccount%3A"
        guard let named = query.split(separator: "&").first(where: { $0.hasPrefix(prefix) }) else {
            return Self.error(400, nil, "Invalid query parameters: account is required")
        }
        let account = String(named.dropFirst(prefix.count))
        guard accounts.contains(account) else { return Self.denied }
        let found = state.segments.filter { $0.adAccount == account }
        let elements: [JSON] = found.map { segment in
            ["id": .text(segment.id), "name": .text(segment.name), "status": "READY", "type": "USER"]
        }
        return Self.answer(
            200,
            ["elements": .array(elements), "paging": ["count": .number(elements.count), "start": 0]]
        )
    }

    private mutating func create(_ request: HTTPRequest, at instant: Instant) -> HTTPResponse {
        guard let json = try? JSONScanner.value(request.body), case .object(let members) = json,
            members.map(\.name).sorted() == [
                "account", "destinations", "name", "sourcePlatform", "sourceSegmentId", "type",
            ],
            let name = json["name"]?.scalarText, !name.isEmpty, let source = json["sourceSegmentId"]?.scalarText,
            let account = json["account"]?.scalarText, account.hasPrefix("urn:li:sponsoredAccount:")
        else { return Self.error(400, nil, "Unrecognized or missing fields") }
        let number = String(account.dropFirst("urn:li:sponsoredAccount:".count))
        guard accounts.contains(number) else { return Self.denied }
        guard !state.segments.contains(where: { $0.adAccount == number && $0.sourceID == source }) else {
            return Self.error(409, nil, "A segment with this source segment id exists")
        }
        let segment = make(name, source, in: number, at: instant)
        return HTTPResponse(status: 201, headers: [HTTPHeader("x-restli-id", segment.id)])
    }

    /// Makes a segment, whose identifier derives from the seed.
    mutating func make(
        _ name: String,
        _ source: String,
        in account: String,
        at instant: Instant
    ) -> LinkedInState.Segment {
        let number = StableHash.combine(seed, UInt64(state.segments.count + 1)) % 90_000_000 + 10_000_000
        let segment = LinkedInState.Segment(
            id: "\(number)",
            adAccount: account,
            name: name,
            sourceID: source,
            madeAt: instant.seconds
        )
        state.segments.append(segment)
        return segment
    }
}
