public import CanvasModel

/// What becomes of a visit.
public struct Verdict: Hashable, Sendable {
    /// The three things that can become of a visit.
    public enum Kind: UInt8, Sendable {
        /// It goes on by a path.
        case advance
        /// It stays.
        case wait
        /// Its entry leaves the canvas.
        case exit
    }

    /// Which of the three.
    public let kind: Kind
    /// The path to go on by, an index into the declared ones.
    public let path: UInt8
    /// The events to wait for, a bit for each declared one.
    public let events: UInt32
    /// When to go on, or until when to wait.
    public let instant: Instant
    /// What the visit brings back when it has waited.
    public let state: UInt64
    /// Why the entry leaves; `nil` unless it does.
    public let reason: ExitReason?

    @usableFromInline
    init(kind: Kind, path: UInt8, events: UInt32, instant: Instant, state: UInt64, reason: ExitReason? = nil) {
        self.kind = kind
        self.path = path
        self.events = events
        self.instant = instant
        self.state = state
        self.reason = reason
    }

    /// Goes on at once.
    ///
    /// - Parameter path: The path, an index into the declared ones.
    @inlinable
    public static func advance(by path: UInt8 = 0) -> Verdict {
        advance(by: path, at: Instant(seconds: .min))
    }

    /// Goes on later: the time passes on the path, and nothing but the end of the canvas can happen meanwhile.
    ///
    /// - Parameters:
    ///   - path: The path, an index into the declared ones.
    ///   - instant: When; what is not in the future is at once.
    @inlinable
    public static func advance(by path: UInt8 = 0, at instant: Instant) -> Verdict {
        Verdict(kind: .advance, path: path, events: 0, instant: instant, state: 0)
    }

    /// Stays until an instant, or until one of the declared events of the person.
    ///
    /// - Parameters:
    ///   - instant: Until when, at least the next second.
    ///   - events: A bit for each declared event that ends the wait.
    ///   - state: What the visit brings back.
    @inlinable
    public static func wait(until instant: Instant, for events: UInt32 = 0, state: UInt64 = 0) -> Verdict {
        Verdict(kind: .wait, path: 0, events: events, instant: instant, state: state)
    }

    /// Leaves the canvas.
    @inlinable
    public static func exit(_ reason: ExitReason) -> Verdict {
        Verdict(kind: .exit, path: 0, events: 0, instant: Instant(seconds: .min), state: 0, reason: reason)
    }
}

/// Why an entry left the canvas.
///
/// The name is static, so that a verdict is a plain value without references: millions of them are made.
public struct ExitReason: Hashable, Sendable {
    private let text: StaticString

    /// Names a reason.
    ///
    /// - Parameter name: The name in the result, `snake_case`.
    public init(_ name: StaticString) {
        text = name
    }

    /// The name in the result.
    public var name: String { text.description }

    /// Whether both have one name.
    public static func == (left: ExitReason, right: ExitReason) -> Bool {
        // The same literal, nearly always; two literals of one text are one reason too.
        left.text.utf8Start == right.text.utf8Start || left.name == right.name
    }

    /// Hashes the name.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
    }

    /// Nothing came after.
    public static let completed = ExitReason("completed")
    /// An exit event happened.
    public static let exitCriteria = ExitReason("exit_criteria")
    /// The entry was in the control group.
    public static let controlGroup = ExitReason("control_group")
}
