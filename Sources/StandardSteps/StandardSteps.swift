public import CanvasStep

/// The steps that every canvas is made of: delays, splits and messages.
public struct StandardSteps: StepPlugin {
    /// Makes the plugin.
    public init() {}

    /// `standard`.
    public var name: String { "standard" }
    /// Stable.
    public var stability: Stability { .stable }
    /// Delay, decision split, audience paths, experiment paths and message.
    public var stepTypes: [any Step.Type] {
        [Delay.self, DecisionSplit.self, AudiencePaths.self, ExperimentPaths.self, Message.self]
    }
}
