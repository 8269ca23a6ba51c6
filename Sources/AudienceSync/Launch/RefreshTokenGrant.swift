public import CanvasStep

/// Renews an access token by a refresh token (RFC 6749, 6).
public struct RefreshTokenGrant: Sendable {
    private let target: String
    private let origin: String

    /// Names the token end point.
    ///
    /// - Parameters:
    ///   - target: Its path.
    ///   - origin: Its host, by the name that the network declares.
    public init(_ target: String, origin: String) {
        self.target = target
        self.origin = origin
    }

    /// The request; `nil` without `refresh_token`, `client_id` and `client_secret`.
    public func request(_ credentials: [String: Secret]) -> HTTPRequest? {
        var form = "grant_type=refresh_token"
        for name in ["refresh_token", "client_id", "client_secret"] {
            guard let value = credentials[name]?.revealed else { return nil }
            form += "&\(name)=\(PercentEncoding.component(value))"
        }
        return HTTPRequest(
            method: "POST",
            target: target,
            headers: [HTTPHeader("Content-Type", "application/x-www-form-urlencoded")],
            body: Array(form.utf8),
            origin: origin
        )
    }

    /// The tokens that an answer brings: the access token, and a refresh token if it was replaced.
    ///
    /// - Returns: `nil` when it refuses.
    public func tokens(in response: HTTPResponse) -> [String: Secret]? {
        guard response.status == 200, let json = AnswerJSON(response.body), let token = json["access_token"]?.text
        else { return nil }
        var credentials = ["access_token": Secret(token)]
        credentials["refresh_token"] = json["refresh_token"]?.text.map { Secret($0) }
        return credentials
    }
}
