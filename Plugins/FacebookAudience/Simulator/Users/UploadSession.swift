import CanvasModel
import NetworkSimulator

/// What came in one session so far.
struct UploadSession: Codable {
    /// Meta: the window that begins with a session's first batch.
    static let window = Interval.minutes(90)

    let id: UInt64
    /// The audience that its first batch was for.
    let audience: String
    let openedAt: Instant
    var latestAt: Instant
    var received = 0
    var matched = 0
    var invalid = 0
    var isFinished = false

    init(id: UInt64, audience: String, at instant: Instant) {
        self.id = id
        self.audience = audience
        openedAt = instant
        latestAt = instant
    }

    /// Whether its window has passed.
    func isOver(at instant: Instant) -> Bool {
        instant - openedAt > Self.window
    }

    /// Whether a batch that comes now still counts.
    func accepts(at instant: Instant) -> Bool {
        !isFinished && !isOver(at: instant)
    }

    /// Counts what came.
    mutating func count(_ upload: PeopleUpload, isLast: Bool, at instant: Instant) {
        received += upload.rows.count
        matched += upload.matched
        invalid += upload.rows.invalid
        latestAt = instant
        isFinished = isLast
    }
}

/// A session as the Graph shows it: every value is text.
///
/// Source: Meta, Custom Audience Session reference.
struct UploadSessionNode: GraphNode {
    static let typeName = "CustomAudienceSession"
    static let defaultFields = [
        "session_id", "start_time", "end_time", "num_received", "num_matched", "num_invalid_entries", "progress",
        "stage",
    ]
    static let alwaysHasID = false

    let session: UploadSession
    let instant: Instant

    func field(_ name: String) -> FieldValue? {
        let isOpen = session.accepts(at: instant)
        switch name {
        case "session_id": return .value(.text("\(session.id)"))
        case "start_time": return .value(.text("\(session.openedAt.seconds)"))
        case "end_time": return isOpen ? .unset : .value(.text("\(session.latestAt.seconds)"))
        case "num_received": return .value(.text("\(session.received)"))
        case "num_matched": return .value(.text("\(session.matched)"))
        case "num_invalid_entries": return .value(.text("\(session.invalid)"))
        case "progress": return .value(.text(isOpen ? "50" : "100"))
        case "stage": return .value(.text(isOpen ? "uploading" : "done"))
        default: return nil
        }
    }
}
