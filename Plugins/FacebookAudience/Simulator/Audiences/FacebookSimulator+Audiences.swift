import CanvasModel
import NetworkSimulator

/// Audiences: making, listing, changing and deleting them.
extension FacebookSimulator {
    /// Meta: Custom Audience reference, `subtype`.
    private static let subtypes = [
        "APP", "BAG_OF_ACCOUNTS", "BIDDING", "CLAIM", "CUSTOM", "ENGAGEMENT", "EXCLUSION", "FOX", "LOOKALIKE",
        "MANAGED", "MEASUREMENT", "OFFLINE_CONVERSION", "PARTNER", "PRIMARY", "REGULATED_CATEGORIES_AUDIENCE",
        "STUDY_RULE_AUDIENCE", "SUBSCRIBER_SEGMENT", "VIDEO", "WEBSITE",
    ]
    private static let sources = ["USER_PROVIDED_ONLY", "PARTNER_PROVIDED_ONLY", "BOTH_USER_AND_PARTNER_PROVIDED"]
    /// What is kept as sent, to be read again; everything else that is unknown is ignored.
    private static let keptTexts = [
        "description", "customer_file_source", "opt_out_link", "retention_days", "is_value_based", "pixel_id",
        "rule_aggregation", "usage_restriction", "origin_audience_id",
    ]
    private static let keptStructures = [
        "allowed_domains", "audience_labels", "lookalike_spec", "use_for_products", "rule",
    ]

    /// Makes an audience and tells its identifier: numeric, rising, a function of the seed and of how many there were.
    mutating func makeAudience(
        named name: String,
        subtype: String,
        in account: String,
        at instant: Instant
    ) -> String {
        let ordinal = audiencesMade
        audiencesMade += 1
        let run = StableHash.combine(seed, StableHash.of("audience")) % 1_000_000
        let tail = StableHash.combine(run, UInt64(ordinal)) % 1000
        let id = "\(120_200_000_000_000_000 + run * 100_000_000 + UInt64(ordinal) * 1000 + tail)"
        audiencesByID[id] = CustomAudience(
            id: id,
            account: account,
            ordinal: ordinal,
            name: name,
            subtype: subtype,
            at: instant
        )
        audienceOrder.append(id)
        accounts[account]?.audiences.append(id)
        return id
    }

    /// `POST act_<number>/customaudiences`.
    mutating func createAudience(in account: String, _ call: GraphCall) throws(GraphError) -> JSON {
        try requireEditing(account, call)
        let parameters = call.parameters
        let name = parameters.text("name") ?? ""
        let subtype = parameters.text("subtype") ?? ""
        var missing = [("name", name), ("subtype", subtype)].filter(\.1.isEmpty).map(\.0)
        if subtype == "CUSTOM", (parameters.text("customer_file_source") ?? "").isEmpty {
            missing.append("customer_file_source")
        }
        guard missing.isEmpty else { throw .missing(missing) }
        guard Self.subtypes.contains(subtype) else { throw .notOneOf("subtype", Self.subtypes) }
        let kept = try keptParameters(parameters)
        let fields = try call.fields()
        let limit = Self.mostAudiences(subtype)
        let existing = accounts[account]?.audiences ?? []
        guard existing.count(where: { audiencesByID[$0]?.subtype == subtype }) < limit else {
            throw .tooManyAudiences(limit)
        }
        if subtype == "LOOKALIKE" { try requireSeed(kept) }
        let id = makeAudience(named: name, subtype: subtype, in: account, at: call.instant)
        for member in kept { audiencesByID[id]?.keep(member.name, member.value) }
        // Read after write: the official library puts the fields into the body.
        guard let fields, let audience = audiencesByID[id] else { return ["id": .text(id)] }
        return try node(audience).object(fields)
    }

    /// Refuses a lookalike whose seed is unknown or too small.
    private func requireSeed(_ parameters: [JSON.Member]) throws(GraphError) {
        guard let id = parameters.first(where: { $0.name == "origin_audience_id" })?.value.scalarText else {
            throw .missing(["origin_audience_id"])
        }
        guard let origin = audiencesByID[id] else { throw .unsupported(.get, object: id) }
        // Meta: Lookalike Audiences guide, a seed of at least 100 people.
        guard origin.members.matched >= 100 else { throw .seedTooSmall }
    }

    /// An audience as the Graph shows it.
    func node(_ audience: CustomAudience) -> AudienceNode {
        AudienceNode(audience, options: options, lookalikes: lookalikes(of: audience.id))
    }

