import NetworkSimulator

/// Ad accounts.
extension FacebookSimulator {
    /// Makes an ad account known, unless it is.
    mutating func open(_ number: String) {
        guard accounts[number] == nil else { return }
        accounts[number] = AdAccount(number)
        accountOrder.append(number)
    }

    /// An ad account as the Graph shows it.
    func adAccountNode(_ number: String, _ call: GraphCall) -> AdAccountNode {
        AdAccountNode(number: number, options: options, identity: identity, hasTerms: hasTerms(call))
    }

    /// `GET me/adaccounts`: the ad accounts that the system user may see, in the order in which they became known.
    func adAccounts(_ call: GraphCall) throws(GraphError) -> JSON {
        let fields = try call.fields()
        // Cursors count down, as those of audiences do.
        let all = accountOrder.enumerated().map { (number: accountOrder.count - $0.offset, account: $0.element) }
        return try list(all, call, number: \.number) { (item) throws(GraphError) in
            try adAccountNode(item.account, call).object(fields)
        }
    }

    /// The page of a list that a call asks for.
    ///
    /// - Parameters:
    ///   - all: The whole list, in falling order of its numbers.
    ///   - call: The call, whose parameters the links to other pages repeat.
    ///   - number: What a cursor stands for.
    ///   - object: How an item is shown.
    func list<Item>(
        _ all: [Item],
        _ call: GraphCall,
        number: (Item) -> Int,
        object: (Item) throws(GraphError) -> JSON
    ) throws(GraphError) -> JSON {
        let page = try Page(call.parameters)
        let (items, hasPrevious, hasNext) = page.items(all, number: number)
        guard let first = items.first, let last = items.last else { return ["data": []] }
        var data: [JSON] = []
        for item in items { data.append(try object(item)) }
        let before = Page.cursor(number(first))
        let after = Page.cursor(number(last))
        var paging: [JSON.Member] = [
            .init(name: "cursors", value: ["before": .text(before), "after": .text(after)])
        ]
        if hasNext { paging.append(.init(name: "next", value: .text(link(call, "after", after)))) }
        if hasPrevious { paging.append(.init(name: "previous", value: .text(link(call, "before", before)))) }
        return ["data": .array(data), "paging": .object(paging)]
    }

    private func link(_ call: GraphCall, _ direction: String, _ cursor: String) -> String {
        let kept = call.parameters.all.filter { !["after", "before"].contains($0.name) }
        var query = kept.map { name, value in
            "\(name)=\(FormDecoding.encoded(String(decoding: value.bytes[value.range], as: UTF8.self)))"
        }
        query.append("\(direction)=\(cursor)")
        let path = ([call.version] + call.request.path).joined(separator: "/")
        return "\(call.request.origin)/\(path)?\(query.joined(separator: "&"))"
    }
}
