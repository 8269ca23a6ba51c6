import CanvasModel
import NetworkSimulator

/// Tokens that are asked for, exchanged and revoked.
///
/// Source: Meta, Marketing API, System Users (install apps and generate, refresh and revoke tokens).
extension FacebookSimulator {
    /// `GET` and `POST` of `oauth/<edge>`.
    mutating func oauth(_ edge: String?, _ call: GraphCall) throws(GraphError) -> JSON {
        guard call.request.method != .delete else { throw .unsupportedAtRoot(.delete) }
        switch edge {
        case "access_token":
            try requireApp(call)
            return try grant(call)
        case "revoke":
            try requireApp(call)
            return try revoke(call)
        case let edge:
            throw .unknownPath(["oauth"] + (edge.map { [$0] } ?? []))
        }
    }

    private mutating func grant(_ call: GraphCall) throws(GraphError) -> JSON {
        let types = ["client_credentials", "fb_exchange_token"]
        switch call.parameters.text("grant_type") {
        case "client_credentials":
            return ["access_token": .text(identity.appToken), "token_type": "bearer"]
        case "fb_exchange_token":
            guard let text = call.parameters.text("fb_exchange_token") else { throw .required("fb_exchange_token") }
            guard let token = issuedToken(text) else { throw .unknownToken }
            if let death = death(of: token, call) { throw death }
            let expires = call.parameters.text("set_token_expires_in_60_days") == "true"
            let issued = JSON.text(issueToken(expires: expires, at: call.instant))
            guard expires else { return ["access_token": issued, "token_type": "bearer"] }
            return [
                "access_token": issued, "token_type": "bearer", "expires_in": .number(IssuedToken.life.seconds),
            ]
        case .some: throw .notOneOf("grant_type", types)
        case nil: throw .required("grant_type")
        }
    }

    private mutating func revoke(_ call: GraphCall) throws(GraphError) -> JSON {
        _ = try caller(call)
        guard let text = call.parameters.text("revoke_token") else { throw .required("revoke_token") }
        guard let token = issuedToken(text) else { throw .unknownToken }
        tokens[token.number].isRevoked = true
        // Meta answers with a text here.
        return ["success": "true"]
    }

    private func requireApp(_ call: GraphCall) throws(GraphError) {
        guard let id = call.parameters.text("client_id") else { throw .required("client_id") }
        guard id == identity.appID else { throw .unknownApp }
        guard let secret = call.parameters.text("client_secret") else { throw .required("client_secret") }
        guard secret == identity.appSecret else { throw .wrongSecret }
    }
}
