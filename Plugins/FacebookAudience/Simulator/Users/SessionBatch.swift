import NetworkSimulator

/// Which batch of which session a request says that it is.
///
/// Source: Meta, Custom Audience Users reference, `session`.
struct SessionBatch {
    let id: UInt64
    let sequence: Int64
    let isLast: Bool

    init(_ json: JSON) throws(GraphError) {
        guard case .object = json else { throw .notA("object", "session") }
        guard let text = json["session_id"]?.scalarText else { throw .required("session[session_id]") }
        guard let id = UInt64(text), id > 0, id <= UInt64(Int64.max) else {
            throw .notA("positive integer", "session[session_id]")
        }
        guard let sequence = json["batch_seq"] else { throw .required("session[batch_seq]") }
        guard let sequence = sequence.integer, sequence > 0 else {
            throw .notA("positive integer", "session[batch_seq]")
        }
        self.id = id
        self.sequence = sequence
        isLast = json["last_batch_flag"]?.truth ?? false
    }
}
