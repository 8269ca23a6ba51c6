import NetworkSimulator

/// Which part answers which path.
extension FacebookSimulator {
    mutating func answer(_ call: inout GraphCall) throws(GraphError) -> JSON {
        try chooseVersion(&call)
        try refuseIfWished(call)
        let path = call.request.path
        guard let node = path.first else { return try answerAtRoot(call) }
        guard path.count <= 2 else { throw .unknownPath(path.dropFirst()) }
        let edge = path.count == 2 ? path[1] : nil
        switch node {
        case "me":
            try requireSystemUser(call, orElse: .noTokenForMe)
            return try systemUser(edge: edge, call)
        case "debug_token":
            guard edge == nil, call.request.method == .get else { throw .unknownPath(path) }
            return try debugToken(call)
        case "oauth":
            return try oauth(edge, call)
        case identity.appID where edge == "instruments" && call.request.method == .post:
            // The official library reports its own crashes there, without a token.
            return ["success": true]
        case identity.appID where edge == nil && call.request.method == .get:
            _ = try caller(call)
            return try AppNode(id: identity.appID).object(call.fields())
        default:
            try requireSystemUser(call)
        }
        switch node {
        case identity.userID: return try systemUser(edge: edge, call)
        case identity.businessID where options.hasBusiness: return try business(edge: edge, call)
        default: break
        }
        if let number = AdAccount.number(node) { return try adAccount(number, edge: edge, &call) }
        guard node.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { throw .unknownAlias(node) }
        return try audience(node, edge: edge, &call)
    }

    /// Lets the version answer that the path names; what is wrong with it is said by the oldest.
    func chooseVersion(_ call: inout GraphCall) throws(GraphError) {
        call.version = options.oldestVersion
        call.version = try ApiVersions(oldest: options.oldestVersion).served(call.request)
    }

    private mutating func answerAtRoot(_ call: GraphCall) throws(GraphError) -> JSON {
        try requireSystemUser(call)
        guard let ids = call.parameters.list("ids"), call.request.method == .get else {
            throw .unsupportedAtRoot(call.request.method)
        }
        // Meta: v26.0 changelog, which holds for every version since 2026-10-27.
        guard options.allowsIDs else { throw .idsRefused }
        var members: [JSON.Member] = []
        for id in ids {
            let value: JSON
            if let number = AdAccount.number(id), accounts[number] != nil {
                value = try adAccountNode(number, call).object(call.fields())
            } else {
                value = try readAudience(id, call)
            }
            members.append(.init(name: id, value: value))
        }
        return .object(members)
    }

    private mutating func adAccount(
        _ number: String,
        edge: String?,
        _ call: inout GraphCall
    ) throws(GraphError) -> JSON {
        if !hasFixedAccounts { open(number) }
        guard accounts[number] != nil else { throw .unsupported(call.request.method, object: "act_\(number)") }
        switch (edge, call.request.method) {
        case (nil, .get):
            try meter(&call, .adAccount, account: number)
            return try adAccountNode(number, call).object(call.fields())
        case ("customaudiences", .get):
            try meter(&call, .customAudience, account: number)
            return try listAudiences(of: number, call)
        case ("customaudiences", .post):
            try meter(&call, .customAudience, account: number)
            return try createAudience(in: number, call)
        case ("usersofanyaudience", .delete):
            try meter(&call, .people, account: number)
            return try removeFromAll(of: number, call)
        case (let edge?, .get):
            throw .unknownField(edge, of: AdAccountNode.typeName)
        case (let edge?, .post) where edge != "usersofanyaudience":
            throw .unknownPath([edge])
        default:
            throw .unsupported(call.request.method, object: "act_\(number)")
        }
    }

    private mutating func audience(
        _ id: String,
        edge: String?,
        _ call: inout GraphCall
    ) throws(GraphError) -> JSON {
        guard let account = audiencesByID[id]?.account, call.fault != .audienceDeleted else {
            throw .unsupported(call.request.method, object: id)
        }
        let isPeople = edge == "users" || edge == "usersreplace"
        try meter(&call, isPeople ? .people : .customAudience, account: account)
        audiencesByID[id]?.settle(at: call.instant)
        switch (edge, call.request.method) {
        case (nil, .get): return try readAudience(id, call)
        case (nil, .post): return try updateAudience(id, call)
        case (nil, .delete): return try deleteAudience(id, call)
        case ("users", .post): return try changeUsers(of: id, .add, call)
        case ("users", .delete): return try changeUsers(of: id, .remove, call)
        case ("usersreplace", .post): return try replaceUsers(of: id, call)
        case ("sessions", .get): return try listSessions(of: id, call)
        case ("adaccounts", .get): return try sharedAccounts(of: id, withInfo: false, call)
        case ("adaccounts", .post): return try share(id, true, call)
        case ("adaccounts", .delete): return try share(id, false, call)
        case ("shared_account_info", .get): return try sharedAccounts(of: id, withInfo: true, call)
        case ("ads", .get), ("health", .get): return ["data": []]
        case (let edge?, .get): throw .unknownField(edge, of: AudienceNode.typeName)
        case (let edge?, _): throw .unknownPath([edge])
        }
    }
}
