/// Which part answers which path.
extension FacebookSimulator {
    mutating func answer(_ call: inout GraphCall) throws(GraphError) -> JSON {
        let path = call.request.path
        guard let node = path.first else { return try answerAtRoot(call) }
        guard path.count <= 2 else { throw .unknownPath(path.dropFirst()) }
        let edge = path.count == 2 ? path[1] : nil
        switch node {
        case "me":
            try requireSystemUser(call, orElse: .noTokenForMe)
            guard call.request.method == .get else { throw .unsupported(call.request.method, object: node) }
            return try systemUser(call, edge: edge)
        case "debug_token":
            guard edge == nil, call.request.method == .get else { throw .unknownPath(path) }
            return try debugToken(call)
        case identity.appID where edge == "instruments" && call.request.method == .post:
            // The official library reports its own crashes there, without a token.
            return ["success": true]
        case identity.userID:
            try requireSystemUser(call)
            guard call.request.method == .get else { throw .unsupported(call.request.method, object: node) }
            return try systemUser(call, edge: edge)
        default:
            try requireSystemUser(call)
        }
        if let number = AdAccount.number(node) { return try adAccount(number, edge: edge, &call) }
        guard node.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { throw .unknownAlias(node) }
        return try audience(node, edge: edge, &call)
    }

    private func answerAtRoot(_ call: GraphCall) throws(GraphError) -> JSON {
        try requireSystemUser(call)
        // Meta: v26.0 changelog, which holds for every version since 2026-10-27.
        throw call.parameters["ids"] == nil ? .unsupportedAtRoot(call.request.method) : .idsRefused
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
            return try adAccountNode(number).object(call.fields())
        case ("customaudiences", .get):
            try meter(&call, account: number)
            return try listAudiences(of: number, call)
        case ("customaudiences", .post):
            try meter(&call, account: number)
            return try createAudience(in: number, call)
        case (let edge?, .get):
            throw .unknownField(edge, of: AdAccountNode.typeName)
        case (let edge?, .post) where edge != "customaudiences":
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
        guard let audience = audiencesByID[id] else { throw .unsupported(call.request.method, object: id) }
        try meter(&call, account: audience.account)
        switch (edge, call.request.method) {
        case (nil, .get): return try audience.object(call.fields())
        case (nil, .post): return try updateAudience(id, call)
        case (nil, .delete): return try deleteAudience(id, call)
        case ("users", .post): return try changeUsers(of: id, .add, call)
        case ("users", .delete): return try changeUsers(of: id, .remove, call)
        case (let edge?, .get): throw .unknownField(edge, of: CustomAudience.typeName)
        case (let edge?, _): throw .unknownPath([edge])
        }
    }
}
