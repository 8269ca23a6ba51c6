import CanvasModel

/// The sessions of one ad account, within which their identifiers are unique.
struct UploadSessions {
    /// How long a session is remembered, so that what comes late is known to be late.
    private static let memory = Interval.days(1)

    private var known: [UInt64: UploadSession] = [:]
    private var order: [UInt64] = []
    private var forgotten = 0

    /// The session of that identifier.
    subscript(id: UInt64) -> UploadSession? { known[id] }

    /// All that are remembered, the oldest first.
    var all: [UploadSession] { order[forgotten...].compactMap { known[$0] } }

    /// Remembers a session, new or changed.
    mutating func keep(_ session: UploadSession) {
        if known[session.id] == nil {
            forget(before: session.openedAt - Self.memory)
            order.append(session.id)
        }
        known[session.id] = session
    }

    private mutating func forget(before instant: Instant) {
        while forgotten < order.count, let session = known[order[forgotten]], session.openedAt < instant {
            known[order[forgotten]] = nil
            forgotten += 1
        }
        if forgotten > 1024, forgotten * 2 > order.count {
            order.removeFirst(forgotten)
            forgotten = 0
        }
    }
}

extension UploadSessions: Codable {
    init(from decoder: any Decoder) throws {
        for session in try decoder.singleValueContainer().decode([UploadSession].self) {
            if known[session.id] == nil { order.append(session.id) }
            known[session.id] = session
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(all)
    }
}
