public import CanvasModel
public import CanvasStep

/// Divides people by one filter into `yes` and `no`, at the instant at which they come.
///
/// Source: Braze, Decision Split.
public struct DecisionSplit: ImmediateStep {
    /// What a decision split asks.
    public struct Settings: StepSettings {
        /// The filter.
        public var condition = Filter.all([])

        /// Makes the settings that a document which says nothing means.
        public init() {}
    }

    /// The type's name, settings and paths.
    public static let declaration = StepDeclaration<Settings>(
        type: "decision_split",
        title: "Decision Split",
        summary: "Divides people by one filter into yes and no.",
        fields: [
            Field(
                "if",
                \.condition,
                .filter,
                "The filter that who takes `yes` passes.",
                example: "{ event: purchase, in_last: 3d }"
            )
        ],
        paths: [StepPath("yes"), StepPath("no")],
        passing: { settings, path in path == "yes" ? settings.condition : .not(settings.condition) }
    )

    private let condition: Predicate

    /// Makes the step.
    public static func launch(
        _ settings: Settings,
        shared: NothingShared,
        context: LaunchContext
    ) async throws -> DecisionSplit {
        DecisionSplit(condition: context.compile(settings.condition))
    }

    /// Asks the filter about each person.
    public mutating func process(_ cohort: inout Cohort) {
        let condition = condition.evaluator(at: cohort.now, in: cohort.context.facts)
        cohort.divide { condition.holds(for: $0.person, entry: $0.entry) ? 0 : 1 }
    }
}
