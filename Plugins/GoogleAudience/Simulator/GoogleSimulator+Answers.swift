import CanvasModel
import CanvasStep
import NetworkSimulator

extension GoogleSimulator {
    /// Google: Data Manager API, limits of a Cloud project.
    private static let calls = (minute: 300, day: 100_000)

    /// Answers a request, bad day or not.
    mutating func answer(_ request: HTTPRequest, at instant: Instant, under fault: SimulatorFault?) -> HTTPResponse {
        let parts = request.target.split(separator: "?", maxSplits: 1).map(String.init)
        let path = (parts.first ?? "").split(separator: "/").map(String.init)
        let query = parts.count > 1 ? parts[1] : ""
        if fault == .serverError { return Self.error(500, "INTERNAL", "Internal error", reason: "INTERNAL_ERROR") }
        if path == ["token"] { return renew(request, at: instant, isRefused: fault == .tokenRevoked) }
        if fault == .rateLimited { return Self.exhausted }
        if let refusal = refusal(request, at: instant, under: fault) { return refusal }
        if isOverrun(at: instant) { return Self.exhausted }
        switch (request.method, path.dropFirst().first ?? "", path.count) {
        case ("POST", "audienceMembers:ingest", 2): return change(request, isRemoval: false, at: instant, under: fault)
        case ("POST", "audienceMembers:remove", 2): return change(request, isRemoval: true, at: instant, under: fault)
        case ("POST", "audienceMembers:removeAll", 2): return empty(request, at: instant)
        case ("GET", "requestStatus:retrieve", 2): return status(query, at: instant)
        case ("GET", "accountTypes", 6) where path[5] == "userLists": return list(path[4], query)
        case ("POST", "accountTypes", 6) where path[5] == "userLists": return create(path[4], request)
        case ("GET", "accountTypes", 7) where path[5] == "userLists":
            guard let found = state.lists.first(where: { $0.adAccount == path[4] && $0.id == path[6] }) else {
                return Self.error(404, "NOT_FOUND", "Requested entity was not found.", reason: "NOT_FOUND")
            }
            return Self.answer(200, Self.resource(found))
        default: return Self.error(404, "NOT_FOUND", "Method not found.")
        }
    }

    private mutating func refusal(
        _ request: HTTPRequest,
        at instant: Instant,
        under fault: SimulatorFault?
    ) -> HTTPResponse? {
        let presented = request.headers["Authorization"] ?? ""
        guard fault != .tokenRevoked, presented == "Bearer \(token.revealed)" else { return Self.unauthenticated }
        guard let began = state.tokenSince else {
            state.tokenSince = instant.seconds
            return nil
        }
        return instant.seconds - began > Self.tokenLife ? Self.unauthenticated : nil
    }

    private static var unauthenticated: HTTPResponse {
        error(401, "UNAUTHENTICATED", "Request had invalid authentication credentials.", reason: "ACCESS_TOKEN_EXPIRED")
    }

    private static var exhausted: HTTPResponse {
        error(429, "RESOURCE_EXHAUSTED", "Quota exceeded.", reason: "RATE_LIMIT_EXCEEDED")
    }

    static var denied: HTTPResponse {
        error(403, "PERMISSION_DENIED", "The caller does not have permission", reason: "PERMISSION_DENIED")
    }

    private mutating func isOverrun(at instant: Instant) -> Bool {
        state.calls.removeAll { $0 + 60 <= instant.seconds }
        let day = instant.seconds / 86_400
        if day != state.day { (state.day, state.callsOfDay) = (day, 0) }
        guard state.calls.count < Self.calls.minute, state.callsOfDay < Self.calls.day else { return true }
        state.calls.append(instant.seconds)
        state.callsOfDay += 1
        return false
    }

    static func answer(_ status: Int, _ json: JSON) -> HTTPResponse {
        HTTPResponse(status: status, headers: [HTTPHeader("Content-Type", "application/json")], body: json.bytes)
    }

    /// An error as Google writes it.
    ///
    /// - Parameter field: The field that it is about.
    static func error(
        _ status: Int,
        _ word: String,
        _ message: String,
        reason: String? = nil,
        field: String? = nil
    ) -> HTTPResponse {
        var details: [JSON] = []
        if let reason {
            details.append([
                "@type": "type.googleapis.com/google.rpc.ErrorInfo",
                "reason": .text(field == nil ? reason : "INVALID_ARGUMENT"), "domain": "datamanager.googleapis.com",
            ])
        }
        if let field, let reason {
            details.append([
                "@type": "type.googleapis.com/google.rpc.BadRequest",
                "fieldViolations": [
                    ["field": .text(field), "description": .text(message), "reason": .text(reason)]
                ],
            ])
        }
        var members: [JSON.Member] = [
            JSON.Member(name: "code", value: .number(status)), JSON.Member(name: "message", value: .text(message)),
            JSON.Member(name: "status", value: .text(word)),
        ]
        if !details.isEmpty { members.append(JSON.Member(name: "details", value: .array(details))) }
        return answer(status, ["error": .object(members)])
    }

    private mutating func renew(_ request: HTTPRequest, at instant: Instant, isRefused: Bool) -> HTTPResponse {
        let form = String(decoding: request.body, as: UTF8.self).split(separator: "&").map(String.init)
        let wanted = [
            "grant_type=refresh_token", "refresh_token=\(secret("refresh_token").revealed)",
            "client_id=\(secret("client_id").revealed)", "client_secret=\(secret("client_secret").revealed)",
        ]
        guard !isRefused, wanted.allSatisfy(form.contains) else {
            return Self.answer(
                400,
                ["error": "invalid_grant", "error_description": "Token has been expired or revoked."]
            )
        }
        state.renewals += 1
        state.tokenSince = instant.seconds
        return Self.answer(
            200,
            [
                "access_token": .text(token.revealed), "expires_in": .number(Self.tokenLife),
                "scope": "https://www.googleapis.com/auth/datamanager", "token_type": "Bearer",
            ]
        )
    }
}
