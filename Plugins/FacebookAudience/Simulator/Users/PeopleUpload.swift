import NetworkSimulator

/// What a request to change the people of an audience carries.
///
/// Source: Meta, Custom Audience Users reference, `payload` and `session`.
struct PeopleUpload {
    let schema: MatchSchema
    var rows: UserRows
    let batch: SessionBatch?

    /// Meta: the rows that one request may hold.
    private static let rowLimit = 10_000

    init(_ call: GraphCall, matching: MatchDraw, keepsRows: Bool) throws(GraphError) {
        guard let payload = try call.parameters.structure("payload") else { throw .missing(["payload"]) }
        batch = try call.parameters.json("session").map { (json) throws(GraphError) in try SessionBatch(json) }
        var schema: JSON?
        var data: Range<Int>?
        var appIDs: JSON?
        var pageIDs: JSON?
        do {
            var scanner = JSONScanner(payload.bytes, in: payload.range)
            try scanner.object { (name, scanner) throws(JSONScanner.Malformed) in
                switch name {
                case "schema": schema = try scanner.value()
                case "app_ids": appIDs = try scanner.value()
                case "page_ids": pageIDs = try scanner.value()
                case "data": data = try scanner.skipValue()
                default: _ = try scanner.skipValue()
                }
            }
            guard scanner.peek() == nil else { throw JSONScanner.Malformed() }
        } catch {
            throw .invalidParameter
        }
        self.schema = try MatchSchema(schema)
        if schema == "UID", appIDs == nil { throw .required("payload[app_ids]") }
        if self.schema.names.contains("PAGEUID") {
            guard case .array(let pages) = pageIDs, pages.count == 1 else { throw .required("payload[page_ids]") }
        }
        guard let data else { throw .schemaMismatch }
        // Who is refused on a bad day is shown by what the row held.
        let isPartial = call.fault == .partialFailure
        rows = try UserRows(
            payload.bytes,
            in: data,
            schema: self.schema,
            limit: Self.rowLimit,
            matching: matching,
            keepsRows: keepsRows || isPartial
        )
        if isPartial { rows.refuseSome(seed: matching.seed) }
    }

    /// How many of the rows are of people whom the network knows.
    var matched: Int { rows.members.count { $0 & 1 == 1 } }

    /// The answer to it.
    func answer(_ session: UploadSession, audience: String?) -> JSON {
        var members: [JSON.Member] = [
            .init(name: "session_id", value: .text("\(session.id)")),
            .init(name: "num_received", value: .number(session.received)),
            .init(name: "num_invalid_entries", value: .number(rows.invalid)),
            .init(name: "invalid_entry_samples", value: .object(rows.samples)),
        ]
        if let audience { members.insert(.init(name: "audience_id", value: .text(audience)), at: 0) }
        return .object(members)
    }
}
