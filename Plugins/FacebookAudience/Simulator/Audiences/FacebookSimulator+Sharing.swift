import NetworkSimulator

/// Sharing an audience with other ad accounts.
///
/// Source: Meta, Custom Audience Adaccounts reference; the Python library's `share_audience`.
extension FacebookSimulator {
    /// `POST` and `DELETE` of `<audience>/adaccounts`.
    mutating func share(_ id: String, _ isShared: Bool, _ call: GraphCall) throws(GraphError) -> JSON {
        guard let audience = audiencesByID[id] else { throw .unsupported(call.request.method, object: id) }
        try requireEditing(audience.account, call)
        guard let given = call.parameters.list("adaccounts"), !given.isEmpty else { throw .missing(["adaccounts"]) }
        var numbers: [String] = []
        for account in given {
            let number = AdAccount.number(account) ?? account
            guard number.utf8.allSatisfy({ (0x30...0x39).contains($0) }), number != audience.account else {
                throw .notA("ad account", "adaccounts")
            }
            numbers.append(number)
        }
        audiencesByID[id]?.sharedWith.removeAll { numbers.contains($0) }
        if isShared { audiencesByID[id]?.sharedWith += numbers }
        return ["success": true]
    }

    /// `GET <audience>/adaccounts`, or `GET <audience>/shared_account_info`.
    func sharedAccounts(of id: String, withInfo: Bool, _ call: GraphCall) throws(GraphError) -> JSON {
        guard let audience = audiencesByID[id] else { throw .unsupported(.get, object: id) }
        let fields = try call.fields()
        let count = audience.sharedWith.count
        let all = audience.sharedWith.enumerated().map { (number: count - $0.offset, account: $0.element) }
        return try list(all, call, number: \.number) { (item) throws(GraphError) in
            if withInfo { return AudienceNode.accountInfo(item.account, options: options) }
            return try adAccountNode(item.account, call).object(fields)
        }
    }

    /// Refuses a reader who names an ad account that the audience is neither of nor shared with.
    func requireSharing(_ audience: CustomAudience, _ call: GraphCall) throws(GraphError) {
        guard let text = call.parameters.text("ad_account_id") else { return }
        let number = AdAccount.number(text) ?? text
        guard number == audience.account || audience.sharedWith.contains(number) else { throw .notShared }
    }
}
