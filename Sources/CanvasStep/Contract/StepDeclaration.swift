public import CanvasModel

/// What a step type says of itself: one source for reading, validation, documentation and the JSON Schema.
public struct StepDeclaration<Settings: StepSettings>: Sendable {
    /// The name that a document's `type:` gives, `snake_case`.
    public let type: String
    /// The name that a person reads.
    public let title: String
    /// What it does, one line.
    public let summary: String
    /// The settings.
    public let fields: [Field<Settings>]
    /// Rules across fields; positions come from the second argument.
    public let rules: @Sendable (Settings, SettingPositions) -> [Diagnostic]
    /// The outgoing paths, in the order of their indices.
    public let paths: @Sendable (Settings) -> [StepPath]
    /// The filter that who leaves by a path has passed, as far as the step's own settings tell.
    public let passing: @Sendable (Settings, String) -> Filter?
    /// The metrics beyond entered, proceeded, exited and waiting.
    public let metrics: [MetricDeclaration]
    /// Whether the document must have a conversion event for the step to make sense.
    public let needsConversion: Bool
    /// The reasons for which the step makes entries leave, beyond those of every canvas.
    public let exits: [ExitReason]

    /// Declares a step type.
    public init(
        type: String,
        title: String,
        summary: String,
        fields: [Field<Settings>] = [],
        rules: @escaping @Sendable (Settings, SettingPositions) -> [Diagnostic] = { _, _ in [] },
        paths: @escaping @Sendable (Settings) -> [StepPath],
        passing: @escaping @Sendable (Settings, String) -> Filter? = { _, _ in nil },
        metrics: [MetricDeclaration] = [],
        needsConversion: Bool = false,
        exits: [ExitReason] = []
    ) {
        self.type = type
        self.title = title
        self.summary = summary
        self.fields = fields
        self.rules = rules
        self.paths = paths
        self.passing = passing
        self.metrics = metrics
        self.needsConversion = needsConversion
        self.exits = exits
    }

    /// Declares a step type whose paths are always the same.
    public init(
        type: String,
        title: String,
        summary: String,
        fields: [Field<Settings>] = [],
        rules: @escaping @Sendable (Settings, SettingPositions) -> [Diagnostic] = { _, _ in [] },
        paths: [StepPath] = [StepPath("next")],
        passing: @escaping @Sendable (Settings, String) -> Filter? = { _, _ in nil },
        metrics: [MetricDeclaration] = [],
        needsConversion: Bool = false,
        exits: [ExitReason] = []
    ) {
        self.init(
            type: type,
            title: title,
            summary: summary,
            fields: fields,
            rules: rules,
            paths: { _ in paths },
            passing: passing,
            metrics: metrics,
            needsConversion: needsConversion,
            exits: exits
        )
    }
}

/// An outgoing path of a step.
public struct StepPath: Hashable, Sendable {
    /// The name that `next:` uses.
    public let name: String
    /// Whether time passes on it, so that a loop over it is no endless one.
    public let takesTime: Bool
    /// The longest time that can pass on it, as far as the settings tell; what a run's length is reckoned from.
    public let atMost: Interval
    /// The share of the visits that chance lets take it, in hundredths of a percent; `nil` when chance has no say.
    public let share: Int?

    /// Declares a path.
    public init(_ name: String, takesTime: Bool = false, atMost: Interval = .zero, share: Int? = nil) {
        self.name = name
        self.takesTime = takesTime
        self.atMost = atMost
        self.share = share
    }
}

/// A figure that a step counts beyond the common ones.
public struct MetricDeclaration: Hashable, Sendable {
    /// The name in the result, `snake_case`.
    public let name: String
    /// What it counts, one sentence.
    public let definition: String
    /// The interaction that the runner counts here by itself, when it is one.
    public let interaction: Interaction?
    /// Whether the metric is one of those that every entered visit is counted in exactly once.
    public let partitionsEntered: Bool

    /// Declares a metric.
    public init(
        _ name: String,
        _ definition: String,
        counts interaction: Interaction? = nil,
        partitionsEntered: Bool = false
    ) {
        self.name = name
        self.definition = definition
        self.interaction = interaction
        self.partitionsEntered = partitionsEntered
    }
}
