import CanvasModel

/// Who is in an audience.
///
/// Source: Meta, Custom Audience Users reference and the Customer File Custom Audiences guide.
extension FacebookSimulator {
    /// What a request does with the rows that it carries.
    enum UserChange {
        case add, remove
    }

    /// Meta: the rows that one request may hold.
    private static let rowLimit = 10_000

    /// `POST` and `DELETE` of `<audience>/users`.
    mutating func changeUsers(
        of id: String,
        _ change: UserChange,
        _ call: GraphCall
    ) throws(GraphError) -> JSON {
        guard let account = audiencesByID[id]?.account, let subtype = audiencesByID[id]?.subtype else {
            throw .unsupported(call.request.method, object: id)
        }
        try requireEditing(account)
        guard let payload = try call.parameters.structure("payload") else { throw .missing(["payload"]) }
        let batch = try call.parameters.json("session").map { (json) throws(GraphError) in try SessionBatch(json) }
        let upload = try Self.upload(payload.bytes, in: payload.range)
        guard subtype == "CUSTOM" else {
            throw .wrongDataSource(subtype, given: "FILE_IMPORTED.\(upload.schema.dataSource)")
        }
        if options.pinsDataSource, let first = audiencesByID[id]?.dataSource, first != upload.schema.dataSource {
            throw .wrongDataSource("FILE_IMPORTED.\(first)", given: "FILE_IMPORTED.\(upload.schema.dataSource)")
        }
        if change == .remove, options.removalFloor > 0, let audience = audiencesByID[id],
            audience.count(without: upload.rows.members) < options.removalFloor
        {
            throw .tooSmall
        }
        let session = count(upload.rows.count, batch, account: account, at: call.instant)
        if session.isOpen { apply(upload, change, to: id, at: call.instant) }
        return [
            "audience_id": .text(id),
            "session_id": .text("\(session.id)"),
            "num_received": .number(session.received),
            "num_invalid_entries": .number(upload.rows.invalid),
            "invalid_entry_samples": .object(upload.rows.samples),
        ]
    }

    private mutating func apply(
        _ upload: (schema: MatchSchema, rows: UserRows),
        _ change: UserChange,
        to id: String,
        at instant: Instant
    ) {
        let matching = matching
        switch change {
        case .add:
            audiencesByID[id]?.insert(upload.rows.members, matching: matching)
            if audiencesByID[id]?.dataSource == nil { audiencesByID[id]?.dataSource = upload.schema.dataSource }
        case .remove:
            audiencesByID[id]?.remove(upload.rows.members, matching: matching)
        }
        audiencesByID[id]?.received += upload.rows.count
        audiencesByID[id]?.invalid += upload.rows.invalid
        audiencesByID[id]?.contentUpdatedAt = instant
    }

    /// Counts rows in their session, and tells whether the session still takes them.
    private mutating func count(
        _ rows: Int,
        _ batch: SessionBatch?,
        account: String,
        at instant: Instant
    ) -> (id: UInt64, received: Int, isOpen: Bool) {
        guard let batch, var session = accounts[account]?.sessions[batch.id, at: instant] else {
            // Meta makes up an identifier for who sends none.
            let made = StableHash.combine(StableHash.combine(seed, StableHash.of("session")), requests)
            return (made >> 1 | 1, rows, true)
        }
        guard session.accepts(at: instant) else { return (batch.id, session.received, false) }
        session.received += rows
        session.isFinished = batch.isLast
        accounts[account]?.sessions[batch.id, at: instant] = session
        return (batch.id, session.received, true)
    }

    private static func upload(
        _ bytes: [UInt8],
        in range: Range<Int>
    ) throws(GraphError) -> (schema: MatchSchema, rows: UserRows) {
        var schema: JSON?
        var data: Range<Int>?
        var appIDs: JSON?
        do {
            var scanner = JSONScanner(bytes, in: range)
            try scanner.object { (name, scanner) throws(JSONScanner.Malformed) in
                switch name {
                case "schema": schema = try scanner.value()
                case "app_ids": appIDs = try scanner.value()
                case "data": data = try scanner.skipValue()
                default: _ = try scanner.skipValue()
                }
            }
            guard scanner.peek() == nil else { throw JSONScanner.Malformed() }
        } catch {
            throw .invalidParameter
        }
        let columns = try MatchSchema(schema)
        if schema == "UID", appIDs == nil { throw .required("payload[app_ids]") }
        guard let data else { throw .schemaMismatch }
        return (columns, try UserRows(bytes, in: data, schema: columns, limit: rowLimit))
    }
}
