public import CanvasModel

/// When a network has which bad day, as a scenario's `faults` and `POST /_simulator/faults` write it:
/// `{ at: 1h, for: 2h, respond: rate_limited }`.
public struct FaultRule: Hashable, Sendable {
    /// When a fault begins.
    public enum Beginning: Hashable, Sendable {
        /// At an instant.
        case at(Instant)
        /// So long after the start: of the run, or the first request after the rule was posted.
        case after(Interval)
    }

    /// What happens.
    public var fault: SimulatorFault
    /// When it begins.
    public var begins: Beginning
    /// How long it lasts; `nil` for ever.
    public var lasts: Interval?
    /// How many requests it strikes; `nil` for all.
    public var requests: Int?
    /// The method of the requests that it strikes, `POST`; `nil` for all.
    public var method: String?
    /// What the path of the requests that it strikes contains, without the query; `nil` for all.
    public var path: String?

    /// The answers of a scripted one, of which the first request that it strikes gets the first, and so on; when they are
    /// used up it strikes no more.
    public var answers: [ScriptedAnswer]

    /// Describes a bad day.
    public init(
        _ fault: SimulatorFault,
        begins: Beginning = .after(.zero),
        lasts: Interval? = nil,
        requests: Int? = nil,
        method: String? = nil,
        path: String? = nil,
        answers: [ScriptedAnswer] = []
    ) {
        self.fault = fault
        self.begins = begins
        self.lasts = lasts
        self.requests = requests
        self.method = method
        self.path = path
        self.answers = answers
    }
}
