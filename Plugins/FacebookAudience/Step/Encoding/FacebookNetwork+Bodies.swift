public import AudienceSync
public import CanvasModel
public import CanvasStep

extension FacebookNetwork {
    /// Makes the encoder of one choice of match keys.
    public func encoder(for matching: FacebookMatching, people: People) -> FacebookRowEncoder {
        FacebookRowEncoder(matching, people: people, today: today)
    }

    /// Makes an encoder of every match key that Meta knows, of the attributes that a step reads unless it is told others.
    public func describer(people: People, today: CivilDate) -> FacebookRowEncoder? {
        FacebookRowEncoder(FacebookMatching(keys: MatchKey.inOrderOfTheGuide), people: people, today: today)
    }

    /// Writes what stands before the rows.
    ///
    /// A removal is a POST that says so in its body: of a DELETE, servers and proxies drop the body, and the payload in
    /// the query is what makes the official libraries fail from 300 rows on (facebook-python-business-sdk issue 717).
    public func begin(_ target: SyncTarget<FacebookTarget>, in body: inout ByteBuffer) {
        body.append(UInt8(ascii: "{"))
        if target.operation == .remove { body.append(literal: #""method":"DELETE","#) }
        body.append(literal: #""payload":{"schema":["#)
        for (index, column) in target.audience.matching.schema.enumerated() {
            if index > 0 { body.append(UInt8(ascii: ",")) }
            body.append(UInt8(ascii: "\""))
            body.append(column)
            body.append(UInt8(ascii: "\""))
        }
        body.append(literal: #"],"is_raw":true,"data":["#)
    }

    /// Makes the request of a batch, and signs it.
    public func request(
        for batch: SyncBatch<FacebookTarget>,
        body: consuming ByteBuffer,
        credentials: [String: Secret],
        at instant: Instant
    ) -> HTTPRequest {
        let session = batch.session
        body.append(literal: #"]},"session":{"session_id":"#)
        body.append("\(session.id)")
        body.append(literal: #","batch_seq":"#)
        body.append("\(session.sequence)")
        body.append(literal: #","last_batch_flag":"#)
        body.append(session.isLast ? "true" : "false")
        body.append(literal: #","estimated_num_total":"#)
        body.append("\(session.estimatedTotal)")
        body.append(UInt8(ascii: "}"))
        let requests = GraphRequests(batch.target.audience.version, credentials: credentials)
        return requests.post("\(batch.target.handle.id)/users", unfinished: &body)
    }
}