    private func lookalikes(of id: String) -> [String] {
        audienceOrder.filter { audiencesByID[$0]?.parameter("origin_audience_id")?.scalarText == id }
    }

    /// `GET <audience>`.
    func readAudience(_ id: String, _ call: GraphCall) throws(GraphError) -> JSON {
        guard let audience = audiencesByID[id] else { throw .unsupported(.get, object: id) }
        try requireSharing(audience, call)
        return try node(audience).object(call.fields())
    }

    /// `GET act_<number>/customaudiences`, the newest first.
    mutating func listAudiences(of account: String, _ call: GraphCall) throws(GraphError) -> JSON {
        let fields = try call.fields()
        let filters = try AudienceFilter.read(call.parameters)
        if let limit = call.parameters.text("limit").flatMap({ Int($0) }), limit > Self.mostListed {
            throw .tooMuchData
        }
        var all: [CustomAudience] = []
        for id in (accounts[account]?.audiences ?? []).reversed() {
            audiencesByID[id]?.settle(at: call.instant)
            guard let audience = audiencesByID[id] else { continue }
            let node = AudienceNode(audience, options: options)
            var isAccepted = true
            for filter in filters where isAccepted { isAccepted = try filter.accepts(node) }
            if isAccepted { all.append(audience) }
        }
        return try list(all, call, number: \.ordinal) { (audience) throws(GraphError) in
            try node(audience).object(fields)
        }
    }

    /// `POST <audience>`.
    mutating func updateAudience(_ id: String, _ call: GraphCall) throws(GraphError) -> JSON {
        try requireEditing(audiencesByID[id]?.account ?? "", call)
        guard options.canEdit else { throw .mayNotUpdate(id) }
        if options.operationStatus == 471 {
            throw call.parameters["rule"] == nil ? .mayNotEditFlagged : .restrictedFields
        }
        let kept = try keptParameters(call.parameters)
        if let name = call.parameters.text("name") {
            guard !name.isEmpty else { throw .notA("string", "name") }
            audiencesByID[id]?.name = name
        }
        for member in kept where member.name != "is_value_based" {
            audiencesByID[id]?.keep(member.name, member.value)
        }
        audiencesByID[id]?.updatedAt = call.instant
        return ["success": true]
    }

    /// `DELETE <audience>`.
    mutating func deleteAudience(_ id: String, _ call: GraphCall) throws(GraphError) -> JSON {
        let account = audiencesByID[id]?.account ?? ""
        try requireEditing(account, call)
        guard lookalikes(of: id).isEmpty else { throw .hasLookalikes }
        audiencesByID[id] = nil
        audienceOrder.removeAll { $0 == id }
        accounts[account]?.audiences.removeAll { $0 == id }
        return ["success": true]
    }

    /// Refuses whoever may not change the audiences of an ad account.
    func requireEditing(_ account: String, _ call: GraphCall) throws(GraphError) {
        guard options.hasScope else { throw .missingScope }
        guard options.hasTasks else { throw .noTask }
        guard options.accessTier == .standard || options.isAppAdmin else { throw .developmentAccess }
        guard hasTerms(call) else { throw .termsNotAccepted(account: account) }
    }

    /// Whether the Custom Audience terms are accepted now.
    func hasTerms(_ call: GraphCall) -> Bool {
        options.termsAccepted && call.fault != .termsWithdrawn
    }

    /// How many audiences a page may have before Meta asks for less; the figure is ours.
    private static let mostListed = 5_000

    /// Meta: Custom Audiences, limits of an ad account.
    private static func mostAudiences(_ subtype: String) -> Int {
        switch subtype {
        case "WEBSITE": 10_000
        case "APP": 200
        default: 500
        }
    }

    private func keptParameters(_ parameters: GraphParameters) throws(GraphError) -> [JSON.Member] {
        if let source = parameters.text("customer_file_source"), !Self.sources.contains(source) {
            throw .notOneOf("customer_file_source", Self.sources)
        }
        if let days = parameters.text("retention_days") {
            guard let days = Int(days), (1...180).contains(days) else { throw .invalidParameter }
        }
        var kept: [JSON.Member] = []
        for name in Self.keptTexts {
            guard let text = parameters.text(name) else { continue }
            kept.append(.init(name: name, value: .text(text)))
        }
        for name in Self.keptStructures where parameters[name] != nil {
            guard let value = try parameters.json(name) else { continue }
            kept.append(.init(name: name, value: value))
        }
        return kept
    }
}
