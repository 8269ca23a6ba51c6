public import CanvasModel

/// What simulated people do by themselves.
public struct Behavior: Sendable {
    /// What a behavior follows.
    public enum Cause: Hashable, Sendable {
        /// The start of the run.
        case start
        /// Something that happens between a person and a step; the step by its index in the canvas.
        case interaction(Interaction, step: Int)
        /// The arrival of a person at a step.
        case arrival(step: Int)
        /// Another event.
        case event(String)
    }

    /// What they do.
    public enum Act: Hashable, Sendable {
        /// An event, with properties.
        case event(String, Properties)
        /// Opening, or clicking, what a step sent.
        case interaction(Interaction, step: Int)
    }

    /// What it follows.
    public var cause: Cause
    /// What they do.
    public var act: Act
    /// How likely, 0 to 1.
    public var probability: Double
    /// How long after the cause, at most; the time is uniform over it.
    public var within: Interval
    /// Who does it, asked at the time of doing.
    public var condition: Filter?
    /// How long after doing it they may do it again; `nil` for once.
    public var every: Interval?

    /// Makes a behavior.
    public init(
        cause: Cause,
        act: Act,
        probability: Double,
        within: Interval,
        condition: Filter? = nil,
        every: Interval? = nil
    ) {
        self.cause = cause
        self.act = act
        self.probability = probability
        self.within = within
        self.condition = condition
        self.every = every
    }
}
