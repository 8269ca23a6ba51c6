import CanvasModel
import NetworkSimulator

/// Who calls, and what the caller may do.
extension FacebookSimulator {
    /// Whose token a call carries.
    enum Caller {
        case systemUser, app
    }

    /// Finds out who calls.
    ///
    /// - Parameters:
    ///   - call: The call; its query goes before its header.
    ///   - missing: The error when it carries no token.
    func caller(
        _ call: GraphCall,
        orElse missing: GraphError = .noToken
    ) throws(GraphError) -> Caller {
        guard let token = call.parameters.text("access_token") ?? call.request.headerToken, !token.isEmpty else {
            throw missing
        }
        let caller: Caller
        if token == identity.appToken {
            caller = .app
        } else if let issued = issuedToken(token) {
            if let death = death(of: issued, call) { throw death }
            caller = .systemUser
        } else {
            throw .unknownToken
        }
        guard let proof = call.parameters.text("appsecret_proof") else {
            if options.requiresProof, caller == .systemUser { throw .missingProof }
            return caller
        }
        let isValid = AppSecretProof.isValid(
            proof,
            token: token,
            secret: identity.appSecret,
            time: call.parameters.text("appsecret_time"),
            at: call.instant
        )
        guard isValid else { throw .wrongProof }
        return caller
    }

    /// Lets only the system user through, and counts the call against the app's limit.
    mutating func requireSystemUser(
        _ call: GraphCall,
        orElse missing: GraphError = .noToken
    ) throws(GraphError) {
        guard try caller(call, orElse: missing) == .systemUser else { throw .appNotAllowed }
        try meterApp(call)
    }

    /// What is known of a token of the system user.
    func issuedToken(_ text: String) -> IssuedToken? {
        tokens.first { identity.token($0.number) == text }
    }

    /// Why a token is no longer good; `nil` while it is.
    func death(of token: IssuedToken, _ call: GraphCall) -> GraphError? {
        var death: TokenDeath?
        if call.fault == .tokenRevoked || token.isRevoked {
            death = .revoked
        } else if token.number == 0, let told = options.tokenDeath {
            death = told
        } else if token.expiresAt != IssuedToken.never, token.expiresAt <= call.instant {
            death = .expired
        }
        let expiry = token.expiresAt == IssuedToken.never ? call.instant : token.expiresAt
        return death?.error(appID: identity.appID, expiry: expiry, at: call.instant)
    }

    /// Makes a token of the system user and tells its text.
    mutating func issueToken(expires: Bool, at instant: Instant) -> String {
        let token = IssuedToken(
            number: tokens.count,
            issuedAt: instant,
            expiresAt: expires ? instant + IssuedToken.life : IssuedToken.never
        )
        tokens.append(token)
        return identity.token(token.number)
    }
}
