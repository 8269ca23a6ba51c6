public import CanvasModel

/// Somebody who is in the canvas without having come in by its entry: they are put at one of its steps.
///
/// Neither the schedule nor the target audience nor the cap is asked; a canvas that lets nobody in twice does not do so
/// here either. The variant is the one that the person's draw gives if the step lies in it, and else the first one in
/// which it does.
public struct MidFlowEntry: Hashable, Sendable {
    /// The person, an index into `People`.
    public var person: UInt32
    /// The step, an index into the canvas's.
    public var step: Int
    /// When; what lies before the start of the run is the start.
    public var instant: Instant
    /// The entry's context variables.
    public var context: Properties

    /// Describes an entry.
    public init(person: UInt32, step: Int, instant: Instant, context: Properties = Properties()) {
        self.person = person
        self.step = step
        self.instant = instant
        self.context = context
    }
}
