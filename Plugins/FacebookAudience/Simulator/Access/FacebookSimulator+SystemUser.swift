import NetworkSimulator

/// The system user, and what it may see.
extension FacebookSimulator {
    /// `me`, also by the system user's identifier.
    mutating func systemUser(edge: String?, _ call: GraphCall) throws(GraphError) -> JSON {
        switch (edge, call.request.method) {
        case (nil, .get):
            return try SystemUserNode(id: identity.userID).object(call.fields())
        case ("permissions", .get):
            return ["data": .array(options.scopes.map { ["permission": .text($0), "status": "granted"] })]
        case ("adaccounts", .get), ("assigned_ad_accounts", .get):
            return try adAccounts(call)
        case ("businesses", .get):
            return ["data": options.hasBusiness ? [try business().object(call.fields())] : []]
        case ("applications", .post):
            guard call.parameters.text("business_app") == identity.appID else { throw .required("business_app") }
            return ["success": true]
        case ("access_tokens", .post):
            return try generateToken(call)
        case (nil, let method):
            throw .unsupported(method, object: call.request.path.first ?? "me")
        case (let edge?, _):
            throw .unknownPath([edge])
        }
    }

    /// `POST <system user>/access_tokens`.
    private mutating func generateToken(_ call: GraphCall) throws(GraphError) -> JSON {
        guard call.parameters.text("business_app") == identity.appID else { throw .required("business_app") }
        guard call.parameters.text("scope") != nil else { throw .required("scope") }
        guard call.parameters.text("appsecret_proof") != nil else { throw .missingProof }
        let expires = call.parameters.text("set_token_expires_in_60_days") == "true"
        return ["access_token": .text(issueToken(expires: expires, at: call.instant))]
    }

    /// The business that owns app, system user and ad accounts.
    func business() -> BusinessNode { BusinessNode(id: identity.businessID) }

    /// `GET <business>`, and the lists below it.
    func business(edge: String?, _ call: GraphCall) throws(GraphError) -> JSON {
        guard call.request.method == .get else { throw .unsupported(call.request.method, object: identity.businessID) }
        switch edge {
        case nil: return try business().object(call.fields())
        case "owned_ad_accounts": return try adAccounts(call)
        case "client_ad_accounts": return ["data": []]
        case "owned_apps": return ["data": [try AppNode(id: identity.appID).object(call.fields())]]
        case "system_users": return ["data": [try SystemUserNode(id: identity.userID).object(call.fields())]]
        case let edge?: throw .unknownField(edge, of: BusinessNode.typeName)
        }
    }
}

/// The system user as the Graph shows it.
struct SystemUserNode: GraphNode {
    static let typeName = "User"
    static let defaultFields = ["name", "id"]

    let id: String

    func field(_ name: String) -> FieldValue? {
        switch name {
        case "id": .value(.text(id))
        case "name": .value("Simulated system user")
        case "role": .value("ADMIN")
        default: nil
        }
    }
}

/// The business as the Graph shows it.
struct BusinessNode: GraphNode {
    static let typeName = "Business"
    static let defaultFields = ["id", "name"]

    let id: String

    func field(_ name: String) -> FieldValue? {
        switch name {
        case "id": .value(.text(id))
        case "name": .value("Simulated business")
        case "verification_status": .value("verified")
        case "two_factor_type": .value("all_required")
        default: nil
        }
    }
}

/// The app as the Graph shows it.
struct AppNode: GraphNode {
    static let typeName = "Application"
    static let defaultFields = ["name", "id"]

    let id: String

    func field(_ name: String) -> FieldValue? {
        switch name {
        case "id": .value(.text(id))
        case "name": .value(.text(AppIdentity.name))
        default: nil
        }
    }
}
