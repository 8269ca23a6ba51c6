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
        switch token {
        case identity.accessToken: caller = .systemUser
        case identity.appToken: caller = .app
        default: throw .unknownToken
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

    /// Lets only the system user through.
    func requireSystemUser(_ call: GraphCall, orElse missing: GraphError = .noToken) throws(GraphError) {
        guard try caller(call, orElse: missing) == .systemUser else { throw .appNotAllowed }
    }

    /// `GET debug_token`: what an app may learn of a token; a bad one is no error of the call.
    func debugToken(_ call: GraphCall) throws(GraphError) -> JSON {
        _ = try caller(call)
        guard let token = call.parameters.text("input_token") else { throw .required("input_token") }
        switch token {
        case identity.accessToken:
            let data: JSON = [
                "app_id": .text(identity.appID),
                "type": "SYSTEM_USER",
                "application": "Simulated app",
                "data_access_expires_at": 0,
                "expires_at": 0,
                "is_valid": true,
                "issued_at": 1_700_000_000,
                "scopes": .array(options.scopes.map(JSON.text)),
                "granular_scopes": .array(
                    options.scopes.filter { $0 != "public_profile" }.map { ["scope": .text($0)] }
                ),
                "user_id": .text(identity.userID),
            ]
            return ["data": data]
        case identity.appToken:
            let data: JSON = [
                "app_id": .text(identity.appID), "type": "APP", "application": "Simulated app", "is_valid": true,
                "scopes": [],
            ]
            return ["data": data]
        default:
            let error: JSON = ["code": 190, "message": .text(GraphError.unknownToken.message)]
            return ["data": ["error": error, "is_valid": false, "scopes": []]]
        }
    }

    /// `GET me`, also by the system user's identifier, and the lists below it.
    func systemUser(_ call: GraphCall, edge: String?) throws(GraphError) -> JSON {
        switch edge {
        case nil:
            return try SystemUserNode(id: identity.userID).object(call.fields())
        case "permissions":
            return [
                "data": .array(options.scopes.map { ["permission": .text($0), "status": "granted"] })
            ]
        case "adaccounts", "assigned_ad_accounts":
            return try adAccounts(call)
        case let edge?:
            throw .unknownPath([edge])
        }
    }
}

/// The system user as the Graph shows it.
private struct SystemUserNode: GraphNode {
    static let typeName = "User"
    static let defaultFields = ["name", "id"]

    let id: String

    func field(_ name: String) -> FieldValue? {
        switch name {
        case "id": .value(.text(id))
        case "name": .value("Simulated system user")
        default: nil
        }
    }
}
