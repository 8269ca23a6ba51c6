import CanvasModel
import NetworkSimulator

/// Who is in an audience.
///
/// Source: Meta, Custom Audience Users reference and the Customer File Custom Audiences guide.
extension FacebookSimulator {
    /// What a request does with the rows that it carries.
    enum UserChange {
        case add, remove
    }

    /// `POST` and `DELETE` of `<audience>/users`.
    mutating func changeUsers(
        of id: String,
        _ change: UserChange,
        _ call: GraphCall
    ) throws(GraphError) -> JSON {
        let account = try requireOpenForUploads(id, call)
        if audiencesByID[id]?.replacement != nil { throw .replacement(.inProgress) }
        let upload = try PeopleUpload(call, matching: matching, keepsRows: keepsRows)
        try requireSource(upload.schema, of: id)
        if change == .remove, options.removalFloor > 0, let audience = audiencesByID[id],
            audience.count(without: upload.rows) < options.removalFloor
        {
            throw .tooSmall
        }
        var session = session(of: upload.batch, audience: id, account: account, at: call.instant)
        guard session.accepts(at: call.instant) else { return upload.answer(session, audience: id) }
        session.count(upload, isLast: upload.batch?.isLast ?? true, at: call.instant)
        accounts[account]?.sessions.keep(session)
        apply(upload, change, to: id, at: call.instant)
        return upload.answer(session, audience: id)
    }

    /// `DELETE act_<number>/usersofanyaudience`: out of every customer list of the ad account.
    mutating func removeFromAll(of account: String, _ call: GraphCall) throws(GraphError) -> JSON {
        try requireEditing(account, call)
        let upload = try PeopleUpload(call, matching: matching, keepsRows: keepsRows)
        var session = session(of: upload.batch, audience: "", account: account, at: call.instant)
        guard session.accepts(at: call.instant) else { return upload.answer(session, audience: nil) }
        session.count(upload, isLast: upload.batch?.isLast ?? true, at: call.instant)
        accounts[account]?.sessions.keep(session)
        for id in accounts[account]?.audiences ?? [] where audiencesByID[id]?.subtype == "CUSTOM" {
            audiencesByID[id]?.remove(upload)
            audiencesByID[id]?.contentUpdatedAt = call.instant
        }
        return upload.answer(session, audience: nil)
    }

    /// Refuses whoever may not change the people of the audience now; tells its ad account.
    mutating func requireOpenForUploads(_ id: String, _ call: GraphCall) throws(GraphError) -> String {
        guard let account = audiencesByID[id]?.account else { throw .unsupported(call.request.method, object: id) }
        try requireEditing(account, call)
        guard options.canEdit else { throw .mayNotUpdate(id) }
        audiencesByID[id]?.settle(at: call.instant)
        guard options.operationStatus != 471 else { throw .uploadBlocked }
        return account
    }

    /// Refuses people for an audience that is filled from elsewhere.
    func requireSource(_ schema: MatchSchema, of id: String) throws(GraphError) {
        guard let audience = audiencesByID[id] else { return }
        guard audience.subtype == "CUSTOM" else {
            throw .wrongDataSource(audience.subtype, given: "FILE_IMPORTED.\(schema.dataSource)")
        }
        if options.pinsDataSource, let first = audience.dataSource, first != schema.dataSource {
            throw .wrongDataSource("FILE_IMPORTED.\(first)", given: "FILE_IMPORTED.\(schema.dataSource)")
        }
    }

    /// The session that a batch says it belongs to; who says nothing gets one of his own.
    func session(of batch: SessionBatch?, audience: String, account: String, at instant: Instant) -> UploadSession {
        let made = StableHash.combine(StableHash.combine(seed, StableHash.of("session")), requests) >> 1 | 1
        let id = batch?.id ?? made
        return accounts[account]?.sessions[id] ?? UploadSession(id: id, audience: audience, at: instant)
    }

    /// Takes the rows of an upload in, or out.
    mutating func apply(_ upload: PeopleUpload, _ change: UserChange, to id: String, at instant: Instant) {
        switch change {
        case .add: audiencesByID[id]?.insert(upload, keepsRows: keepsRows)
        case .remove: audiencesByID[id]?.remove(upload)
        }
        audiencesByID[id]?.note(upload, at: instant)
    }

    /// `GET <audience>/sessions`: what was uploaded in the last day, the newest first.
    func listSessions(of id: String, _ call: GraphCall) throws(GraphError) -> JSON {
        guard let account = audiencesByID[id]?.account else { throw .unsupported(.get, object: id) }
        let fields = try call.fields()
        let wanted = call.parameters.text("session_id")
        var all = (accounts[account]?.sessions.all ?? []).filter { $0.audience == id }
        if let wanted { all = all.filter { "\($0.id)" == wanted } }
        let numbered = all.enumerated().reversed().map { (number: $0.offset, session: $0.element) }
        return try list(numbered, call, number: \.number) { (item) throws(GraphError) in
            try UploadSessionNode(session: item.session, instant: call.instant).object(fields)
        }
    }
}
