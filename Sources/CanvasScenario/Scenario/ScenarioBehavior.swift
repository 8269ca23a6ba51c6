public import CanvasModel

/// What simulated people do, as a scenario writes it: steps by their names.
public struct ScenarioBehavior: Sendable {
    /// What it follows.
    public enum Cause: Hashable, Sendable {
        /// The start of the run.
        case start
        /// Something that happens between a person and a step.
        case interaction(Interaction, step: String, Position)
        /// The arrival of a person at a step.
        case arrival(step: String, Position)
        /// Another event.
        case event(String)
    }

    /// What they do.
    public enum Act: Hashable, Sendable {
        /// An event, with properties.
        case event(String, Properties)
        /// Opening or clicking what the step of the cause sent.
        case interaction(Interaction)
    }

    /// What it follows.
    public var cause: Cause
    /// What they do.
    public var act: Act
    /// How likely, 0 to 1.
    public var probability: Double
    /// How long after the cause, at most.
    public var within: Interval
    /// Who does it.
    public var condition: Filter?
    /// How long after doing it they may do it again.
    public var every: Interval?
    /// Where it was written.
    public var position: Position
}
