import CanvasModel
import NetworkSimulator

/// Replacing all who are in an audience.
///
/// Source: Meta, Customer File Custom Audiences guide, "Replace users": the first batch lets the old members go, the
/// audience is being replaced until the last one, and 90 minutes after the first it closes with what came.
extension FacebookSimulator {
    /// Meta: the members that an audience may have to be replaced.
    private static let most = 100_000_000

    /// `POST <audience>/usersreplace`.
    mutating func replaceUsers(of id: String, _ call: GraphCall) throws(GraphError) -> JSON {
        let account = try requireOpenForUploads(id, call)
        guard call.parameters["payload"] != nil, call.parameters["session"] != nil else {
            throw .missing(["payload", "session"].filter { call.parameters[$0] == nil })
        }
        let upload = try PeopleUpload(call, matching: matching, keepsRows: keepsRows)
        try requireSource(upload.schema, of: id)
        guard let batch = upload.batch else { throw .missing(["session"]) }
        try requireSequence(batch, of: id, account: account, at: call.instant)
        let isValueBased = audiencesByID[id]?.isValueBased ?? false
        guard upload.schema.names.contains("LOOKALIKE_VALUE") == isValueBased else { throw .valueKindChanged }

        if audiencesByID[id]?.replacement == nil { audiencesByID[id]?.beginReplacement(batch.id, at: call.instant) }
        var session = session(of: batch, audience: id, account: account, at: call.instant)
        session.count(upload, isLast: batch.isLast, at: call.instant)
        accounts[account]?.sessions.keep(session)
        apply(upload, .add, to: id, at: call.instant)
        if batch.isLast { audiencesByID[id]?.endReplacement() }
        return upload.answer(session, audience: id)
    }

    private func requireSequence(
        _ batch: SessionBatch,
        of id: String,
        account: String,
        at instant: Instant
    ) throws(GraphError) {
        guard let audience = audiencesByID[id] else { return }
        if let open = audience.replacement {
            guard open.session == batch.id, batch.sequence != 1 else { throw .replacement(.inProgress) }
            return
        }
        if let known = accounts[account]?.sessions[batch.id] {
            throw .replacement(known.isFinished ? .finished : .timedOut)
        }
        guard batch.sequence == 1 else { throw .replacement(.firstBatchMissing) }
        guard audience.members.count < Self.most else { throw .replacement(.tooLarge) }
        // Only what no upload mends stands in the way.
        guard [200, 410, 411, 412, 415].contains(AudienceNode(audience, options: options).operationStatus.code) else {
            throw .replacement(.wentWrong)
        }
    }
}
