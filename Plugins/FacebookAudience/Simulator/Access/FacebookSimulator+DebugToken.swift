import CanvasModel
import NetworkSimulator

/// `GET debug_token`: what may be learnt of a token; a bad one is no error of the call.
///
/// Source: Meta, Graph API, Debug Token.
extension FacebookSimulator {
    func debugToken(_ call: GraphCall) throws(GraphError) -> JSON {
        _ = try caller(call)
        guard let text = call.parameters.text("input_token") else { throw .required("input_token") }
        if text == identity.appToken {
            let data: JSON = [
                "app_id": .text(identity.appID), "type": "APP", "application": .text(AppIdentity.name),
                "is_valid": true, "scopes": [],
            ]
            return ["data": data]
        }
        guard let token = issuedToken(text) else {
            let error: JSON = ["code": 190, "message": .text(GraphError.unknownToken.message)]
            return ["data": ["error": error, "is_valid": false, "scopes": []]]
        }
        let death = death(of: token, call)
        var data: [JSON.Member] = [
            .init(name: "app_id", value: .text(identity.appID)),
            .init(name: "type", value: .text(options.tokenType)),
            .init(name: "application", value: .text(AppIdentity.name)),
            .init(name: "data_access_expires_at", value: 0),
        ]
        if let death, let subcode = death.subcode {
            let error: JSON = ["code": 190, "message": .text(death.message), "subcode": .number(subcode)]
            data.append(.init(name: "error", value: error))
        }
        data += [
            .init(name: "expires_at", value: .number(token.expiresAt.seconds)),
            .init(name: "is_valid", value: .bool(death == nil)),
            .init(name: "issued_at", value: .number(token.issuedAt.seconds)),
            .init(name: "scopes", value: .array(options.scopes.map(JSON.text))),
            .init(name: "granular_scopes", value: .array(granularScopes)),
            .init(name: "user_id", value: .text(identity.userID)),
        ]
        return ["data": .object(data)]
    }

    /// The scopes that concern objects; without targets they hold for all of them.
    private var granularScopes: [JSON] {
        options.scopes.filter { $0 != "public_profile" }.map { scope in
            guard scope == "ads_management", options.granularTarget > 0 else { return ["scope": .text(scope)] }
            return ["scope": .text(scope), "target_ids": [.text("\(options.granularTarget)")]]
        }
    }
}
