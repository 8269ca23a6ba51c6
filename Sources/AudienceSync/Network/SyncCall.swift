public import CanvasModel

/// What an answer answers.
public struct SyncCall: Hashable, Sendable {
    /// Which request of a job it is; `nil` for a check, a search or a creation at launch.
    public let phase: SyncPhase?
    /// What becomes of the people; `nil` at launch.
    public let operation: SyncOperation?
    /// How many rows the job carries.
    public let rows: Int
    /// The session that the rows are part of; `nil` at launch.
    public let session: SyncSession?
    /// The audience; `nil` at launch.
    public let handle: AudienceHandle?
    /// The virtual instant of sending.
    public let sentAt: Instant

    private init(
        _ phase: SyncPhase?,
        _ operation: SyncOperation?,
        rows: Int,
        session: SyncSession?,
        handle: AudienceHandle?,
        sentAt: Instant
    ) {
        (self.phase, self.operation, self.rows) = (phase, operation, rows)
        (self.session, self.handle, self.sentAt) = (session, handle, sentAt)
    }

    /// A check, a search or a creation at launch.
    public static let launch = launch(at: Instant(seconds: 0))

    /// A check, a search or a creation at launch.
    public static func launch(at instant: Instant) -> SyncCall {
        SyncCall(nil, nil, rows: 0, session: nil, handle: nil, sentAt: instant)
    }

    /// A batch of rows, or a further request of the job that it began.
    public static func rows(
        _ operation: SyncOperation,
        rows: Int,
        session: SyncSession,
        phase: SyncPhase = .rows,
        handle: AudienceHandle? = nil,
        at instant: Instant = Instant(seconds: 0)
    ) -> SyncCall {
        SyncCall(phase, operation, rows: rows, session: session, handle: handle, sentAt: instant)
    }
}

/// Which request of a job: the rows themselves, or what a network wants to be asked after them.
public struct SyncPhase: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
    /// Its name, `commit` or `poll` for instance.
    public let rawValue: String

    /// Names a phase.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// Names a phase.
    public init(stringLiteral value: String) { rawValue = value }

    /// The request that carries the rows.
    public static let rows = SyncPhase(rawValue: "rows")
}
