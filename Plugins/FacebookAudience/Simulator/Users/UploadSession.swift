import CanvasModel

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

/// What came in one session so far.
struct UploadSession {
    /// Meta: the window that begins with a session's first batch.
    static let window = Interval.minutes(90)

    let openedAt: Instant
    var received = 0
    var isFinished = false

    /// Whether a batch that comes now still counts.
    func accepts(at instant: Instant) -> Bool {
        !isFinished && instant - openedAt <= Self.window
    }
}

/// The sessions of one ad account, within which their identifiers are unique.
struct UploadSessions {
    /// How long a finished session is remembered, so that what comes late is known to be late.
    private static let memory = Interval.days(1)

    private var open: [UInt64: UploadSession] = [:]
    private var order: [UInt64] = []
    private var forgotten = 0

    /// The session of that identifier, begun now when it is not known.
    subscript(id: UInt64, at instant: Instant) -> UploadSession {
        mutating get {
            if let known = open[id] { return known }
            forget(before: instant - Self.memory)
            order.append(id)
            let session = UploadSession(openedAt: instant)
            open[id] = session
            return session
        }
        set { open[id] = newValue }
    }

    private mutating func forget(before instant: Instant) {
        while forgotten < order.count, let session = open[order[forgotten]], session.openedAt < instant {
            open[order[forgotten]] = nil
            forgotten += 1
        }
        if forgotten > 1024, forgotten * 2 > order.count {
            order.removeFirst(forgotten)
            forgotten = 0
        }
    }
}
