public import CanvasModel
public import CanvasStep

/// A user journey, read and checked: what the runner runs.
public struct Canvas: Sendable {
    /// Its name.
    public var name: String
    /// What it is for.
    public var description: String
    /// When people enter.
    public var schedule: EntrySchedule
    /// Who may enter; everybody when absent.
    public var audience: Filter?
    /// How often and how many.
    public var entry: EntryRules
    /// The events that make an entry leave.
    public var exitEvents: [String]
    /// The filter that makes an entry leave when a step ends.
    public var exitFilter: Filter?
    /// The events that count as success, the primary one first.
    public var conversions: [ConversionEvent]
    /// The variants; one that takes everybody when the document names none.
    public var variants: [Variant]
    /// The filters that the document names for `segment`.
    public var segments: [String: Filter]
    /// The steps in document order.
    public var steps: [PlacedStep]
    /// The indices of the steps in topological order of the graph without the edges on which time passes; steps that
    /// none such edge orders stand in document order.
    public var order: [Int]
    /// The longest time that the journey can take, without loops.
    public var longestPath: Interval

    /// Makes a canvas.
    public init(
        name: String,
        description: String,
        schedule: EntrySchedule,
        audience: Filter?,
        entry: EntryRules,
        exitEvents: [String],
        exitFilter: Filter?,
        conversions: [ConversionEvent],
        variants: [Variant],
        segments: [String: Filter],
        steps: [PlacedStep],
        order: [Int],
        longestPath: Interval
    ) {
        self.name = name
        self.description = description
        self.schedule = schedule
        self.audience = audience
        self.entry = entry
        self.exitEvents = exitEvents
        self.exitFilter = exitFilter
        self.conversions = conversions
        self.variants = variants
        self.segments = segments
        self.steps = steps
        self.order = order
        self.longestPath = longestPath
    }
}

/// When people enter a canvas.
public enum EntrySchedule: Sendable {
    /// Everybody of the audience at once, at the start of the run or an instant, and again at an interval.
    case scheduled(at: Instant?, every: Interval?, occurrences: Int?)
    /// Whoever does an event, at the instant of the event.
    case actionBased(event: String)
    /// Whoever a call names; in a run, whoever has an event named ``triggerEvent``.
    case apiTriggered

    /// The name of the events that stand for calls of an API-triggered canvas.
    public static let triggerEvent = "canvas.trigger"
}

/// How often a person may enter, and how many people.
public struct EntryRules: Sendable {
    /// How long after an entry the same person may enter again; `nil` for never.
    public var reentryAfter: Interval?
    /// How many entries there may be.
    public var maxEntries: EntryCap?

    /// Makes rules.
    public init(reentryAfter: Interval? = nil, maxEntries: EntryCap? = nil) {
        self.reentryAfter = reentryAfter
        self.maxEntries = maxEntries
    }
}

/// A cap on entries.
public struct EntryCap: Hashable, Sendable {
    /// What the cap counts over.
    public enum Period: String, CaseIterable, Sendable {
        /// The whole run.
        case lifetime
        /// An hour of UTC.
        case hour
        /// A day of UTC.
        case day
        /// One time that a scheduled canvas takes people in.
        case occurrence
    }

    /// How many entries.
    public var count: Int
    /// Over what.
    public var period: Period

    /// Makes a cap.
    public init(count: Int, period: Period) {
        self.count = count
        self.period = period
    }
}

/// An event that counts as success.
public struct ConversionEvent: Hashable, Sendable {
    /// Its name in the result.
    public var name: String
    /// The event.
    public var event: String
    /// How long after the entry it counts.
    public var within: Interval

    /// Makes a conversion event.
    public init(name: String, event: String, within: Interval) {
        self.name = name
        self.event = event
        self.within = within
    }
}

/// One of the ways that people are divided over at entry.
public struct Variant: Sendable {
    /// Its name.
    public var name: String
    /// Its share of the entries in hundredths of a percent, 0 to 10,000.
    public var share: Int
    /// Whether its people only count for comparison and leave at once.
    public var isControl: Bool
    /// The index of the step that it begins with; `nil` for a control group.
    public var firstStep: Int?

    /// Makes a variant.
    public init(name: String, share: Int, isControl: Bool, firstStep: Int?) {
        self.name = name
        self.share = share
        self.isControl = isControl
        self.firstStep = firstStep
    }
}
