import CanvasModel
import CanvasStep
import NetworkSimulator

extension ExampleSimulator {
    /// Answers a request, bad day or not.
    mutating func answer(_ request: HTTPRequest, at instant: Instant, under fault: SimulatorFault?) -> HTTPResponse {
        let path = request.target.split(separator: "/").map(String.init)
        guard path.first == "v1" else { return Self.error(404, "account_missing") }
        if fault == .serverError { return Self.error(503, "unavailable") }
        if fault == .rateLimited { return Self.error(429, "rate_limited", wait: 300) }
        if request.method == "POST", path == ["v1", "token"] {
            return renew(request, isRefused: fault == .tokenRevoked)
        }
        guard request.headers["Authorization"] == "Bearer \(token.revealed)" else {
            let isOld = request.headers["Authorization"]?.hasPrefix("Bearer example-token-\(seed)") == true
            return Self.error(401, isOld && state.renewals > 0 ? "token_expired" : "token_invalid")
        }
        if fault == .tokenRevoked { return Self.error(401, "token_expired") }
        switch (request.method, path.count) {
        case ("GET", 2) where path[1] == "accounts":
            return Self.answer(200, ["accounts": .array(accounts.map { ["id": .text($0)] })])
        case (_, 3) where path[1] == "accounts", (_, 4) where path[1] == "accounts" && path[3] == "audiences":
            guard accounts.contains(path[2]) else { return Self.error(404, "account_missing") }
            if path.count == 3 { return Self.answer(200, ["id": .text(path[2])]) }
            return request.method == "GET" ? list(path[2]) : create(request, in: path[2])
        case ("POST", 4) where path[1] == "audiences" && path[3] == "members":
            return change(path[2], request, at: instant, under: fault)
        default: return Self.error(404, "audience_missing")
        }
    }

    static func answer(_ status: Int, _ json: JSON, wait: Int? = nil) -> HTTPResponse {
        let headers = [HTTPHeader("Content-Type", "application/json")]
        return HTTPResponse(
            status: status,
            headers: headers + (wait.map { [HTTPHeader("Retry-After", "\($0)")] } ?? []),
            body: json.bytes
        )
    }

    static func error(_ status: Int, _ code: String, wait: Int? = nil) -> HTTPResponse {
        answer(status, ["error": ["code": .text(code)]], wait: wait)
    }

    private mutating func renew(_ request: HTTPRequest, isRefused: Bool) -> HTTPResponse {
        guard !isRefused, request.headers["X-Refresh-Token"] == refreshToken.revealed else {
            return Self.error(401, "token_invalid")
        }
        state.renewals += 1
        return Self.answer(200, ["token": .text(token.revealed)])
    }

    private func list(_ account: String) -> HTTPResponse {
        let found = state.audiences.filter { $0.adAccount == account }
        return Self.answer(200, ["audiences": .array(found.map { ["id": .text($0.id), "name": .text($0.name)] })])
    }

    private mutating func create(_ request: HTTPRequest, in account: String) -> HTTPResponse {
        guard let name = (try? JSONScanner.value(request.body))?["name"]?.scalarText, !name.isEmpty else {
            return Self.error(400, "unreadable")
        }
        guard !state.audiences.contains(where: { $0.adAccount == account && $0.name == name }) else {
            return Self.error(409, "name_taken")
        }
        let audience = make(name, in: account)
        return Self.answer(201, ["id": .text(audience.id), "name": .text(name)])
    }

    /// Makes an audience, whose identifier derives from the seed.
    mutating func make(_ name: String, in account: String) -> ExampleState.Audience {
        let number = StableHash.combine(seed, UInt64(state.audiences.count + 1)) % 1_000_000_000
        let audience = ExampleState.Audience(id: "aud_\(number)", adAccount: account, name: name)
        state.audiences.append(audience)
        return audience
    }
}
